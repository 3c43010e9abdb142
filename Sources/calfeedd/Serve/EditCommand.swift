import ArgumentParser
import CalFeed

/// `calfeedd edit UID`.
struct EditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit",
        abstract: "Correct an event by hand, or take a correction back.",
        discussion: """
            A correction comes before what announcements say, now and later; where an announcement later says something \
            else than it did, the event's page says so. An empty value takes away what the announcement says. Works \
            whether or not the daemon runs.
            """
    )

    @OptionGroup var options: ConfigurationOptions

    @Option(
        help: ArgumentHelp(
            "2027-02-10T16:00 by the venue's clock, 16:00 for the same day, 2027-02-10 for the same hour.",
            valueName: "time"))
    var start: String?

    @Option(help: ArgumentHelp("Likewise; it moves with the start if left out.", valueName: "time"))
    var end: String?

    @Option(help: ArgumentHelp("The venue's zone, such as Europe/Paris.", valueName: "zone"))
    var zone: String?

    @Option(help: "The title.")
    var title: String?

    @Option(help: ArgumentHelp("\"Name (affiliation)\"; once for each.", valueName: "name"))
    var speaker: [String] = []

    @Option(help: "The place.")
    var location: String?

    @Option(help: "Where to join online.")
    var url: String?

    @Option(help: "The host.")
    var host: String?

    @Option(help: "confirmed, tentative, cancelled, postponed or finished.")
    var status: String?

    @Option(
        help: ArgumentHelp(
            "Let the announcement's word count again for title, speaker, start, end, zone, location, url, host or "
                + "status; may be repeated.", valueName: "field"),
        transform: EditCommand.named)
    var takeBack: [Field] = []

    @Option(
        help: ArgumentHelp(
            "Keep a field as it is shown, such as a zone that nobody wrote, whatever is announced later; may be repeated.",
            valueName: "field"),
        transform: EditCommand.named)
    var confirm: [Field] = []

    @Option(
        help: ArgumentHelp(
            "The same talk under another UID: that event goes on as this one, whose values count; may be repeated.",
            valueName: "other"))
    var join: [String] = []

    @Option(
        help: ArgumentHelp("What was joined, to be an event of its own again; may be repeated.", valueName: "other"))
    var part: [String] = []

    @Argument(help: "The event's UID, as in its calendar entry and its address.")
    var uid: String

    private static func named(_ name: String) throws -> Field {
        guard let field = field(named: name) else {
            throw ValidationError("name title, speaker, start, end, zone, location, url, host or status")
        }
        return field
    }

    /// By the name of its option.
    static func field(named name: String) -> Field? {
        switch name {
        case "speaker": .speakers
        case "url": .onlineURL
        default: Field(rawValue: name).flatMap { Field.correctable.contains($0) ? $0 : nil }
        }
    }

    var edit: Edit {
        let single: [(Field, String?)] = [
            (.start, start), (.end, end), (.zone, zone), (.title, title), (.location, location), (.onlineURL, url),
            (.host, host), (.status, status),
        ]
        var edit = Edit(uid: uid, takenBack: Set(takeBack), confirmed: Set(confirm), joined: join, parted: part)
        for (field, value) in single { edit.values[field] = value.map { [$0] } }
        if !speaker.isEmpty { edit.values[.speakers] = speaker }
        return edit
    }

    func run() async throws {
        try await Launch.run {
            let outcome: EditOutcome
            do {
                outcome = try options.wiring.plan().carryOut(edit)
            } catch let error as EditError {
                throw Failure(.usage, "\(error)")
            }
            print(Self.text(outcome), terminator: "")
        }
    }

    static func text(_ outcome: EditOutcome) -> String {
        guard !outcome.changes.isEmpty else { return "nothing that shows has changed\n" }
        let lines = outcome.changes.map { "    \($0.field): \($0.from ?? "–") → \($0.to ?? "–")\n" }
        return "\(outcome.uid)  revision \(outcome.sequence)\n" + lines.joined()
    }
}
