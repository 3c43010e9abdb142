import ArgumentParser
import CalFeed

/// `calfeedd corrections`.
struct CorrectionsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "corrections",
        abstract: "List what was corrected by hand, and what the announcements said then."
    )

    @OptionGroup var options: ConfigurationOptions

    @Argument(help: "The UID of one event; all events if left out.")
    var uid: String?

    func run() async throws {
        try await Launch.run {
            print(Self.text(try options.wiring.plan().corrections(uid)), terminator: "")
        }
    }

    static func text(_ corrections: [Correction]) -> String {
        guard !corrections.isEmpty else { return "nothing is corrected by hand\n" }
        var text = ""
        var uid: String?
        for correction in corrections {
            if correction.uid != uid { text += "\(correction.uid)\n" }
            uid = correction.uid
            text +=
                "    \(correction.field.rawValue): \(correction.value.told)  (\(correction.at.utc.date); announced: "
            text += TerminalStyle.printable(correction.announced ?? "–") + ")\n"
        }
        return text
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
