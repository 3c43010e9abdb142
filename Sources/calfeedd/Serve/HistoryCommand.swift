import ArgumentParser
import CalFeed
import Foundation

/// `calfeedd history UID`.
struct HistoryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history",
        abstract: "Tell what became of an event: every change, when, and by which announcement."
    )

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    @OptionGroup var options: ConfigurationOptions

    @Option(name: .long, help: "text or json.")
    var format = Format.text

    @Argument(help: "The event's UID, as in its calendar entry and its address.")
    var uid: String

    func run() async throws {
        try await Launch.run {
            let entries = try options.wiring.plan().history(uid)
            guard !entries.isEmpty else {
                throw Failure(.unavailable, "there is no event \(uid)")
            }
            switch format {
            case .text: print(HistoryCommand.text(entries), terminator: "")
            case .json: print(try HistoryCommand.json(entries))
            }
        }
    }

    static func text(_ entries: [RevisionEntry]) -> String {
        var text = ""
        for (index, entry) in entries.enumerated() {
            let place = entry.origin.map { " by \($0.name)" } ?? ""
            text += "\(entry.at)  revision \(entry.sequence)  \(entry.cause.rawValue)\(place)\n"
            for change in changes(entries, index) {
                text += "    \(change.field): \(change.from ?? "–") → \(change.to ?? "–")\n"
            }
        }
        return text
    }

    private struct Entry: Encodable {
        struct Change: Encodable {
            var field: String
            var from: String?
            var to: String?
        }

        var at: String
        var sequence: Int
        var cause: String
        var source: String?
        var announcement: String?
        var changes: [Change]
    }

    static func json(_ entries: [RevisionEntry]) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        let values = entries.enumerated().map { index, entry in
            Entry(
                at: entry.at.description, sequence: entry.sequence, cause: entry.cause.rawValue,
                source: entry.origin?.source, announcement: entry.origin?.name,
                changes: changes(entries, index).map { .init(field: $0.field, from: $0.from, to: $0.to) })
        }
        return String(decoding: try encoder.encode(values), as: UTF8.self)
    }

    private static func changes(_ entries: [RevisionEntry], _ index: Int) -> [FieldChange] {
        index == 0 ? [] : FieldChange.changes(from: entries[index - 1].seminar, to: entries[index].seminar)
    }
}
