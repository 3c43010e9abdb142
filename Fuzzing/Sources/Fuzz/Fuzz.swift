import CLibFuzzer
import Foundation

@testable import CalFeed

/// Has libFuzzer make bytes, and looks whether what is read of them is as it must be.
///
/// The variable `TARGET` says what reads: `decoder`, `tokeniser` or `reader`. The arguments are libFuzzer's.
@main
struct Fuzz {
    static func main() {
        guard let target = Target(rawValue: ProcessInfo.processInfo.environment["TARGET"] ?? "") else {
            print("usage: TARGET=decoder|tokeniser|reader fuzz [options of libFuzzer] [folders]")
            exit(2)
        }
        var count = CommandLine.argc
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
        let status =
            switch target {
            case .decoder: LLVMFuzzerRunDriver(&count, &arguments) { Fuzz.check($0, $1, by: Fuzz.decode) }
            case .tokeniser: LLVMFuzzerRunDriver(&count, &arguments) { Fuzz.check($0, $1, by: Fuzz.tokenise) }
            case .reader: LLVMFuzzerRunDriver(&count, &arguments) { Fuzz.check($0, $1, by: Fuzz.read) }
            }
        exit(status)
    }

    enum Target: String {
        case decoder, tokeniser, reader
    }

    private static func check(_ data: UnsafePointer<UInt8>?, _ count: Int, by body: ([UInt8]) -> Void) -> CInt {
        body(Array(UnsafeBufferPointer(start: data, count: count)))
        return 0
    }

    // MARK: Targets

    /// Mail, page, calendar or text: every byte of what is made of them has its place in what arrived.
    private static func decode(_ bytes: [UInt8]) {
        check(Message(bytes), of: bytes)
    }

    private static func check(_ message: Message, of bytes: [UInt8]) {
        for rendition in [message.rendition] + message.others {
            let whole = rendition.bytes.indices
            for run in rendition.map.runs {
                precondition(run.start >= 0 && run.start + run.count <= whole.count, "A run lies outside of its text.")
                precondition(
                    run.source.lowerBound >= 0 && run.source.upperBound <= bytes.count,
                    "A run comes from outside of what arrived.")
            }
            for span in rendition.asides + rendition.marks + rendition.quotes {
                precondition(span.clamped(to: whole) == span, "An aside lies outside of its text.")
            }
            for diagnostic in rendition.diagnostics { check(diagnostic.span, in: bytes) }
        }
        for earlier in message.earlier { check(earlier, of: bytes) }
    }

    /// Tokens follow one another, and each knows its line and its words.
    private static func tokenise(_ bytes: [UInt8]) {
        let document = Document(Rendition(verbatim: bytes))
        var end = 0
        var line = 0
        for (index, token) in document.tokens.enumerated() {
            precondition(token.span.lowerBound >= end && token.span.upperBound <= bytes.count, "Tokens overlap.")
            precondition(token.span.upperBound > token.span.lowerBound, "A token is empty.")
            precondition(token.line >= line && document.lines.indices.contains(token.line), "A token has no line.")
            precondition(document.lines[token.line].tokens.contains(index), "A line does not hold its token.")
            precondition(document.folded(token).utf8.count == token.width, "A word has another width.")
            for match in document.terms[index] {
                precondition(index + match.length <= document.tokens.count, "A term goes on behind the text.")
            }
            (end, line) = (token.span.upperBound, token.line)
        }
    }

    private static let reader = (try? ZoneDatabase()).map { AnnouncementReader(zones: $0) }

    /// Whatever is read has its evidence in what arrived.
    private static func read(_ bytes: [UInt8]) {
        guard let reader, let today = LocalDate("2026-03-01") else { preconditionFailure("There are no zones.") }
        let reading = reader.read(bytes, context: ReadingContext(referenceDate: today))
        for diagnostic in reading.diagnostics { check(diagnostic.span, in: bytes) }
        for seminar in reading.seminars {
            for diagnostic in seminar.diagnostics { check(diagnostic.span, in: bytes) }
            for evidence in seminar.evidence.values { check(evidence.span, in: bytes) }
        }
    }

    private static func check(_ span: Range<Int>?, in bytes: [UInt8]) {
        guard let span else { return }
        precondition(span.clamped(to: bytes.indices) == span, "A span lies outside of what arrived.")
    }
}
