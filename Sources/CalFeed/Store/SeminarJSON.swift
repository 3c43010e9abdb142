import FoundationEssentials

/// Values of the model as they are stored.
enum SeminarJSON {
    static func text(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    static func value<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
        try JSONDecoder().decode(type, from: Data(text.utf8))
    }
}

extension Seminar {
    /// The seminar without the places of words in its announcement: what a reader of the calendar can see.
    ///
    /// A blank line more at the top of a file moves every span, and changes nothing.
    var visible: Seminar {
        var seminar = self
        for field in seminar.evidence.keys { seminar.evidence[field]?.span = nil }
        for index in seminar.diagnostics.indices { seminar.diagnostics[index].span = nil }
        return seminar
    }
}
