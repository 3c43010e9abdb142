import Foundation
import Testing

@testable import CalFeed

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

    @Test func `every code that is raised stands on the page, and no other`() throws {
        let raised = Set(Sentence.Key.allCases.map(\.code)).subtracting(["because"])
        #expect(try Self.documented() == raised)
    }
}
