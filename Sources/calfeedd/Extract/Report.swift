import CalFeed

/// What was understood of one announcement, written for a person at a terminal.
struct Report {
    let name: String
    let reading: Reading
    let zones: ZoneDatabase
    let style: TerminalStyle

    var text: String {
        var lines = [style("1", name)]
        if reading.seminars.isEmpty { lines.append("  no seminar was understood") }
        for (index, seminar) in reading.seminars.enumerated() {
            if reading.seminars.count > 1 {
                lines.append(style("1", "  seminar \(index + 1) of \(reading.seminars.count)"))
            }
            lines += fields(of: seminar)
            lines += seminar.diagnostics.map(line)
        }
        lines += reading.diagnostics.map(line)
        return lines.joined(separator: "\n") + "\n"
    }

    private func fields(of seminar: Seminar) -> [String] {
        var rows: [(String, String?, Field)] = [
            ("title", seminar.title, .title),
            (
                "speakers", seminar.speakers.isEmpty ? nil : seminar.speakers.map(words).joined(separator: "; "),
                .speakers
            ),
        ]
        switch seminar.occurrence {
        case .days(let first, let last):
            rows.append(("start", "\(first)", .start))
            if last != first { rows.append(("end", "\(last)", .end)) }
        case .clock(let start, let end, let zone):
            rows.append(("start", moment(start, in: zone), .start))
            rows.append(("end", end.map { moment($0, in: zone) }, .end))
            rows.append(("zone", zone?.rawValue, .zone))
        }
        rows += [
            ("location", seminar.location, .location), ("online", seminar.onlineURL, .onlineURL),
            ("host", seminar.host, .host),
            ("series", seminar.series, .series), ("status", seminar.status.rawValue, .status),
        ]
        return rows.flatMap { row(label: $0.0, value: $0.1, evidence: seminar.evidence[$0.2]) }
    }

    private func row(label: String, value: String?, evidence: Evidence?) -> [String] {
        let name = label + String(repeating: " ", count: max(0, 10 - label.count))
        guard let value = value.map(TerminalStyle.printable) else { return ["  \(name)\(style("2", "–"))"] }
        guard let evidence else { return ["  \(name)\(value)"] }
        var lines = ["  \(name)\(value)  \(basis(evidence.basis))"]
        let words = shortened(evidence.text)
        if !words.isEmpty, words != value { lines.append("            \(style("2", "from “\(words)”"))") }
        if let reason = evidence.basis.reason { lines.append("            \(style("2", reason.text))") }
        return lines
    }

    private func basis(_ basis: Basis) -> String {
        switch basis {
        case .stated: style("32", "stated")
        case .inferred: style("33", "inferred")
        case .assumed: style("35", "assumed")
        case .corrected: style("36", "corrected")
        }
    }

    private func line(_ diagnostic: Diagnostic) -> String {
        let mark =
            switch diagnostic.severity {
            case .info: style("36", "note")
            case .warning: style("33", "doubt")
            case .error: style("31", "error")
            }
        return "  \(mark) \(TerminalStyle.printable(diagnostic.message)) [\(diagnostic.code)]"
    }

    private func words(_ speaker: Speaker) -> String {
        speaker.affiliation.map { "\(speaker.name) (\($0))" } ?? speaker.name
    }

    /// The reading at the venue and, where the zone is known, in UTC.
    private func moment(_ local: LocalDateTime, in zone: TZID?) -> String {
        let reading = "\(local.date) \(local.time)"
        guard let zone, let instant = (try? zones.meaning(of: local, in: zone))?.timestamp else { return reading }
        let name = (try? zones.abbreviation(at: instant, in: zone)).map { " \($0)" } ?? ""
        return "\(reading)\(name) = \(instant)"
    }

    /// One line of at most 100 characters.
    private func shortened(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.count <= 100 ? line : line.prefix(99) + "…"
    }
}
