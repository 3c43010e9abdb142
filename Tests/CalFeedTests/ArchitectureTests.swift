import Foundation
import Testing

/// The rooms and who may use whom: `docs/architecture.md`.
@Suite struct ArchitectureTests {
    /// In the way of the data. A room uses the floor and rooms before it.
    static let rooms = [
        "Time", "Model", "Libical", "Libxml2", "Iconv", "Libqrencode", "Libc", "Vocabulary", "Ingest",
        "Configuration", "Extraction", "Normalisation", "Store", "Publishing", "Compression", "Archive", "HTTP",
    ]
    /// A tool and the rooms it lives in.
    static let homes: [(module: String, rooms: Set<String>)] = [
        ("CLibical", ["Libical"]), ("CLibXML2", ["Libxml2"]), ("CQrencode", ["Libqrencode"]),
        ("GRDB", ["Store", "Archive"]),
        ("TOMLKit", ["Configuration"]),
        ("NIOCore", ["Publishing", "Archive", "HTTP"]),
        ("NIOHTTP1", []), ("CZlib", ["Compression"]),
        ("Crypto", ["Store", "Publishing", "Ingest"]), ("NIOPosix", []), ("ServiceLifecycle", []),
        ("ArgumentParser", []), ("Logging", []),
    ]

    struct SourceFile {
        var room: String
        var path: String
        var lines: [Substring]
    }

    static let files: [SourceFile] = {
        let folder = CorpusCase.root.appending(path: "Sources/CalFeed")
        let urls =
            FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
        return urls.filter { $0.pathExtension == "swift" }.map { url in
            let path = String(url.path().dropFirst(folder.path().count)).split(separator: "/").joined(separator: "/")
            let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
            return SourceFile(
                room: String(path.prefix { $0 != "/" }), path: path,
                lines: text.split(separator: "\n", omittingEmptySubsequences: false))
        }
    }()

    @Test func `every file is in a room`() {
        #expect(Self.files.count > 80)
        #expect(Self.files.filter { !Self.rooms.contains($0.room) }.map(\.path) == [])
    }

    @Test(arguments: homes)
    func `a tool is used in its own room only`(module: String, rooms: Set<String>) {
        let users = Self.files.filter { file in
            file.lines.contains {
                $0.split(separator: " ").drop { $0 == "public" || $0 == "internal" } == ["import", module[...]]
            }
        }
        #expect(Set(users.map(\.room)).isSubset(of: rooms), "\(users.map(\.path))")
    }

    @Test func `no room uses one that comes after it`() {
        var owner: [Substring: String] = [:]
        for file in Self.files {
            for line in file.lines {
                let words = line.split(separator: " ")
                guard
                    let kind = words.firstIndex(where: {
                        ["struct", "enum", "class", "actor", "protocol"].contains($0)
                    }), kind + 1 < words.count,
                    line.first?.isWhitespace == false,
                    words[..<kind].allSatisfy({ ["public", "final", "indirect", "package"].contains($0) })
                else { continue }
                owner[words[kind + 1].prefix { $0.isLetter || $0.isNumber }] = file.room
            }
        }
        var breaches: [String] = []
        for file in Self.files {
            guard let place = Self.rooms.firstIndex(of: file.room) else { continue }
            for (number, line) in file.lines.enumerated() where !line.drop(while: \.isWhitespace).hasPrefix("//") {
                for word in line.split(whereSeparator: { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == ".") }) {
                    let name = word.split(separator: ".").first { $0.first?.isUppercase == true } ?? ""
                    guard let room = owner[name], let other = Self.rooms.firstIndex(of: room), other > place else {
                        continue
                    }
                    breaches.append("\(file.path):\(number + 1) uses \(name) of \(room)")
                }
            }
        }
        #expect(breaches == [])
    }

    @Test func `Foundation's Date, Calendar and TimeZone stay out, and so do regular expressions`() {
        let banned = ["Date", "Calendar", "TimeZone", "DateFormatter", "Regex", "NSRegularExpression"]
        let uses = Self.files.flatMap { file in
            file.lines.enumerated().filter { _, line in
                !line.drop(while: \.isWhitespace).hasPrefix("//") && !line.contains("\"")
                    && line.split(whereSeparator: { !($0.isLetter || $0.isNumber || $0 == "_") }).contains { word in
                        banned.contains { $0 == word }
                    }
            }.map { "\(file.path):\($0.offset + 1)" }
        }
        #expect(uses == [])
    }

    @Test func `what the compiler cannot check appears where C is spoken, and nowhere else`() {
        let rooms: Set = ["Libical", "Libxml2", "Iconv", "Libqrencode", "Libc", "Ingest", "Compression"]
        let users = Self.files.filter { file in
            file.lines.contains { line in
                !line.drop(while: \.isWhitespace).hasPrefix("//")
                    && line.split(whereSeparator: { !$0.isLetter }).contains("unsafe")
            }
        }
        #expect(Set(users.map(\.room)).isSubset(of: rooms), "\(users.map(\.path))")
    }

    @Test func `nothing silences the compiler or gives up`() {
        let banned = ["@unchecked Sendable", "nonisolated(unsafe)", "@preconcurrency", "fatalError(", "try!", "as!"]
        let uses = Self.files.flatMap { file in
            file.lines.enumerated().filter { _, line in banned.contains { line.contains($0) } }.map {
                "\(file.path):\($0.offset + 1)"
            }
        }
        #expect(uses == [])
    }
}
