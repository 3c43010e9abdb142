import ArgumentParser
import CalFeed
import Foundation

/// `calfeedd extract`: what was understood of announcements, and why.
struct Extract: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print what is understood of announcements, and why.",
        discussion: """
            Each FILE is read as one announcement; - is standard input. With --batch, standard input holds JSON lines \
            {"id", "text", "reference_date"?, "default_zone"?, "from"?} and one line comes out for each.
            """
    )

    @Option(help: "The day the announcement was written, YYYY-MM-DD; today if left out.")
    var referenceDate: String?

    @Option(help: "The zone of announcements that do not tell theirs, such as Europe/Paris.")
    var defaultZone: String?

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    @Option(help: "text for people, json for programs.")
    var format = Format.text

    @Flag(help: "Read JSON lines from standard input and write one line for each.")
    var batch = false

    @Flag(help: "With --batch: write what the rules saw, before anything is chosen.")
    var statements = false

    @Argument(help: "Files to read, or - for standard input.")
    var files: [String] = []

    func run() throws {
        let zones = try ZoneDatabase()
        let reader = AnnouncementReader(zones: zones)
        if batch {
            try Batch(reader: reader, zones: zones, writesStatements: statements).run()
            return
        }
        guard !files.isEmpty else { throw ExtractError.noFiles }
    }
}
