import ArgumentParser
import CalFeed

/// `calfeedd corrections`.
struct CorrectionsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "corrections",
        abstract: "List what was corrected by hand, what the announcements said then, and which events were joined."
    )

    @OptionGroup var options: ConfigurationOptions

    @Argument(help: "The UID of one event; all events if left out.")
    var uid: String?

    func run() async throws {
        try await Launch.run {
            print(Self.text(try options.wiring.plan().record(uid)), terminator: "")
        }
    }

    static func text(_ record: Review.Record) -> String {
        var lines: [String: [String]] = [:]
        for correction in record.corrections {
            let announced = TerminalStyle.printable(correction.announced ?? "–")
            lines[correction.uid, default: []].append(
                "\(correction.field.rawValue): \(correction.value.told)  (\(correction.at.utc.date); announced: \(announced))"
            )
        }
        for joined in record.joined {
            lines[joined.event, default: []].append(
                "joined: \(joined.uid)  (\(TerminalStyle.printable(joined.origin.name)))")
        }
        guard !lines.isEmpty else { return "nothing is corrected by hand\n" }
        return lines.sorted { $0.key < $1.key }.map { uid, lines in
            "\(uid)\n" + lines.map { "    \($0)\n" }.joined()
        }.joined()
    }
}

extension CorrectedValue {
    /// In one line, for a person at a terminal.
    var told: String {
        let text: String? =
            switch self {
            case .title(let text), .location(let text), .onlineURL(let text), .host(let text): text
            case .speakers(let speakers):
                speakers.map { $0.name + ($0.affiliation.map { " (\($0))" } ?? "") }.joined(separator: ", ")
            case .start(let start, let zone): "\(start) \(zone)"
            case .day(let day), .lastDay(let day): "\(day)"
            case .end(let end): end.map { "\($0)" }
            case .zone(let zone): "\(zone)"
            case .status(let status): status.rawValue
            }
        return text.map { $0.isEmpty ? "–" : TerminalStyle.printable($0) } ?? "–"
    }
}
