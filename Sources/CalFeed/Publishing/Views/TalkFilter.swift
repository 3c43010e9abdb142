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

    /// Looked at for every talk there is: nothing is copied or folded that need not be.
    func admits(_ talk: Talk, tags known: [String], at now: Timestamp) -> Bool {
        if !series.isEmpty, !series.contains(talk.record.series),
            !talk.record.otherSeries.contains(where: series.contains)
        {
            return false
        }
        if !tags.isEmpty, !known.contains(where: { tags.contains(Folding.folded($0)) }) { return false }
        if let from, talk.lastDate < from { return false }
        if let to, talk.date > to { return false }
        if let past, talk.isPast(at: now) != past { return false }
        if let online, (talk.record.seminar.onlineURL != nil) != online { return false }
        if let cancelled, (talk.record.seminar.status == .cancelled) != cancelled { return false }
        if let speaker {
            let isNamed = talk.record.seminar.speakers.contains {
                FoldedSearch.finds(speaker, in: $0.name)
                    || ($0.affiliation.map { FoldedSearch.finds(speaker, in: $0) } ?? false)
            }
            guard isNamed else { return false }
        }
        if let place {
            guard let location = talk.record.seminar.location, FoldedSearch.finds(place, in: location) else {
                return false
            }
        }
        return words.allSatisfy { hasWord($0, talk) }
    }

    /// Whether a word of the title, the names or the abstract begins so.
    private func hasWord(_ word: String, _ talk: Talk) -> Bool {
        func begins(_ text: String?) -> Bool { text.map { FoldedSearch.finds(word, in: $0, asWord: true) } ?? false }
        return begins(talk.record.seminar.title)
            || talk.record.seminar.speakers.contains { begins($0.name) || begins($0.affiliation) }
            || begins(talk.record.seminar.abstract)
    }
}

/// Looks for folded words in texts that are not folded.
enum FoldedSearch {
    /// - Parameters:
    ///   - wanted: folded; an empty one is found everywhere.
    ///   - asWord: whether only what begins a word counts. In a script that parts no words, everything does.
    static func finds(_ wanted: String, in text: String, asWord: Bool = false) -> Bool {
        guard let first = wanted.unicodeScalars.first else { return true }
        if let known = findsInASCII(wanted.utf8.span, text.utf8.span, asWord) { return known }
        let folded = Folding.folded(text)
        guard asWord, !first.isWrittenWithoutSpaces else { return folded.contains(wanted) }
        let (octets, start) = (folded.utf8, wanted.utf8[wanted.startIndex])
        var rest = octets[...]
        while let place = rest.firstIndex(of: start) {
            if octets[place...].starts(with: wanted.utf8), isBeginning(place, of: folded) { return true }
            rest = octets[octets.index(after: place)...]
        }
        return false
    }

    private static func isBeginning(_ place: String.Index, of text: String) -> Bool {
        guard place > text.startIndex else { return true }
        let before = text.unicodeScalars[text.unicodeScalars.index(before: place)]
        return !(before.properties.isAlphabetic || before.properties.numericType != nil)
            || before.isWrittenWithoutSpaces
    }

    /// Of ASCII the small letters are the folded ones, so that nothing has to be made of a text to look into it.
    ///
    /// - Returns: nil where another letter comes first.
    private static func findsInASCII(_ wanted: Span<UInt8>, _ text: Span<UInt8>, _ asWord: Bool) -> Bool? {
        let first = wanted[0]
        var before: UInt8 = 0x20
        for place in text.indices {
            let octet = small(text[place])
            if octet >= 0x80 { return nil }
            if octet == first, !asWord || !isLetterOrDigit(before), begins(wanted, text, at: place) { return true }
            before = octet
        }
        return false
    }

    private static func begins(_ wanted: Span<UInt8>, _ text: Span<UInt8>, at place: Int) -> Bool {
        guard place + wanted.count <= text.count else { return false }
        for offset in wanted.indices where small(text[place + offset]) != wanted[offset] { return false }
        return true
    }

    private static func small(_ octet: UInt8) -> UInt8 { (0x41...0x5A).contains(octet) ? octet | 0x20 : octet }

    private static func isLetterOrDigit(_ octet: UInt8) -> Bool {
        (0x61...0x7A).contains(octet) || (0x30...0x39).contains(octet)
    }
}

extension Talk {
    /// By the venue's calendar.
    var lastDate: LocalDate {
        switch record.seminar.occurrence {
        case .days(first: _, let last): last
        case .clock(let start, let end, zone: _): (end ?? start).date
        }
    }
}
