extension Seminar {
    /// Octets and numbers at the most that are published of what strangers write at any length.
    enum Bound {
        static let line = 400
        static let address = 2000
        static let abstract = 16_000
        static let biography = 6000
        static let items = 20
    }

    /// The seminar with every text and list cut to what a calendar and a page can bear, and what is shown on one line
    /// made one; nearly always itself. What shows nothing is absent.
    var bounded: Seminar {
        var seminar = self
        seminar.title = Self.line(title)
        seminar.speakers = speakers.prefix(Bound.items).compactMap { speaker in
            Self.line(speaker.name).map { Speaker(name: $0, affiliation: Self.line(speaker.affiliation)) }
        }
        seminar.location = Self.line(location)
        // A link that was cut would lead elsewhere.
        seminar.onlineURL = onlineURL.flatMap { $0.utf8.count <= Bound.address ? $0 : nil }
        seminar.host = Self.line(host)
        seminar.series = Self.line(series)
        seminar.abstract = abstract.map { $0.bounded(Bound.abstract) }
        seminar.biography = biography.map { $0.bounded(Bound.biography) }
        // What is in bounds, as nearly all is, stays the same values in memory.
        if diagnostics.count > Bound.items || diagnostics.contains(where: \.remark.isLong) {
            seminar.diagnostics = diagnostics.prefix(Bound.items).map { diagnostic in
                var diagnostic = diagnostic
                diagnostic.remark = diagnostic.remark.bounded
                return diagnostic
            }
        }
        for (field, evidence) in evidence where evidence.isLong { seminar.evidence[field] = evidence.bounded }
        return seminar
    }

    private static func line(_ text: String?) -> String? {
        guard let text else { return nil }
        let line = SingleLine.of(TextValue.isClean(text) ? text : TextValue.cleaned(text)).bounded(Bound.line)
        return line.isEmpty ? nil : line
    }
}

extension Evidence {
    fileprivate var isLong: Bool {
        text.utf8.count > Seminar.Bound.line || basis.reason?.isLong == true
    }

    fileprivate var bounded: Evidence {
        var evidence = self
        evidence.text = text.bounded(Seminar.Bound.line)
        evidence.basis = basis.withReason(\.bounded)
        return evidence
    }
}

extension Remark {
    fileprivate var isLong: Bool {
        switch self {
        case .english(let text): text.utf8.count > Seminar.Bound.line
        case .sentences(let sentences):
            sentences.count > Seminar.Bound.items
                || sentences.contains { $0.arguments.contains(where: \.argument.isLong) }
        }
    }

    fileprivate var bounded: Remark {
        switch self {
        case .english(let text): return .english(text.bounded(Seminar.Bound.line))
        case .sentences(let sentences):
            return .sentences(
                sentences.prefix(Seminar.Bound.items).map { sentence in
                    var sentence = sentence
                    for index in sentence.arguments.indices { sentence.arguments[index].argument.bound() }
                    return sentence
                })
        }
    }
}

extension Sentence.Argument {
    /// Of announced words enough to know them by.
    private static let longest = 120

    fileprivate var isLong: Bool {
        switch self {
        case .words(let text), .name(let text): text.utf8.count > Self.longest
        case .number, .date, .time, .moment, .zoned, .weekday, .field, .status, .nothing: false
        }
    }

    fileprivate mutating func bound() {
        switch self {
        case .words(let text): self = .words(text.bounded(Self.longest))
        case .name(let text): self = .name(text.bounded(Self.longest))
        case .number, .date, .time, .moment, .zoned, .weekday, .field, .status, .nothing: break
        }
    }
}

extension String {
    /// At most so many octets of it, cut between characters, and an ellipsis where it was cut.
    func bounded(_ limit: Int) -> String {
        guard utf8.count > limit else { return self }
        var end = startIndex
        var count = 0
        while end < endIndex {
            let next = index(after: end)
            count += utf8.distance(from: end, to: next)
            if count > limit { break }
            end = next
        }
        return self[..<end] + "…"
    }
}

extension SeminarRecord {
    /// The record of the seminar as it is published.
    var bounded: SeminarRecord {
        var record = self
        record.seminar = seminar.bounded
        return record
    }
}
