/// Chooses the zone of a clock time: what is written at the time, then elsewhere, then what the place tells.
struct ZoneResolver {
    struct Resolution: Hashable, Sendable {
        var zone: TZID
        var evidence: Evidence
        var diagnostics: [Diagnostic] = []
        /// The words name the zone of this very time.
        var isExplicit: Bool
    }

    let statements: Statements
    let context: ReadingContext
    let zones: ZoneDatabase
    let vocabulary: Vocabulary
    /// For a part of an announcement: the zone that the whole tells. The institutions in a part are the speakers'.
    var shared: Resolution?

    /// That of the institution, which many hours ask for.
    private let institution = Once<Resolution?>()

    var document: Document { statements.document }

    /// The institution behind the sender's address, or behind the addresses in the text where they agree.
    func institutionZone() -> Resolution? { institution.value(zoneOfInstitution) }

    // MARK: A zone that is written

    /// What a zone written at a time means on that day. Nil where its name means nothing here.
    func meaning(of expression: ZoneExpression, at local: LocalDateTime) -> Resolution? {
        switch expression.meaning {
        case .offset(let minutes): return offset(minutes, expression, at: local)
        case .zones(let names):
            let candidates = names.compactMap { zones.zone(named: $0) }
            guard let first = candidates.first else { return nil }
            // "3 pm GMT", told in London in winter: the same as the time there.
            if expression.form == .abbreviation, first == .utc, candidates.count == 1,
                expression.text.lowercased() == "gmt"
            {
                return offset(0, expression, at: local)
            }
            guard expression.form == .abbreviation else {
                return Resolution(
                    zone: first,
                    evidence: Evidence(
                        basis: .stated, text: expression.text, span: expression.span, rule: "zone-\(expression.form)"),
                    isExplicit: true)
            }
            return abbreviation(expression, candidates, at: local)
        }
    }

    /// A bare offset is upgraded to the zone that the source or the sender has, where that has the same offset then.
    private func offset(_ minutes: Int, _ expression: ZoneExpression, at local: LocalDateTime) -> Resolution? {
        for (zone, key) in [
            (context.defaultZone, Sentence.Key.offsetOfSource), (institutionZone()?.zone, .offsetOfInstitution),
        ] {
            guard let zone, offsetMinutes(of: local, in: zone) == minutes else { continue }
            return Resolution(
                zone: zone,
                evidence: Evidence(
                    basis: .inferred(reason: .told(key, [.words: .words(expression.text)])), text: expression.text,
                    span: expression.span,
                    rule: "offset-of-known-zone"),
                isExplicit: true)
        }
        guard minutes != 0 else {
            return Resolution(
                zone: .utc,
                evidence: Evidence(basis: .stated, text: expression.text, span: expression.span, rule: "offset"),
                isExplicit: true)
        }
        // The database names whole hours only, with the sign the other way round.
        if minutes % 60 == 0, let zone = zones.zone(named: "Etc/GMT\(minutes > 0 ? "-" : "+")\(abs(minutes) / 60)") {
            return Resolution(
                zone: zone,
                evidence: Evidence(basis: .stated, text: expression.text, span: expression.span, rule: "offset"),
                isExplicit: true)
        }
        guard let zone = zones.names(everAt: minutes * 60).first(where: { offsetMinutes(of: local, in: $0) == minutes })
        else { return nil }
        return Resolution(
            zone: zone,
            evidence: Evidence(
                basis: .inferred(
                    reason: .told(
                        .offsetOfZone, [.words: .words(expression.text), .zone: .name(zone.rawValue)])),
                text: expression.text,
                span: expression.span, rule: "offset"),
            isExplicit: true)
    }

    /// An abbreviation stands for the civil time of a zone: the likeliest of its candidates that something else supports.
    private func abbreviation(_ expression: ZoneExpression, _ candidates: [TZID], at local: LocalDateTime) -> Resolution
    {
        var chosen = candidates[0]
        var reason: Sentence.Key?
        if candidates.count > 1 {
            let supports: [(TZID?, Sentence.Key)] = [
                (context.defaultZone, .abbreviationOfSource), (institutionZone()?.zone, .abbreviationOfInstitution),
            ]
            for (zone, key) in supports {
                if let zone, candidates.contains(zone) {
                    chosen = zone
                    reason = key
                    break
                }
            }
            if reason == nil, let offset = context.senderOffset,
                let zone = candidates.first(where: { candidate in
                    context.referenceDate.map {
                        offsetMinutes(of: LocalDateTime($0, .midnight), in: candidate) == offset / 60
                    } ?? false
                })
            {
                chosen = zone
                reason = .abbreviationOfClock
            }
        }
        var result = Resolution(
            zone: chosen,
            evidence: Evidence(
                basis: reason.map {
                    .inferred(reason: .told($0, [.words: .words(expression.text), .zone: .name(chosen.rawValue)]))
                } ?? .stated,
                text: expression.text, span: expression.span, rule: "zone-abbreviation"),
            isExplicit: true)
        let position = candidates.firstIndex(of: chosen) ?? 0
        let literal =
            expression.literalOffsets.indices.contains(position)
            ? expression.literalOffsets[position] : expression.literalOffsets.first
        if let literal, let actual = offsetMinutes(of: local, in: chosen), literal != actual {
            let told: KeyValuePairs<Sentence.Name, Sentence.Argument> = [
                .words: .words(expression.text), .date: .date(local.date), .zone: .name(chosen.rawValue),
                .name: .name(abbreviationName(of: local, in: chosen) ?? chosen.rawValue),
            ]
            result.evidence.basis = .inferred(reason: .told(.abbreviationOfSeason, told))
            result.diagnostics.append(Diagnostic(.warning, .zoneSeason, told, span: expression.span))
        }
        return result
    }

    // MARK: A zone that is not written at the time

    /// Where no zone stands at the time itself.
    func fallback() -> Resolution? {
        if let mention = statements.zones.first(where: { !document.lines[$0.line].isQuoted }),
            case .zones(let names) = mention.value.meaning,
            let zone = names.lazy.compactMap({ zones.zone(named: $0) }).first
        {
            return Resolution(
                zone: zone,
                evidence: Evidence(
                    basis: .inferred(reason: .told(.zoneNamed)), text: mention.value.text,
                    span: mention.span, rule: mention.rule),
                isExplicit: false)
        }
        if let label = statements.labelled("zone").first, !label.value.isEmpty,
            let (expression, _) = ZoneNameRule(document: document, vocabulary: vocabulary, isZone: { _ in true })
                .zone(at: label.value.lowerBound, isDirect: false, isBracketed: true),
            case .zones(let names) = expression.meaning,
            let zone = names.lazy.compactMap({ zones.zone(named: $0) }).first
        {
            return Resolution(
                zone: zone,
                evidence: Evidence(basis: .stated, text: expression.text, span: expression.span, rule: "zone-label"),
                isExplicit: false)
        }
        let venue = venueZone()
        if let zone = context.defaultZone {
            // The place where people meet outranks what the source's talks usually have.
            if var venue, venue.resolution.zone != zone, venue.isCity {
                for index in venue.resolution.diagnostics.indices {
                    venue.resolution.diagnostics[index].severity = .warning
                }
                return venue.resolution
            }
            return Resolution(
                zone: zone,
                evidence: Evidence(
                    basis: .assumed(reason: .told(.zoneOfSource, [.zone: .name(zone.rawValue)])), text: "",
                    rule: "source-zone"),
                isExplicit: false)
        }
        if let venue { return venue.resolution }
        if let shared { return shared }
        if let institution = institutionZone() { return agreeing(institution) }
        if let offset = context.senderOffset, offset != 0, let date = context.referenceDate,
            let language = document.languages.first,
            let zone = zones.names(everAt: offset).first(where: {
                offsetMinutes(of: LocalDateTime(date, .midnight), in: $0) == offset / 60
            }), language != "en"
        {
            return Resolution(
                zone: zone,
                evidence: Evidence(
                    basis: .assumed(reason: .told(.zoneOfClock, [.zone: .name(zone.rawValue)])), text: "",
                    rule: "sender-clock"),
                diagnostics: [Diagnostic(.warning, .zoneInferredClock)], isExplicit: false)
        }
        if let stamp = zoneOfStamp() { return stamp }
        return languageZone() ?? placeZone() ?? namedInstitutionZone(ofPeople: true)
    }

    /// "Fri May 4 23:16:09 EDT 2007": the clock of whoever wrote, in the stamp of a mailing list.
    private func zoneOfStamp() -> Resolution? {
        guard let stamp = statements.times.first(where: { $0.role == .posted && $0.value.zone != nil }),
            let expression = stamp.value.zone, let date = context.referenceDate,
            let found = meaning(of: expression, at: LocalDateTime(date, .midnight)),
            found.zone.rawValue.contains("/"), !found.zone.rawValue.hasPrefix("Etc/")
        else { return nil }
        return Resolution(
            zone: found.zone,
            evidence: Evidence(
                basis: .assumed(reason: .told(.zoneOfClock, [.zone: .name(found.zone.rawValue)])),
                text: expression.text,
                span: expression.span, rule: "sender-clock"),
            diagnostics: [Diagnostic(.warning, .zoneInferredClock)], isExplicit: false)
    }

    static func domain(of address: String) -> String {
        if let at = address.utf8.lastIndex(of: 0x40) {
            let host = address.utf8[at...].dropFirst().filter { $0 != 0x3E }
            return String(decoding: host, as: UTF8.self).lowercased()
        }
        return LinkRule.parts(of: address).host
    }

    func zone(ofAddress address: String) -> TZID? {
        let domain = Self.domain(of: address)
        // An institution's own name at a service for meetings: "example.zoom.us" belongs to example.edu.
        if domain.hasSuffix(".zoom.us") {
            guard let name = domain.dropLast(".zoom.us".count).split(separator: ".").last else { return nil }
            return
                ([".edu", ".ac.uk"].lazy.compactMap { vocabulary.zoneOfDomain[name + $0] }.first
                ?? vocabulary.zone(ofInstitution: name)).flatMap { zones.zone(named: $0) }
        }
        return zone(ofDomain: Substring(domain))
    }

    private func zone(ofDomain whole: Substring) -> TZID? {
        var domain = whole
        // Services that anybody uses say nothing about a place.
        while !domain.isEmpty {
            if let name = vocabulary.zoneOfDomain[String(domain)] ?? vocabulary.zoneOfDomain["." + domain] {
                // "-": an institution's service for everybody.
                return zones.zone(named: name)
            }
            guard let dot = domain.firstIndex(of: ".") else { return nil }
            domain = domain[domain.index(after: dot)...]
        }
        return nil
    }

    /// A language that is spoken in one zone only: the text's own, by words that no other language has, or one that its script
    /// gives away in a few words.
    private func languageZone() -> Resolution? {
        let scripts = document.scriptLanguages
        for language in document.sureLanguages + scripts {
            guard let name = vocabulary.zoneOfLanguage[language], let zone = zones.zone(named: name) else { continue }
            return Resolution(
                zone: zone,
                evidence: Evidence(
                    basis: .assumed(reason: .told(.zoneOfLanguage, [.zone: .name(zone.rawValue)])), text: "",
                    rule: "language-zone"),
                diagnostics: [Diagnostic(.info, .zoneInferredLanguage)], isExplicit: false)
        }
        return nil
    }

    /// Where the language is that of the institution's zone, two signs agree, and there is little to doubt.
    private func agreeing(_ resolution: Resolution) -> Resolution {
        let spoken = Set(
            (document.languages.prefix(1) + document.scriptLanguages).compactMap { vocabulary.zoneOfLanguage[$0] })
        guard spoken.contains(resolution.zone.rawValue), resolution.evidence.rule != Self.townRule else {
            return resolution
        }
        var result = resolution
        for index in result.diagnostics.indices { result.diagnostics[index].severity = .info }
        return result
    }

    // MARK: Offsets

    /// Minutes east of UTC.
    func offsetMinutes(of local: LocalDateTime, in zone: TZID) -> Int? {
        guard let instant = instant(of: local, in: zone) else { return nil }
        return (local.secondsSince1970 - instant.secondsSince1970) / 60
    }

    func instant(of local: LocalDateTime, in zone: TZID) -> Timestamp? {
        guard let meaning = try? zones.meaning(of: local, in: zone) else { return nil }
        return meaning.timestamp
    }

    private func abbreviationName(of local: LocalDateTime, in zone: TZID) -> String? {
        guard let instant = instant(of: local, in: zone) else { return nil }
        return try? zones.abbreviation(at: instant, in: zone)
    }
}
