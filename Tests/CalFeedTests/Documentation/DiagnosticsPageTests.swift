import Foundation
import Testing

/// `docs/diagnostics.md` and the code name the same diagnostics.
struct DiagnosticsPageTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../..").standardizedFileURL

    /// The codes in the first cells of the page's rows.
    static func documented() throws -> Set<String> {
        let page = try String(contentsOf: root.appending(path: "docs/diagnostics.md"), encoding: .utf8)
        let cells = page.split(separator: "\n").filter { $0.hasPrefix("| `") }
            .compactMap { $0.split(separator: "`").dropFirst().first }
        return Set(cells.map(String.init))
    }

    private static func sources() throws -> String {
        let folder = root.appending(path: "Sources")
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path(percentEncoded: false))
        return try files.filter { $0.hasSuffix(".swift") }
            .map { try String(contentsOf: folder.appending(path: $0), encoding: .utf8) }.joined(separator: "\n")
    }

    @Test func `every code on the page is one that the code raises`() throws {
        let documented = try Self.documented()
        let sources = try Self.sources()
        #expect(documented.count >= 20)
        let unknown = documented.filter { !sources.contains("\"\($0)\"") }.sorted()
        #expect(unknown == [], "\(unknown)")
    }

    @Test func `every code that is raised stands on the page`() throws {
        let sources = try Self.sources()
        let raised = [".info, \"", ".warning, \"", ".error, \""].flatMap { start in
            sources.split(separator: start).dropFirst().compactMap { $0.split(separator: "\"").first.map(String.init) }
        }
        let codes = raised.filter { $0.allSatisfy { $0.isLowercase || $0 == "-" } }
        #expect(!codes.isEmpty)
        let missing = Set(codes).subtracting(try Self.documented()).sorted()
        #expect(missing == [], "\(missing)")
    }
}
