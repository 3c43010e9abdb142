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
        if diagnostics.count > Bound.items || diagnostics.contains(where: { $0.message.utf8.count > Bound.line }) {
            seminar.diagnostics = diagnostics.prefix(Bound.items).map { diagnostic in
                var diagnostic = diagnostic
                diagnostic.message = diagnostic.message.bounded(Bound.line)
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
        text.utf8.count > Seminar.Bound.line || (basis.reason?.utf8.count ?? 0) > Seminar.Bound.line
    }

    fileprivate var bounded: Evidence {
        var evidence = self
        evidence.text = text.bounded(Seminar.Bound.line)
        switch basis {
        case .stated: break
        case .inferred(let reason): evidence.basis = .inferred(reason: reason.bounded(Seminar.Bound.line))
        case .assumed(let reason): evidence.basis = .assumed(reason: reason.bounded(Seminar.Bound.line))
        case .corrected(let reason): evidence.basis = .corrected(reason: reason.bounded(Seminar.Bound.line))
        }
        return evidence
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
