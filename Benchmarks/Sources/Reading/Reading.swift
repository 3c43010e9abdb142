import CalFeed
import Foundation

/// Reads every text of a file of JSON lines (`text`), or every file of a folder, and hostile texts of growing size.
@main
struct Reading {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard let path = arguments.first else {
            print("usage: reading FOLDER|TEXTS.jsonl [rounds]")
            return
        }
        let rounds = arguments.dropFirst().first.flatMap { Int($0) } ?? 3
        let texts = try texts(at: path)
        let zones = try ZoneDatabase()
        let reader = AnnouncementReader(zones: zones)
        let context = ReadingContext(referenceDate: LocalDate("2026-03-01"))
        let bytes = texts.reduce(0) { $0 + $1.count }
        var seminars = 0
        for text in texts { seminars += reader.read(text, context: context).seminars.count }
        var best = Double.infinity
        for _ in 0..<rounds {
            let start = ContinuousClock.now
            for text in texts { seminars += reader.read(text, context: context).seminars.count }
            best = min(best, seconds(since: start))
        }
        print(
            "\(texts.count) texts, \(bytes) bytes, \(seminars / (rounds + 1)) seminars: "
                + "\(Int(Double(texts.count) / best)) texts/s, \(figure(Double(bytes) / best / 1e6)) MB/s")
        let slowest = texts.map { text -> (Double, Int) in
            let start = ContinuousClock.now
            _ = reader.read(text, context: context)
            return (seconds(since: start), text.count)
        }.max { $0.0 < $1.0 }
        if let slowest { print("slowest: \(figure(slowest.0 * 1000)) ms for \(slowest.1) bytes") }
        if arguments.contains("--hostile") { hostile(reader, context) }
    }

    /// A linear reader takes ten times as long for ten times the text.
    static func hostile(_ reader: AnnouncementReader, _ context: ReadingContext) {
        let seeds = [
            "digits": "1234567890", "dashes": "-", "brackets": "([{<", "weekdays": "Thursday ", "months": "March 12, ",
            "clocks": "14:30 ", "labels": "Speaker: Ada\n", "names": "Ada Example ", "headings": "# Ada\n",
            "bullets": "- March 12: Ada Example\n", "abstracts": "Abstract:\n\n", "ideographs": "三月",
            "bars": "| a | b |\n",
        ]
        for (name, seed) in seeds.sorted(by: { $0.key < $1.key }) {
            let times = [100_000, 1_000_000, 10_000_000].map { size -> Double in
                let text = Array(String(repeating: seed, count: size / seed.utf8.count + 1).utf8)
                let start = ContinuousClock.now
                _ = reader.read(text, context: context)
                return seconds(since: start)
            }
            print(
                "\(name): " + times.map { "\(figure($0 * 1000)) ms" }.joined(separator: ", ") + " for 0.1, 1 and 10 MB")
        }
    }

    static func texts(at path: String) throws -> [[UInt8]] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return [] }
        if isFolder.boolValue {
            return try FileManager.default.subpathsOfDirectory(atPath: path).sorted().compactMap {
                FileManager.default.contents(atPath: path + "/" + $0).map { Array($0) }
            }
        }
        struct Line: Decodable { var text: String }
        return try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map {
            Array(try JSONDecoder().decode(Line.self, from: Data($0.utf8)).text.utf8)
        }
    }

    static func seconds(since start: ContinuousClock.Instant) -> Double {
        let passed = start.duration(to: .now).components
        return Double(passed.seconds) + Double(passed.attoseconds) / 1e18
    }

    static func figure(_ value: Double) -> String {
        "\((value * 100).rounded() / 100)"
    }
}
