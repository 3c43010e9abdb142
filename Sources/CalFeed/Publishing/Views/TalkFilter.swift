/// Which talks are wanted: what stands behind the `?` of an address, the same for every format.
///
/// Equal filters have one spelling, so that an address stays the same for ever and is kept once.
struct TalkFilter: Hashable, Sendable {
    /// Slugs of series, any of which will do; none for all.
    var series: [String] = []
    /// Tags of series, any of which will do, folded.
    var tags: [String] = []
    /// Folded; a part of the name, or of the affiliation.
    var speaker: String?
    /// Folded; a part of the place.
    var place: String?
    /// Folded words, each of which stands at a word's beginning in title, names or abstract.
    var words: [String] = []
    /// By the venue's calendar, these days included.
    var from: LocalDate?
    var to: LocalDate?
    /// What is over: left out where false, wanted alone where true.
    var past: Bool?
    /// What can be joined online.
    var online: Bool?
    /// What is called off.
    var cancelled: Bool?

    var isEmpty: Bool { self == TalkFilter() }

    func admits(_ talk: Talk, tags known: [String], at now: Timestamp) -> Bool {
        let seminar = talk.seminar
        if !series.isEmpty, !series.contains(talk.record.series),
            !talk.record.otherSeries.contains(where: series.contains)
        {
            return false
        }
        if !tags.isEmpty, !known.contains(where: { tags.contains(Folding.folded($0)) }) { return false }
        if let from, talk.lastDate < from { return false }
        if let to, talk.date > to { return false }
        if let past, talk.isPast(at: now) != past { return false }
        if let online, (seminar.onlineURL != nil) != online { return false }
        if let cancelled, (seminar.status == .cancelled) != cancelled { return false }
        if let speaker {
            guard
                seminar.speakers.contains(where: {
                    Folding.folded($0.name).contains(speaker)
                        || ($0.affiliation.map { Folding.folded($0).contains(speaker) } ?? false)
                })
            else { return false }
        }
        if let place {
            guard let location = seminar.location, Folding.folded(location).contains(place) else { return false }
        }
        guard !words.isEmpty else { return true }
        let text = SearchText(seminar)
        return words.allSatisfy(text.contains)
    }
}

/// The words of a talk that are searched.
private struct SearchText {
    private let text: String

    init(_ seminar: Seminar) {
        var parts = [seminar.title ?? "", seminar.abstract ?? ""]
        for speaker in seminar.speakers { parts += [speaker.name, speaker.affiliation ?? ""] }
        text = Folding.folded(parts.joined(separator: "\n"))
    }

    /// Whether a word begins so. In a script that parts no words, anywhere.
    func contains(_ word: String) -> Bool {
        let (octets, wanted) = (text.utf8, word.utf8)
        guard let first = word.unicodeScalars.first else { return true }
        if first.isWrittenWithoutSpaces { return text.contains(word) }
        var rest = octets[...]
        while let place = rest.firstIndex(of: wanted[wanted.startIndex]) {
            if octets[place...].starts(with: wanted), isBeginning(place) { return true }
            rest = octets[octets.index(after: place)...]
        }
        return false
    }

    private func isBeginning(_ place: String.Index) -> Bool {
        guard place > text.startIndex else { return true }
        let before = text.unicodeScalars[text.unicodeScalars.index(before: place)]
        return !(before.properties.isAlphabetic || before.properties.numericType != nil)
            || before.isWrittenWithoutSpaces
    }
}

extension Talk {
    /// By the venue's calendar.
    var lastDate: LocalDate {
        switch seminar.occurrence {
        case .days(first: _, let last): last
        case .clock(let start, let end, zone: _): (end ?? start).date
        }
    }
}
