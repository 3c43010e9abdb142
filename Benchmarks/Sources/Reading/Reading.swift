import CalFeed
import Foundation

/// Reads every text of a file of JSON lines (`text`), or every file of a folder, and hostile texts of growing size.
@main
struct Reading {
    static func main() throws {
        var arguments = Array(CommandLine.arguments.dropFirst())
        let countsInstructions = arguments.contains("--instructions")
        let isHostile = arguments.contains("--hostile")
        arguments.removeAll { $0.hasPrefix("--") }
        guard let path = arguments.first else {
            print("usage: reading FOLDER|TEXTS.jsonl [rounds] [--hostile] [--instructions]")
            return
        }
        let rounds = arguments.dropFirst().first.flatMap { Int($0) } ?? 3
        let texts = try texts(at: path)
        let bytes = texts.reduce(0) { $0 + $1.count }
        guard bytes > 0 else {
            print("There is nothing to read in \(path).")
            return
        }
        let reader = AnnouncementReader(zones: try ZoneDatabase())
        let context = ReadingContext(referenceDate: LocalDate("2026-03-01"))
        var seminars = 0
        var best = Double.infinity
        // The first round loads the zones.
        for _ in 0...rounds {
            let start = seconds()
            seminars = texts.reduce(0) { $0 + reader.read($1, context: context).seminars.count }
            best = min(best, seconds() - start)
        }
        print(
            "\(texts.count) texts, \(bytes) bytes, \(seminars) seminars: "
                + "\(Int(Double(texts.count) / best)) announcements/s, \(figure(Double(bytes) / best / 1e6)) MB/s")
        // Under valgrind nothing but the rounds counts.
        guard ProcessInfo.processInfo.environment[Instructions.mark] == nil else { return }
        let slowest = texts.map { text -> (Double, Int) in
            let start = seconds()
            _ = reader.read(text, context: context)
            return (seconds() - start, text.count)
        }.max { $0.0 < $1.0 }
        if let slowest { print("slowest: \(figure(slowest.0 * 1000)) ms for \(slowest.1) bytes") }
        if countsInstructions { try print(Instructions.report(of: path, bytes: bytes)) }
        if isHostile { Hostile.run(reader, context) }
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

    /// What this thread has had of the processor: others on the machine count less than in time that passes.
    static func seconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    static func figure(_ value: Double) -> String {
        "\((value * 100).rounded() / 100)"
    }
}
