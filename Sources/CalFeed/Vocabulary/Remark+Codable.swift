// A remark is stored in English, so that a database can be read by a person and by a version that lacks one of its
// sentences, and beside it by its sentences, so that it can be told in other languages.

extension Remark {
    /// What is stored; English alone where a sentence cannot be told, as one of another version.
    init(text: String, sentences: [Sentence?]) {
        let known = sentences.compactMap(\.self)
        let isTold = !known.isEmpty && known.count == sentences.count && known.allSatisfy(SentenceBook.english.tells)
        self = isTold ? .sentences(known) : .english(text)
    }

    fileprivate func encode<Name: CodingKey>(
        to container: inout KeyedEncodingContainer<Name>, text textKey: Name, sentences sentencesKey: Name
    ) throws {
        try container.encode(text, forKey: textKey)
        if case .sentences(let sentences) = self {
            try container.encode(sentences.map(StoredSentence.init), forKey: sentencesKey)
        }
    }

    fileprivate init<Name: CodingKey>(
        from container: KeyedDecodingContainer<Name>, text textKey: Name, sentences sentencesKey: Name
    ) throws {
        let stored = try container.decodeIfPresent([StoredSentence].self, forKey: sentencesKey) ?? []
        self.init(text: try container.decode(String.self, forKey: textKey), sentences: stored.map(\.sentence))
    }
}

/// A sentence as it is stored: each argument by its kind and value.
private struct StoredSentence: Codable {
    var key: String
    var arguments: [String: [String: String]]?

    init(_ sentence: Sentence) {
        key = sentence.key.rawValue
        guard !sentence.arguments.isEmpty else { return }
        arguments = Dictionary(
            sentence.arguments.map { named in
                let stored = named.argument.stored
                return (named.name.rawValue, [stored.kind: stored.value])
            }
        ) { first, _ in first }
    }

    var sentence: Sentence? {
        Sentence(
            stored: key,
            arguments: (arguments ?? [:]).map { name, value in
                (name, value.first?.key ?? "", value.first?.value ?? "")
            })
    }
}

extension Sentence {
    /// Nil for one of another version.
    init?(stored key: String, arguments: [(name: String, kind: String, value: String)]) {
        guard let key = Key(rawValue: key) else { return nil }
        var named: [Named] = []
        for argument in arguments {
            guard let name = Name(rawValue: argument.name),
                let value = Sentence.Argument(kind: argument.kind, value: argument.value)
            else { return nil }
            named.append(Named(name: name, argument: value))
        }
        self.init(key: key, arguments: named)
    }
}

extension Diagnostic: Codable {
    private enum Key: String, CodingKey {
        case severity, code, message, sentences, span
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        self.init(
            try container.decode(Severity.self, forKey: .severity),
            code: try container.decode(String.self, forKey: .code),
            try Remark(from: container, text: .message, sentences: .sentences),
            span: try container.decodeIfPresent(Range<Int>.self, forKey: .span))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(severity, forKey: .severity)
        try container.encode(code, forKey: .code)
        try remark.encode(to: &container, text: .message, sentences: .sentences)
        try container.encodeIfPresent(span, forKey: .span)
    }
}

extension Basis: Codable {
    private enum Name: String, CodingKey {
        case stated, inferred, assumed, corrected
    }

    private enum Key: String, CodingKey {
        case reason, sentences
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Name.self)
        guard let name = container.allKeys.first, container.allKeys.count == 1 else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not one basis but \(container.allKeys.count)"))
        }
        let inner = try container.nestedContainer(keyedBy: Key.self, forKey: name)
        switch name {
        case .stated: self = .stated
        case .inferred: self = .inferred(reason: try Remark(from: inner, text: .reason, sentences: .sentences))
        case .assumed: self = .assumed(reason: try Remark(from: inner, text: .reason, sentences: .sentences))
        case .corrected: self = .corrected(reason: try Remark(from: inner, text: .reason, sentences: .sentences))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Name.self)
        let name: Name =
            switch self {
            case .stated: .stated
            case .inferred: .inferred
            case .assumed: .assumed
            case .corrected: .corrected
            }
        var inner = container.nestedContainer(keyedBy: Key.self, forKey: name)
        try reason?.encode(to: &inner, text: .reason, sentences: .sentences)
    }
}
