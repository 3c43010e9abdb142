import CalFeed
import Foundation

/// Reads JSON lines and answers each with one line, in order. A bad line gets an error and stops nothing.
struct Batch {
    let reader: AnnouncementReader
    let zones: ZoneDatabase
    let answers: Answers

    /// What is written for each line.
    enum Answers {
        /// What was understood.
        case readings
        /// What the rules saw, before anything is chosen.
        case statements
        /// What was weighed, for each seminar that was understood.
        case considerations
    }

    func run() throws {
        while let line = readLine(strippingNewline: true) {
            guard !line.allSatisfy(\.isWhitespace) else { continue }
            FileHandle.standardOutput.write(answer(to: line) + Data([0x0A]))
        }
    }

    private struct Failure: Encodable {
        var id: String?
        var error: String

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(id, forKey: .id)
            try container.encode(error, forKey: .error)
        }

        private enum Key: String, CodingKey {
            case id, error
        }
    }

    private struct Identity: Decodable {
        var id: String?
    }

    func answer(to line: String) -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let bytes = Data(line.utf8)
        do {
            let request = try JSONDecoder().decode(BatchRequest.self, from: bytes)
            let context = try request.context(zones: zones)
            switch answers {
            case .statements:
                return try encoder.encode(
                    MomentsJSON(id: request.id, moments: reader.moments(in: request.text, context: context)))
            case .considerations:
                let reading = reader.read(request.text, context: context)
                return try encoder.encode(ConsiderationsJSON(id: request.id, reading: reading, zones: zones))
            case .readings:
                let reading = reader.read(request.text, context: context)
                return try ReadingJSON(id: request.id, reading: reading, zones: zones).line
            }
        } catch {
            let id = (try? JSONDecoder().decode(Identity.self, from: bytes))?.id
            let failure = Failure(id: id, error: String(describing: error))
            return (try? encoder.encode(failure)) ?? Data(#"{"id":null,"error":"unreadable line"}"#.utf8)
        }
    }
}
