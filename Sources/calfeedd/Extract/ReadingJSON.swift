import CalFeed
import Foundation

/// What was understood of one announcement, as one line of the JSON contract.
struct ReadingJSON: Encodable {
    var id: String
    var events: [SeminarJSON]
    var diagnostics: [DiagnosticJSON]

    init(id: String, reading: Reading, zones: ZoneDatabase) {
        self.id = id
        events = reading.seminars.map { SeminarJSON(seminar: $0, zones: zones) }
        diagnostics = reading.diagnostics.map(DiagnosticJSON.init)
    }

    /// Without a line's end.
    var line: Data {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return try encoder.encode(self)
        }
    }
}
