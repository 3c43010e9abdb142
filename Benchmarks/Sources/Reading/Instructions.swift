import Foundation

/// How many instructions reading takes: unlike times, the same on every run of one build, with the seeds of hashes held still.
enum Instructions {
    /// The variable that tells a run that it is being counted.
    static let mark = "CALFEED_COUNTING_INSTRUCTIONS"

    /// Has valgrind count those of one round and of two. What they differ by is one round without the start.
    static func report(of path: String, bytes: Int) throws -> String {
        guard let valgrind = program("valgrind"), let objcopy = program("objcopy") else {
            return "instructions: not counted; it takes valgrind and objcopy (binutils)"
        }
        // Valgrind does not understand the debug information that Swift writes.
        let folder = FileManager.default.temporaryDirectory.appending(path: "calfeed-\(getpid())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let plain = folder.appending(path: "reading").path()
        _ = try output(of: objcopy, ["--strip-debug", CommandLine.arguments[0], plain])
        let counts = try [1, 2].map { rounds in
            try output(
                of: valgrind, ["--tool=callgrind", "--callgrind-out-file=/dev/null", plain, path, "\(rounds)"])
        }.map { text in
            text.split(separator: "\n").last { $0.contains("Collected") }?.split(separator: " ").last.flatMap {
                Int($0)
            }
        }
        guard let one = counts[0], let two = counts[1], two > one else { return "instructions: valgrind did not count" }
        return "instructions: \((two - one) / bytes) per byte"
    }

    private static func program(_ name: String) -> String? {
        (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { "\($0)/\(name)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// What a program says, on both of its outputs.
    private static func output(of program: String, _ arguments: [String]) throws -> String {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging([
            mark: "1", "SWIFT_DETERMINISTIC_HASHING": "1",
        ]) { $1 }
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }
}
