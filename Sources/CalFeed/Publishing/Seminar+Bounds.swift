extension Seminar {
    /// Octets and numbers at the most that are published of what strangers write at any length.
    enum Bound {
        static let line = 400
        static let address = 2000
        static let abstract = 16_000
        static let biography = 6000
        static let items = 20
    }

    /// The seminar with every text and list cut to what a calendar and a page can bear; nearly always itself.
    var bounded: Seminar {
        var seminar = self
        seminar.title = title.map { $0.bounded(Bound.line) }
        seminar.speakers = speakers.prefix(Bound.items).map { speaker in
            Speaker(
                name: speaker.name.bounded(Bound.line), affiliation: speaker.affiliation.map { $0.bounded(Bound.line) })
        }
        seminar.location = location.map { $0.bounded(Bound.line) }
        // A link that was cut would lead elsewhere.
        seminar.onlineURL = onlineURL.flatMap { $0.utf8.count <= Bound.address ? $0 : nil }
        seminar.host = host.map { $0.bounded(Bound.line) }
        seminar.series = series.map { $0.bounded(Bound.line) }
        seminar.abstract = abstract.map { $0.bounded(Bound.abstract) }
        seminar.biography = biography.map { $0.bounded(Bound.biography) }
        seminar.diagnostics = diagnostics.prefix(Bound.items).map { diagnostic in
            var diagnostic = diagnostic
            diagnostic.message = diagnostic.message.bounded(Bound.line)
            return diagnostic
        }
        seminar.evidence = evidence.mapValues { evidence in
            var evidence = evidence
            evidence.text = evidence.text.bounded(Bound.line)
            switch evidence.basis {
            case .stated: break
            case .inferred(let reason): evidence.basis = .inferred(reason: reason.bounded(Bound.line))
            case .assumed(let reason): evidence.basis = .assumed(reason: reason.bounded(Bound.line))
            }
            return evidence
        }
        return seminar
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
