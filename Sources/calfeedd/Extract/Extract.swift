import ArgumentParser
import CalFeed
import Foundation

/// `calfeedd extract`: what was understood of announcements, and why.
struct Extract: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print what is understood of announcements, and why.",
        discussion: """
            Each FILE is read as one announcement; - is standard input. With --batch, standard input holds JSON lines \
            {"id", "text", "reference_date"?, "default_zone"?, "from"?} and one line comes out for each.
            """
    )

    @Option(help: "The day the announcement was written, YYYY-MM-DD; today if left out.")
    var referenceDate: String?

    @Option(help: "The zone of announcements that do not tell theirs, such as Europe/Paris.")
    var defaultZone: String?

    @Option(help: "A configuration; files that lie in one of its sources are read as that source's.")
    var config: String?

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    @Option(help: "text for people, json for programs.")
    var format = Format.text

    @Flag(help: "Read JSON lines from standard input and write one line for each.")
    var batch = false

    @Flag(help: "With --batch: write what the rules saw, before anything is chosen.")
    var statements = false

    @Flag(help: "With --batch: write what was weighed for speakers, location and title, and by which weights.")
    var considerations = false

    @Option(
        help: ArgumentHelp(
            "Show all candidates for start, zone, title, speakers or location, and why each was taken or not.",
            valueName: "field"),
        transform: { name in
            guard let field = ExplainedField(rawValue: name) else {
                throw ValidationError("explain start, zone, title, speakers or location, not \(name)")
            }
            return field
        })
    var explain: ExplainedField?

    @Flag(help: "Show the announcement with the words that were used.")
    var marked = false

    @Argument(help: "Files to read, or - for standard input.")
    var files: [String] = []

    func run() async throws {
        try await Launch.run {
            do {
                try extract()
            } catch let error as ExtractError {
                throw Failure(.usage, error.description)
            }
        }
    }

    private func extract() throws {
        let zones: ZoneDatabase
        do { zones = try ZoneDatabase() } catch { throw Failure(.configuration, "\(error)") }
        let reader = AnnouncementReader(zones: zones, considerationLimit: considerations ? 400 : 0)
        if batch {
            try Batch(
                reader: reader, zones: zones,
                answers: considerations ? .considerations : statements ? .statements : .readings
            ).run()
            return
        }
        guard !files.isEmpty else { throw ExtractError.noFiles }
        let given = try context(zones: zones)
        let configuration = try config.map { try Configuration.load(path: $0, isZone: zones.zone(named:)) }
        var failed = 0
        for file in files {
            let context = configuration.map { self.context(of: file, in: $0, over: given) } ?? given
            do {
                let bytes = try Self.bytes(of: file)
                let reading = reader.read(bytes, context: context)
                if reading.seminars.isEmpty { failed += 1 }
                if let explain {
                    let explanation = reader.explanation(of: explain, in: bytes, context: context)
                    write(ExplanationReport(field: explain, explanation: explanation, style: style).text)
                } else {
                    try write(reading, name: file, zones: zones)
                    if marked { write(MarkedReport(bytes, reading, style: style).text) }
                }
            } catch let error as ExtractError {
                failed += 1
                FileHandle.standardError.write(Data("calfeedd: \(error)\n".utf8))
            }
        }
        if failed == files.count { throw ExitCode(1) }
    }

    private func context(zones: ZoneDatabase) throws -> ReadingContext {
        var context = ReadingContext()
        if let referenceDate {
            let reference = try ReferenceDate(referenceDate)
            context.referenceDate = reference.date
            context.senderOffset = reference.offset
        } else {
            context.referenceDate = SystemClock.now.utc.date
        }
        if let defaultZone {
            guard let zone = zones.zone(named: defaultZone) else { throw ExtractError.unknownZone(defaultZone) }
            context.defaultZone = zone
        }
        return context
    }

    /// What the source in whose folder a file lies says about it; what the command line says comes before.
    private func context(of file: String, in configuration: Configuration, over given: ReadingContext) -> ReadingContext
    {
        let folder = URL(fileURLWithPath: file).deletingLastPathComponent().standardizedFileURL.path()
        let source = configuration.sources.first { URL(fileURLWithPath: $0.path).standardizedFileURL.path() == folder }
        guard let source else { return given }
        var context = configuration.context(for: source)
        context.series = configuration.series.first { $0.slug == source.series }?.title
        context.referenceDate = given.referenceDate
        context.senderOffset = given.senderOffset
        context.defaultZone = given.defaultZone ?? context.defaultZone
        return context
    }

    private func write(_ reading: Reading, name: String, zones: ZoneDatabase) throws {
        switch format {
        case .text:
            write(
                Report(name: name == "-" ? "standard input" : name, reading: reading, zones: zones, style: style).text)
        case .json:
            FileHandle.standardOutput.write(
                try ReadingJSON(id: name, reading: reading, zones: zones).line + Data([0x0A]))
        }
    }

    /// Colours are for terminals, and for people who have not asked for none (no-color.org).
    private var style: TerminalStyle {
        TerminalStyle(
            isColoured: isatty(1) == 1 && ProcessInfo.processInfo.environment["NO_COLOR", default: ""].isEmpty)
    }

    private func write(_ text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }

    /// At most 8 MiB of a file; more is no announcement.
    private static let byteLimit = 8 << 20

    private static func bytes(of file: String) throws -> [UInt8] {
        let handle: FileHandle
        if file == "-" {
            handle = .standardInput
        } else {
            guard let opened = FileHandle(forReadingAtPath: file) else {
                throw ExtractError.unreadable(file, reason: String(cString: strerror(errno)))
            }
            handle = opened
        }
        let data: Data
        do {
            data = try handle.read(upToCount: byteLimit + 1) ?? Data()
        } catch {
            throw ExtractError.unreadable(file, reason: "cannot be read as a file")
        }
        guard data.count <= byteLimit else {
            throw ExtractError.unreadable(file, reason: "larger than 8 MiB; an announcement is a text")
        }
        guard !data.prefix(8192).contains(0) || data.starts(with: [0xFF, 0xFE]) || data.starts(with: [0xFE, 0xFF])
        else {
            throw ExtractError.unreadable(file, reason: "holds NUL bytes; it is no text")
        }
        return Array(data)
    }
}
