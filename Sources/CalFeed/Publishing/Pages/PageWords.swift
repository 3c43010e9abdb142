/// The words of the pages in one language, from its file among the vocabulary's: `pages-en.tsv`.
struct PageWords: Sendable {
    /// As in the `lang` attribute (BCP 47).
    let language: String
    private let texts: [String: String]
    /// What is told of doubts and of reasons.
    let sentences: SentenceBook
    /// What stands between a label and what it is of.
    let colon: String
    let months: [String]
    let weekdays: [String]
    private let shortMonths: [String]
    private let shortWeekdays: [String]

    /// What a page says in one place, whatever the language.
    enum Key: String, CaseIterable {
        case name, direction, longDate, plainDate, shortDate, plainMoment, firstDay, monthOfYear
        case labelled, upcoming, noUpcoming, nothingFits, past, series, noSeries, allSeminars, untitled, wholeDay,
            zoneTime, unknownZone
        case skipToContent, subscribe, subscribeInProgram, programs, feedAddress, pasteInGoogle, downloadOnce
        case downloadWarning, delays, notUnderstood, notUnderstoodExplained
        case when, joinOnline, addToCalendar, addToGoogle, addToOutlook, aboutTalk, biography, howUnderstood
        case howUnderstoodExplained, noEvidence, doubts, why, revision, stated, inferred, assumed, corrected, guess,
            footer
        case announcement, announcementExplained, announcementCut, seeWords, history, change, changedText
        case otherForms, changes, table, find, searchWords, filtered, showAll, times, timesAtVenue, yourZone, showTimes
        case languages, conflicts, conflictWith
        case review, reviewExplained, reviewNothing, reviewContradicted, reviewZones, reviewTwice, reviewCorrections
        case correct, correctByHand, correctExplained, speakersExplained, announcementSays, letAnnouncementCount
        case oneTalk, oneTalkExplained, oneTalkThisCounts, otherUID, join, takeApart, enterTalk, enterExplained
        case keepAsItIs, noTalk, save, saved, refused, seePage
        case onYourPhone, qrCode, later, earlier
    }

    /// In the order in which a page offers them; the first one is the one that nobody has to ask for.
    static let all: [PageWords] = ["en", "de", "fr", "ja", "he"].compactMap { language in
        VocabularyData.files.first { $0.name == "pages-\(language)" }.map { PageWords(language, file: $0.text) }
    }

    static let english = all.first ?? PageWords("en", file: "")

    init(_ language: String, file: String) {
        self.language = language
        var texts: [String: String] = [:]
        for line in file.split(separator: "\n") where !line.hasPrefix("#") {
            let columns = line.split(separator: "\t", maxSplits: 1)
            if columns.count == 2 { texts[String(columns[0])] = String(columns[1]) }
        }
        self.texts = texts
        sentences = SentenceBook(language)
        func list(_ key: String) -> [String] { (texts[key] ?? "").split(separator: "|").map(String.init) }
        colon = String((texts["labelled"] ?? "").drop { $0 != "}" }.dropFirst().prefix { $0 != "{" })
        months = list("months")
        weekdays = list("weekdays")
        shortMonths = list("shortMonths")
        shortWeekdays = list("shortWeekdays")
    }

    subscript(_ key: Key) -> String { text(key.rawValue) }

    /// With what stands in braces filled in.
    subscript(_ key: Key, _ values: KeyValuePairs<String, String>) -> String { filled(text(key.rawValue), values) }

    var isRightToLeft: Bool { self[.direction] == "rtl" }

    /// What a file leaves out is said by its key.
    private func text(_ key: String) -> String { texts[key] ?? key }

    /// With markup in what is filled in.
    func filled(_ key: Key, _ values: KeyValuePairs<String, HTML>) -> HTML { filled(key.rawValue, values) }

    private func filled(_ key: String, _ values: KeyValuePairs<String, HTML>) -> HTML {
        let pieces: [HTML] = pieces(text(key)).map { piece in
            switch piece {
            case .text(let text): HTML.text(String(text))
            case .name(let name): values.first { $0.key == name }?.value ?? .nothing
            }
        }
        return "\(pieces)"
    }

    private func filled(_ template: String, _ values: KeyValuePairs<String, String>) -> String {
        pieces(template).map { piece in
            switch piece {
            case .text(let text): String(text)
            case .name(let name): values.first { $0.key == name }?.value ?? ""
            }
        }.joined()
    }

    private enum Piece {
        case text(Substring)
        case name(Substring)
    }

    /// In one pass: what is filled in is not looked at again.
    private func pieces(_ template: String) -> [Piece] {
        var pieces: [Piece] = []
        var rest = template[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            pieces.append(.text(rest[..<open]))
            pieces.append(.name(rest[rest.index(after: open)..<close]))
            rest = rest[rest.index(after: close)...]
        }
        return pieces + [.text(rest)]
    }
}

extension PageWords {
    func name(of field: Field) -> String { name(ofField: field.rawValue) }
    /// Besides the fields that evidence is kept for `abstract`, `biography` and `doubts`.
    func name(ofField field: String) -> String { text("field." + field) }
    func name(of severity: Diagnostic.Severity) -> String { text("severity." + severity.rawValue) }
    func name(of status: Status) -> String { text("status." + status.rawValue) }
    func name(of cause: RevisionEntry.Cause) -> String { text("cause." + cause.rawValue) }
    func name(of conflict: TalkConflict.Kind) -> String { text("conflict." + conflict.rawValue) }

    func name(of basis: Basis) -> String {
        switch basis {
        case .stated: self[.stated]
        case .inferred: self[.inferred]
        case .assumed: self[.assumed]
        case .corrected: self[.corrected]
        }
    }

    func guess(_ field: Field, _ basis: Basis) -> String {
        let name = name(of: field)
        return self[.guess, ["field": name, "small-field": name.lowercased(), "basis": self.name(of: basis)]]
    }

    /// What a filter asks for, by its key in addresses; of those that are asked with yes or no, with the answer.
    func name(ofFilter key: String, _ value: HTML) -> HTML { filled("filter." + key, ["value": value]) }

    func notShown(_ count: Int) -> String { counted("notShown", count) }
    func talkCount(_ count: Int) -> String { counted("talkCount", count) }

    private func counted(_ key: String, _ count: Int) -> String {
        filled(text(key + (count == 1 ? ".one" : ".other")), ["count": String(count)])
    }

    /// `Thursday, 3 December 2026`
    func day(_ date: LocalDate) -> String { told(date, .longDate, weekdays, months) }

    /// `Thu 3 Dec`
    func shortDay(_ date: LocalDate) -> String { told(date, .shortDate, shortWeekdays, shortMonths) }

    /// `3 December 2026`
    func date(_ date: LocalDate) -> String { told(date, .plainDate, weekdays, months) }

    /// `3 December 2026, 15:30`
    func moment(_ moment: LocalDateTime) -> String { told(date(moment.date), moment.time) }

    /// `Thursday, 3 December 2026, 15:30`
    func dayAndTime(_ moment: LocalDateTime) -> String { told(day(moment.date), moment.time) }

    private func told(_ date: String, _ time: LocalTime) -> String {
        self[.plainMoment, ["date": date, "time": time.description]]
    }

    /// `December 2026`
    func month(_ date: LocalDate) -> String { told(date, .monthOfYear, weekdays, months) }

    private func told(_ date: LocalDate, _ key: Key, _ weekdays: [String], _ months: [String]) -> String {
        let weekday = date.weekday.rawValue - 1
        return self[
            key,
            [
                "weekday": weekdays.indices.contains(weekday) ? weekdays[weekday] : "",
                "day": date.day == 1 ? self[.firstDay] : String(date.day),
                "month": months.indices.contains(date.month - 1) ? months[date.month - 1] : "",
                "year": String(date.year),
            ]]
    }
}
