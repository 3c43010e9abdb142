/// The description of an event, plain text: when it is by which clock, who speaks, where to join, what about, the words
/// it was announced in, every doubt and assumption in a sentence, and where all this comes from.
struct EventDescription {
    let seminar: Seminar
    /// The last part of its page's address.
    let address: String
    let times: EventTimes
    let renderer: EventRenderer

    /// Octets of the value up to the end of each part. Google keeps 8,192 characters of a description, calcurse trips
    /// over an escape at its octet 8,192; the event's page has the rest.
    enum Limit {
        static let line = 400
        static let people = 2600
        static let abstract = 5600
        static let biography = 6400
        static let words = 6800
        static let doubts = 7700
    }

    private var style: EventStyle { renderer.style }
    private var words: EventWords { style.words }

    func write(to lines: inout ContentLines) {
        lines.begin("DESCRIPTION")
        writeMoment(to: &lines)
        writePeople(to: &lines)
        if let abstract = seminar.abstract {
            lines.newParagraph()
            lines.write(abstract, limit: Limit.abstract)
            lines.cut(to: Limit.abstract)
        }
        if let biography = seminar.biography {
            lines.newParagraph()
            write(words.aboutSpeaker, biography, limit: Limit.biography, to: &lines)
            lines.cut(to: Limit.biography)
        }
        writeAnnouncedWords(to: &lines)
        writeDoubts(to: &lines)
        lines.newParagraph()
        lines.write(plain: words.page)
        lines.write(plain: ": ")
        lines.write(plain: style.eventFolder)
        lines.write(plain: address)
        lines.endText()
    }

    private func write(_ label: String, _ text: String, limit: Int = Limit.line, to lines: inout ContentLines) {
        lines.write(plain: label)
        lines.write(plain: ": ")
        lines.write(text, limit: limit)
    }

    // MARK: When

    /// By the venue's clock, then by the others that the configuration names, and by UTC.
    private func writeMoment(to lines: inout ContentLines) {
        switch seminar.occurrence {
        case .days(let first, let last):
            write(first, to: &lines)
            if last != first {
                lines.write(plain: " – ")
                write(last, to: &lines)
            }
            lines.write(plain: " (")
            lines.write(plain: words.noTime)
            lines.write(plain: ")")
        case .clock(let start, let end, let zone):
            guard case .instant(let first) = times.start, case .instant(let last) = times.end, let zone else {
                write(start, end, on: nil, to: &lines)
                lines.write(plain: " (")
                lines.write(plain: words.unknownZone)
                lines.write(plain: ")")
                return
            }
            var told: [LocalDateTime] = []
            let venue = times.clock.map { [EventRenderer.NamedClock(zone: zone, clock: $0)] } ?? []
            for clocks in [venue, renderer.otherClocks] {
                for other in clocks {
                    let local = other.clock.local(at: first)
                    guard !told.contains(local) else { continue }
                    if !told.isEmpty { lines.newLine() }
                    write(local, times.hasEnd ? other.clock.local(at: last) : nil, on: told.first?.date, to: &lines)
                    lines.write(0x20)
                    lines.write(other.clock.abbreviation(at: first))
                    if other.zone != .utc {
                        lines.write(plain: " (")
                        lines.write(plain: other.zone.rawValue)
                        lines.write(plain: ")")
                    }
                    told.append(local)
                }
            }
        }
    }

    /// The day is left out where it is the one that stands above.
    private func write(
        _ start: LocalDateTime, _ end: LocalDateTime?, on day: LocalDate?, to lines: inout ContentLines
    ) {
        if start.date != day {
            write(start.date, to: &lines)
            lines.write(0x20)
        }
        write(start.time, to: &lines)
        guard let end else { return }
        lines.write(plain: "–")
        if end.date != start.date {
            write(end.date, to: &lines)
            lines.write(0x20)
        }
        write(end.time, to: &lines)
    }

    /// `Thursday 12 March 2026`
    private func write(_ date: LocalDate, to lines: inout ContentLines) {
        lines.write(plain: words.weekdays[date.weekday.rawValue - 1])
        lines.write(0x20)
        lines.write(digits: date.day, date.day < 10 ? 1 : 2)
        lines.write(0x20)
        lines.write(plain: words.months[date.month - 1])
        lines.write(0x20)
        lines.write(digits: date.year, 4)
    }

    private func write(_ time: LocalTime, to lines: inout ContentLines) {
        lines.write(digits: time.hour, 2)
        lines.write(plain: ":")
        lines.write(digits: time.minute, 2)
    }

    // MARK: Who and where

    private func writePeople(to lines: inout ContentLines) {
        guard !seminar.speakers.isEmpty || seminar.host != nil || seminar.onlineURL != nil else { return }
        lines.newLine()
        for speaker in seminar.speakers {
            lines.newLine()
            lines.write(speaker.name, limit: Limit.line)
            if let affiliation = speaker.affiliation {
                lines.write(plain: " (")
                lines.write(affiliation, limit: Limit.line)
                lines.write(plain: ")")
            }
        }
        if let host = seminar.host {
            lines.newLine()
            write(words.host, host, to: &lines)
        }
        if let link = seminar.onlineURL {
            lines.newLine()
            write(words.joinOnline, link, limit: EventRenderer.Limit.address, to: &lines)
        }
        lines.cut(to: Limit.people)
    }

    // MARK: Why

    /// The words that day and hour were read from, and those of the zone where they stand elsewhere.
    private func writeAnnouncedWords(to lines: inout ContentLines) {
        let start = seminar.evidence[.start]?.text ?? ""
        guard !start.isEmpty else { return }
        lines.newParagraph()
        write(words.asAnnounced, PlainText.line(start), to: &lines)
        if let zone = seminar.evidence[.zone], zone.basis == .stated, !zone.text.isEmpty, !start.contains(zone.text) {
            lines.write(plain: " … ")
            lines.write(PlainText.line(zone.text), limit: Limit.line)
        }
        lines.cut(to: Limit.words)
    }

    private func writeDoubts(to lines: inout ContentLines) {
        var told: [String] = []
        func tell(_ sentence: String) {
            guard !sentence.isEmpty, lines.valueCount < Limit.doubts, !told.contains(sentence) else { return }
            if told.isEmpty { lines.newParagraph() } else { lines.newLine() }
            lines.write(sentence, limit: Limit.line)
            told.append(sentence)
        }
        for diagnostic in seminar.diagnostics where diagnostic.severity != .info { tell(diagnostic.message) }
        if seminar.evidence.values.contains(where: { $0.basis != .stated }) {
            for field in Field.allCases where field != .status && field != .series {
                if let reason = seminar.evidence[field]?.basis.reason { tell(reason.text) }
            }
        }
        if !times.hasEnd, seminar.evidence[.end] == nil { tell(words.noEnd) }
        lines.cut(to: Limit.doubts)
    }
}
