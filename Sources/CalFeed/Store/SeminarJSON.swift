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
    /// A blank line more at the top of a file moves every span, and changes nothing. Remarks are compared as they are told in
    /// English: that they can be told in other languages, too, makes no other event.
    var visible: Seminar {
        var seminar = self
        for (field, evidence) in evidence {
            seminar.evidence[field]?.span = nil
            seminar.evidence[field]?.basis = evidence.basis.withReason(\.inEnglish)
        }
        for index in seminar.diagnostics.indices {
            seminar.diagnostics[index].span = nil
            seminar.diagnostics[index].remark = diagnostics[index].remark.inEnglish
        }
        return seminar
    }

    /// The seminar without the words and rules that its values are known by: what its announcement says of it.
    ///
    /// That these are told in another way, as by a later version, is nothing new from the announcer.
    var said: Seminar {
        var seminar = self
        seminar.evidence = evidence.mapValues { evidence in
            Evidence(basis: evidence.basis.withReason { _ in .english("") }, text: "", rule: "")
        }
        seminar.diagnostics = []
        return seminar
    }

    /// What is told of it in remarks.
    var remarks: [Remark] {
        diagnostics.map(\.remark) + Field.allCases.compactMap { evidence[$0]?.basis.reason }
    }
}
