/// The formats for programs that are not calendars.
extension Catalogue {
    // MARK: JSON Feed

    /// JSON Feed 1.1, each item with the talk in our own schema beside: `docs/json.md`.
    func feed(_ target: Views.Target) -> Resource {
        let items: [JSONText] = bounded(selection(target)).map { talk in
            let json = TalkJSON(
                talk: talk, address: settings.address,
                series: settings.series.first { $0.slug == talk.record.series })
            let record = talk.record
            return JSONText.members([
                "id": .string(record.uid), "url": .string(settings.address.whole(["events", record.uid]).text),
                "title": .string(headline(of: talk)), "content_text": .string(content(of: talk)),
                "date_published": .string(record.created.description),
                "date_modified": .string(record.lastModified.description),
                "authors": .array(record.seminar.speakers.map { .members(["name": .string($0.name)]) }),
                "tags": .array(
                    (settings.series.first { $0.slug == record.series }?.tags ?? []).map { .string($0) }),
                "_calfeed": json.value(),
            ]).pruned
        }
        let feed = JSONText.members([
            "version": .string("https://jsonfeed.org/version/1.1"), "title": .string(title(target)),
            "home_page_url": .string(address(target, as: .html).text),
            "feed_url": .string(address(target, as: .json).text), "items": .array(items),
        ])
        return resource(feed.bytes, "application/feed+json", target)
    }

    /// `Ada Quill: Rings of slow growth`, with what has become of it in front.
    func headline(of talk: Talk, in words: PageWords = .english) -> String {
        let seminar = talk.seminar
        let names = seminar.speakers.map(\.name).joined(separator: ", ")
        let title = seminar.title ?? words[.untitled]
        let headline = names.isEmpty ? title : "\(names): \(title)"
        switch seminar.status {
        case .cancelled, .postponed: return "\(words.name(of: seminar.status)): \(headline)"
        case .confirmed, .tentative, .finished: return headline
        }
    }

    /// When and where, then what about.
    private func content(of talk: Talk) -> String {
        let when: String? = moment(of: talk, nil).joined(separator: " ")
        let place = [when, talk.seminar.location, talk.seminar.onlineURL].compactMap { $0 }
        let doubts = talk.doubts.map(\.message)
        return ([place.joined(separator: "\n")] + [talk.seminar.abstract].compactMap { $0 } + doubts)
            .joined(separator: "\n\n")
    }

    // MARK: Text

    /// Day, hour and zone; with a zone given, by its clock.
    func moment(of talk: Talk, _ zone: TZID?) -> [String] {
        switch talk.seminar.occurrence {
        case .days(let first, let last):
            return [first.description, first == last ? "" : "– " + last.description, ""]
        case .clock(let start, let end, zone: _):
            guard let zone, let instant = talk.start, let local = times.local(instant, zone) else {
                return [start.date.description, hours(start, end), talk.zoneName ?? "?"]
            }
            let last = talk.end.flatMap { times.local($0, zone) }
            return [local.date.description, hours(local, last), times.abbreviation(instant, zone)]
        }
    }

    private func hours(_ start: LocalDateTime, _ end: LocalDateTime?) -> String {
        "\(start.time)" + (end.map { "–\($0.time)" } ?? "")
    }

    /// Doubts that are told at the most below one table.
    private static let mostNotes = 200

    /// A table for a terminal; one line for each talk, cut off at no width, and below what its readers should doubt.
    func table(_ target: Views.Target) -> Resource {
        let words = PageWords.all.first { $0.language == target.query.language } ?? .english
        var text = "\(Self.line(title(target)))\n\n"
        var notes: [String] = []
        var month = ""
        for talk in bounded(selection(target)) {
            let cells = moment(of: talk, target.query.zone)
            let next = String(cells[0].prefix(7))
            if next != month, !month.isEmpty { text += "\n" }
            month = next
            let hours = cells[1] + String(repeating: " ", count: max(0, 11 - cells[1].count))
            let zone = cells[2] + String(repeating: " ", count: max(0, 5 - cells[2].count))
            let place = [talk.seminar.location, talk.seminar.onlineURL].compactMap { $0 }.joined(separator: ", ")
            var mark = ""
            for doubt in talk.doubts {
                let note = Self.line(doubt.remark.text(in: words.sentences))
                if !notes.contains(note), notes.count < Self.mostNotes { notes.append(note) }
                mark += " (\(notes.firstIndex(of: note).map { String($0 + 1) } ?? "?"))"
            }
            text += Self.line("\(cells[0])  \(hours)  \(zone)  \(headline(of: talk, in: words))\(mark)")
            text += place.isEmpty ? "\n" : Self.line("  [\(place)]") + "\n"
        }
        for (number, note) in notes.enumerated() { text += "\(number == 0 ? "\n" : "")(\(number + 1)) \(note)\n" }
        return resource(Array(text.utf8), "text/plain; charset=utf-8", target)
    }

    /// Without line breaks and what a terminal would obey.
    private static func line(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029: result.append(" ")
            case 0x202A...0x202E, 0x2066...0x2069: break
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}
