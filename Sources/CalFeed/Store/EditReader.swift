/// Reads the values of an edit: strictly, because nobody looks at them again.
struct EditReader {
    let edit: Edit
    /// The event as it is shown, without what the edit takes back.
    let present: Seminar
    /// What was corrected before, and stays.
    let known: [CorrectedValue]
    /// Nil where no clock can be asked; then readings are taken as they are.
    let zones: ZoneDatabase?

    /// Bytes of one value at the most.
    static let longest = 1000

    private static let moment = "2027-02-10T16:00, 16:00 for the same day, or 2027-02-10 for the same hour"

    func values() throws(EditError) -> [CorrectedValue] {
        for (field, texts) in edit.values {
            guard Field.correctable.contains(field) else { throw .notCorrectable(field) }
            guard texts.allSatisfy({ $0.utf8.count <= Self.longest }), texts.count <= 20 else {
                throw .tooLong(field, limit: Self.longest)
            }
        }
        var values = try times()
        for field in Field.correctable {
            guard let texts = edit.values[field] else { continue }
            if let value = try value(of: field, texts) { values.append(value) }
        }
        return values
    }

    private func value(of field: Field, _ texts: [String]) throws(EditError) -> CorrectedValue? {
        let text = Self.line(texts.first)
        switch field {
        case .title: return .title(text)
        case .location: return .location(text)
        case .host: return .host(text)
        case .speakers: return .speakers(texts.compactMap(Self.speaker))
        case .onlineURL:
            guard let text else { return .onlineURL(nil) }
            let isAddress = ["https://", "http://"].contains {
                text.lowercased().hasPrefix($0) && text.count > $0.count
            }
            guard isAddress, !text.contains(where: \.isWhitespace) else {
                throw .unreadable(field, text: text, expected: "an address that begins with https:// or http://")
            }
            return .onlineURL(text)
        case .status:
            guard let status = Status(rawValue: text ?? "") else {
                throw .unreadable(
                    field, text: text ?? "", expected: "confirmed, tentative, cancelled, postponed or finished")
            }
            return .status(status)
        case .start, .end, .zone, .series: return nil
        }
    }

    /// On one line; nil where nothing is left.
    private static func line(_ text: String?) -> String? {
        let words = (text ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return words.isEmpty ? nil : words
    }

    /// `Ada Quill (Harbour College)`
    private static func speaker(_ text: String) -> Speaker? {
        guard let line = line(text) else { return nil }
        guard line.hasSuffix(")"), let open = line.lastIndex(of: "("), open > line.startIndex else {
            return Speaker(name: line)
        }
        let affiliation = Self.line(String(line[line.index(after: open)...].dropLast()))
        return Self.line(String(line[..<open])).map { Speaker(name: $0, affiliation: affiliation) }
    }

    // MARK: Times

    private func times() throws(EditError) -> [CorrectedValue] {
        var values: [CorrectedValue] = []
        let zone = try edit.values[.zone].map { texts throws(EditError) in try self.zone(texts.first ?? "") }
        if let zone { values.append(.zone(zone)) }
        let start = try edit.values[.start].map { texts throws(EditError) in
            try self.start(Self.line(texts.first) ?? "", zone)
        }
        if let start {
            values.append(start)
        } else if let zone {
            values += try moved(to: zone)
        }
        if let texts = edit.values[.end] {
            values.append(try end(Self.line(texts.first), after: values))
        }
        try check(values)
        return values
    }

    /// A start that was corrected by another zone's clock is now read by this one's.
    private func moved(to zone: TZID) throws(EditError) -> [CorrectedValue] {
        guard case .clock(let start, end: _, zone: _) = present.occurrence else {
            throw .unreadable(.zone, text: zone.rawValue, expected: "the hour of the start with it")
        }
        try checkReading(start, in: zone)
        for case .start(let start, zone: _) in known { return [.start(start, zone: zone)] }
        return []
    }

    private func zone(_ text: String) throws(EditError) -> TZID {
        let name = Self.line(text) ?? ""
        let zone = zones.map { $0.zone(named: name) } ?? TZID(rawValue: name)
        guard let zone else { throw .unknownZone(name) }
        return zone
    }

    private func start(_ text: String, _ zone: TZID?) throws(EditError) -> CorrectedValue {
        if let day = LocalDate(text) { return .day(day) }
        let zone = zone ?? knownZone
        guard let zone else { throw .zoneMissing }
        return .start(try reading(text, of: .start, on: day, in: zone), zone: zone)
    }

    private var knownZone: TZID? {
        if case .clock(start: _, end: _, let zone) = present.occurrence { zone } else { nil }
    }

    /// Of the start, as it is shown.
    private var day: LocalDate {
        switch present.occurrence {
        case .days(let first, last: _): first
        case .clock(let start, end: _, zone: _): start.date
        }
    }

    private func end(_ text: String?, after values: [CorrectedValue]) throws(EditError) -> CorrectedValue {
        let future = changed(by: values)
        switch future.occurrence {
        case .days(let first, last: _):
            guard let text, let last = LocalDate(text) else {
                throw .unreadable(.end, text: text ?? "", expected: "a day, 2027-02-11: no hour is known of the start")
            }
            guard last >= first else { throw .endsBeforeStart(start: "\(first)", end: "\(last)") }
            return .lastDay(last)
        case .clock(let start, end: _, let zone):
            guard let text else { return .end(nil) }
            return .end(try reading(text, of: .end, on: start.date, in: zone))
        }
    }

    /// The event as the edit leaves it.
    private func changed(by values: [CorrectedValue]) -> Seminar {
        let fields = Set(values.map(\.field))
        // Only the values count here, whenever they were set.
        return present.corrected(
            by: (known.filter { !fields.contains($0.field) } + values).map {
                Correction(uid: edit.uid, value: $0, announced: nil, at: Timestamp(secondsSince1970: 0))
            })
    }

    /// A start that was moved behind an end that was corrected before, or the other way round.
    private func check(_ values: [CorrectedValue]) throws(EditError) {
        guard !values.isEmpty else { return }
        let fields = Set(values.map(\.field))
        let occurrence = changed(by: values.filter { $0.field != .end }).occurrence
        for value in known.filter({ !fields.contains($0.field) }) + values {
            switch (occurrence, value) {
            case (.clock(let start, end: _, zone: _), .end(let end?)) where end <= start:
                throw .endsBeforeStart(
                    start: "\(start.date) \(start.time)", end: "\(end.date) \(end.time)")
            default: break
            }
        }
    }

    /// A clock's reading, or an instant told with its offset from UTC, as the zone's clocks show it.
    private func reading(
        _ text: String, of field: Field, on day: LocalDate, in zone: TZID?
    ) throws(EditError) -> LocalDateTime {
        let (clock, offset) = Self.parted(text)
        let local = LocalDateTime(clock) ?? LocalDateTime("\(day)T\(clock.count == 4 ? "0" : "")\(clock)")
        guard let local, (1970...2200).contains(local.date.year) else {
            throw .unreadable(field, text: text, expected: Self.moment)
        }
        guard let zone, let zones else { return local }
        guard let offset else {
            try checkReading(local, in: zone)
            return local
        }
        let instant = Timestamp(secondsSince1970: local.secondsSince1970 - offset)
        guard let shown = try? zones.local(at: instant, in: zone), let meaning = try? zones.meaning(of: shown, in: zone)
        else { throw .unknownZone(zone.rawValue) }
        if case .fold(first: _, let second) = meaning, second == instant {
            throw .second(shown, zone: zone, universal: instant.utc)
        }
        return shown
    }

    private func checkReading(_ local: LocalDateTime, in zone: TZID) throws(EditError) {
        guard let zones else { return }
        guard let meaning = try? zones.meaning(of: local, in: zone) else { throw .unknownZone(zone.rawValue) }
        switch meaning {
        case .unique: break
        case .gap: throw .skipped(local, zone: zone)
        case .fold(let first, let second):
            let offsets = [first, second].map { local.secondsSince1970 - $0.secondsSince1970 }
            throw .twice(local, zone: zone, offsets: offsets.map(Self.told))
        }
    }

    /// `+02:00`
    private static func told(_ offset: Int) -> String {
        let minutes = abs(offset) / 60
        return "\(offset < 0 ? "-" : "+")\(Decimal.padded(minutes / 60, to: 2)):\(Decimal.padded(minutes % 60, to: 2))"
    }

    /// The reading and the seconds east of UTC that stand behind it, if any: `16:00+02:00`, `16:00Z`.
    private static func parted(_ text: String) -> (clock: String, offset: Int?) {
        if text.hasSuffix("Z") { return (String(text.dropLast()), 0) }
        guard let colon = text.firstIndex(of: ":"),
            let sign = text[colon...].firstIndex(where: { $0 == "+" || $0 == "-" }),
            let time = LocalTime(text[text.index(after: sign)...])
        else { return (text, nil) }
        let offset = time.secondOfDay * (text[sign] == "-" ? -1 : 1)
        return (String(text[..<sign]), offset)
    }
}

extension LocalTime {
    /// `02:00`
    fileprivate init?(_ text: Substring) {
        let bytes = Array(text.utf8)
        guard bytes.count == 5, bytes[2] == 0x3A, let hour = Decimal.value(of: bytes[0..<2]),
            let minute = Decimal.value(of: bytes[3..<5])
        else { return nil }
        self.init(hour: hour, minute: minute)
    }
}
