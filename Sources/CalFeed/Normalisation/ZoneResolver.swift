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

    private var document: Document { statements.document }

    // MARK: A zone that is written

    /// What a zone written at a time means on that day. Nil where its name means nothing here.
    func meaning(of expression: ZoneExpression, at local: LocalDateTime) -> Resolution? {
        switch expression.meaning {
        case .offset(let minutes): return offset(minutes, expression, at: local)
        case .zones(let names):
            let candidates = names.compactMap { zones.zone(named: $0) }
            guard let first = candidates.first else { return nil }
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
        for (zone, from) in [
            (context.defaultZone, "the source's zone"), (institutionZone()?.zone, "the institution's zone"),
        ] {
            guard let zone, offsetMinutes(of: local, in: zone) == minutes else { continue }
            return Resolution(
                zone: zone,
                evidence: Evidence(
                    basis: .inferred(reason: "“\(expression.text)” is \(from) on that day."), text: expression.text,
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
        guard let zone = zones.names.first(where: { offsetMinutes(of: local, in: $0) == minutes }) else { return nil }
        return Resolution(
            zone: zone,
            evidence: Evidence(
                basis: .inferred(reason: "“\(expression.text)” is the time of \(zone) on that day."),
                text: expression.text,
                span: expression.span, rule: "offset"),
            isExplicit: true)
    }

    /// An abbreviation stands for the civil time of a zone: the likeliest of its candidates that something else supports.
    private func abbreviation(_ expression: ZoneExpression, _ candidates: [TZID], at local: LocalDateTime) -> Resolution
    {
        var chosen = candidates[0]
        var reason: String?
        if candidates.count > 1 {
            let supports: [(TZID?, String)] = [
                (context.defaultZone, "the source's zone"), (institutionZone()?.zone, "the institution's zone"),
            ]
            for (zone, from) in supports {
                if let zone, candidates.contains(zone) {
                    chosen = zone
                    reason = "“\(expression.text)” has several meanings; \(zone) is \(from)."
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
                reason = "“\(expression.text)” has several meanings; \(zone) is where the sender's clock is."
            }
        }
        var result = Resolution(
            zone: chosen,
            evidence: Evidence(
                basis: reason.map { .inferred(reason: $0) } ?? .stated, text: expression.text, span: expression.span,
                rule: "zone-abbreviation"),
            isExplicit: true)
        let position = candidates.firstIndex(of: chosen) ?? 0
        let literal =
            expression.literalOffsets.indices.contains(position)
            ? expression.literalOffsets[position] : expression.literalOffsets.first
        if let literal, let actual = offsetMinutes(of: local, in: chosen), literal != actual {
            let name = abbreviationName(of: local, in: chosen) ?? "\(chosen)"
            result.evidence.basis = .inferred(
                reason:
                    "“\(expression.text)” was written; on \(local.date) the clocks of \(chosen) show \(name), and that is what people mean."
            )
            result.diagnostics.append(
                Diagnostic(
                    .warning, "zone-season",
                    "“\(expression.text)” is not in force on \(local.date); it was read as the local time of \(chosen) (\(name)).",
                    span: expression.span))
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
                    basis: .inferred(reason: "The announcement names this zone."), text: mention.value.text,
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
            if let venue, venue.resolution.zone != zone, venue.isCity { return venue.resolution }
            return Resolution(
                zone: zone,
                evidence: Evidence(
                    basis: .assumed(reason: "No zone is written; \(zone) is the zone of this source."), text: "",
                    rule: "source-zone"),
                isExplicit: false)
        }
        if let venue { return venue.resolution }
        if let shared { return shared }
        if let institution = institutionZone() { return agreeing(institution) }
        if let offset = context.senderOffset, offset != 0, let date = context.referenceDate,
            let language = document.languages.first,
            let zone = zones.names.first(where: {
                offsetMinutes(of: LocalDateTime(date, .midnight), in: $0) == offset / 60
            }), language != "en"
        {
            return Resolution(
                zone: zone,
                evidence: Evidence(
                    basis: .assumed(reason: "No zone is written; the sender's clock agrees with \(zone)."), text: "",
                    rule: "sender-clock"),
                diagnostics: [doubt("the sender's clock")], isExplicit: false)
        }
        return languageZone() ?? placeZone()
    }

    private func doubt(_ from: String, _ severity: Diagnostic.Severity = .warning) -> Diagnostic {
        Diagnostic(
            severity, "zone-inferred",
            "The announcement does not say in which time zone; it was concluded from \(from).")
    }

    /// The city or institution in the place where the talk is.
    private func venueZone() -> (resolution: Resolution, isCity: Bool)? {
        for label in statements.labelled("location") {
            if let found = venueZone(in: label.value) { return found }
        }
        // "5 April 2022, 12:00, Room 7, University of Example": behind a date, an hour and a room stands where.
        let dated = Set(statements.dates.lazy.filter { $0.role == .event && !$0.value.isBare }.map(\.line))
        let names = NameRule(document: document)
        for time in statements.times where time.role == .event && dated.contains(time.line) {
            let end = time.tokens.upperBound
            let rest = end..<max(end, document.lines[time.line].tokens.upperBound)
            guard !rest.isEmpty, !statements.isInBackground(rest.lowerBound),
                let room = rest.first(where: { document.term(.place, at: $0) != nil }),
                !rest.contains(where: { names.name(at: $0, limit: rest.upperBound)?.isSure == true })
            else { continue }
            if let found = venueZone(in: room..<rest.upperBound), !found.isCity { return found }
        }
        return nil
    }

    private func venueZone(in range: Range<Int>) -> (resolution: Resolution, isCity: Bool)? {
        for index in range {
            guard
                let match = document.terms[index].first(where: {
                    $0.term.key == .zonePlace || $0.term.key == .institutionName
                }),
                match.term.value.contains("/"), let zone = zones.zone(named: match.term.value), isCapitalised(index),
                match.term.key == .zonePlace || isInstitution(match, at: index),
                !isRoomName(index..<(index + match.length))
            else { continue }
            let span = document.span(of: index..<(index + match.length))
            let text = document.text(span)
            return (
                Resolution(
                    zone: zone,
                    evidence: Evidence(
                        basis: .inferred(reason: "The talk is in \(text)."), text: text, span: span,
                        rule: "venue-zone"),
                    diagnostics: [doubt("the place, \(text)", .info)], isExplicit: false),
                match.term.key == .zonePlace
            )
        }
        return nil
    }

    /// "Boston Room", "Salle Oslo": rooms are named after cities.
    private func isRoomName(_ range: Range<Int>) -> Bool {
        document.term(.place, at: range.upperBound) != nil
            || range.lowerBound > 0 && document.term(.place, at: range.lowerBound - 1) != nil
    }

    /// Letters that stand for an institution are capitals: MIT, but not "mit".
    private func isInstitution(_ match: TermMatch, at index: Int) -> Bool {
        guard match.length == 1, document.tokens[index].width <= 5 else { return true }
        return document.text(document.tokens[index].span).allSatisfy { $0.isUppercase || !$0.isASCII }
    }

    private func isCapitalised(_ index: Int) -> Bool {
        let scalar = Tokeniser.scalar(at: document.tokens[index].span.lowerBound, in: document.bytes).0
        return scalar.properties.isUppercase || scalar.isWrittenWithoutSpaces || scalar.isHebrew
    }

    /// The institution behind the sender's address, or behind the addresses in the text where they agree.
    private func institutionZone() -> Resolution? {
        if let sender = context.sender, let zone = zone(ofAddress: sender) {
            return Resolution(
                zone: zone,
                evidence: Evidence(
                    basis: .inferred(reason: "The announcement was sent from \(Self.domain(of: sender))."), text: "",
                    rule: "sender-domain"),
                diagnostics: [doubt("the sender's institution")], isExplicit: false)
        }
        var shown: [(zone: TZID, address: String, span: Range<Int>?)] = []
        for (index, token) in document.tokens.enumerated()
        where (token.kind == .email || token.kind == .url) && !statements.isInBackground(index) {
            let address = document.text(token.span)
            if let zone = zone(ofAddress: address) { shown.append((zone, address, token.span)) }
        }
        var linked: [(zone: TZID, address: String, span: Range<Int>?)] = []
        for address in document.linkedAddresses {
            if let zone = zone(ofAddress: address) { linked.append((zone, address, nil)) }
        }
        func mails(_ group: [(zone: TZID, address: String, span: Range<Int>?)]) -> [(
            zone: TZID, address: String, span: Range<Int>?
        )] {
            group.filter { $0.address.contains("@") && !$0.address.contains("/") }
        }
        for group in [mails(shown), shown, mails(linked), linked] {
            guard let first = group.first, group.allSatisfy({ $0.zone == first.zone }) else { continue }
            let domain = Self.domain(of: first.address)
            return Resolution(
                zone: first.zone,
                evidence: Evidence(
                    basis: .inferred(reason: "The announcement names \(domain), an institution there."),
                    text: first.address, span: first.span, rule: "institution-domain"),
                diagnostics: [doubt("the institution's address, \(domain)")], isExplicit: false)
        }
        return hostInstitutionZone()
    }

    /// An institution named in the first lines, before anything that tells about the speaker.
    private func hostInstitutionZone() -> Resolution? {
        var found: [(TZID, Range<Int>)] = []
        let speakers = Set(
            statements.labels.filter { ["speaker", "affiliation", "abstract", "biography"].contains($0.key) }.flatMap(
                \.value))
        for index in document.tokens.indices where !speakers.contains(index) && !statements.isInBackground(index) {
            guard let match = document.terms[index].first(where: { $0.term.key == .institutionName }),
                isCapitalised(index),
                isInstitution(match, at: index), let zone = zones.zone(named: match.term.value)
            else { continue }
            found.append((zone, index..<(index + match.length)))
        }
        guard let first = found.first, found.allSatisfy({ $0.0 == first.0 }) else { return nil }
        let span = document.span(of: first.1)
        return Resolution(
            zone: first.0,
            evidence: Evidence(
                basis: .inferred(reason: "The announcement names \(document.text(span))."), text: document.text(span),
                span: span,
                rule: "institution-name"),
            diagnostics: [doubt("the institution, \(document.text(span))")], isExplicit: false)
    }

    static func domain(of address: String) -> String {
        if let at = address.lastIndex(of: "@") {
            return String(address[address.index(after: at)...]).lowercased().filter { $0 != ">" }
        }
        return LinkRule.parts(of: address).host
    }

    private func zone(ofAddress address: String) -> TZID? {
        var domain = Substring(Self.domain(of: address))
        // Services that anybody uses say nothing about a place.
        while !domain.isEmpty {
            if let name = vocabulary.zoneOfDomain[String(domain)] ?? vocabulary.zoneOfDomain["." + domain] {
                return zones.zone(named: name)
            }
            guard let dot = domain.firstIndex(of: ".") else { return nil }
            domain = domain[domain.index(after: dot)...]
        }
        return nil
    }

    /// A language that is spoken in one zone only: the text's own, or one that its script gives away in a few words.
    private func languageZone() -> Resolution? {
        let scripts = document.scriptLanguages
        for language in document.languages + scripts {
            guard let name = vocabulary.zoneOfLanguage[language], let zone = zones.zone(named: name) else { continue }
            return Resolution(
                zone: zone,
                evidence: Evidence(
                    basis: .assumed(reason: "No zone is written; the announcement's language is that of \(zone)."),
                    text: "",
                    rule: "language-zone"),
                diagnostics: [doubt("the language", .info)], isExplicit: false)
        }
        return nil
    }

    /// A city, region or country that is named outside what is said of the speaker, where no other is named.
    private func placeZone() -> Resolution? {
        let speakers = Set(
            statements.labels.filter { ["speaker", "affiliation", "title"].contains($0.key) }.flatMap(\.value))
        var found: [(zone: TZID, span: Range<Int>)] = []
        var end = 0
        for index in document.tokens.indices
        where index >= end && !speakers.contains(index) && !statements.isInBackground(index) {
            guard let match = document.terms[index].first(where: { $0.term.key == .zonePlace }), isCapitalised(index),
                document.tokens[index].width >= 4, !isRoomName(index..<(index + match.length)),
                document.term(.institution, at: index + match.length) == nil,
                document.term(.givenName, at: index) == nil, let zone = zones.zone(named: match.term.value)
            else { continue }
            end = index + match.length
            found.append((zone, document.span(of: index..<end)))
        }
        guard let first = found.first, found.allSatisfy({ $0.zone == first.zone }) else { return nil }
        let text = document.text(first.span)
        return Resolution(
            zone: first.zone,
            evidence: Evidence(
                basis: .inferred(reason: "The announcement names \(text)."), text: text, span: first.span,
                rule: "place-name"),
            diagnostics: [doubt("a place that it names, \(text)")], isExplicit: false)
    }

    /// Where the language is that of the institution's zone, two signs agree, and there is little to doubt.
    private func agreeing(_ resolution: Resolution) -> Resolution {
        let spoken = Set(
            (document.languages.prefix(1) + document.scriptLanguages).compactMap { vocabulary.zoneOfLanguage[$0] })
        guard spoken.contains(resolution.zone.rawValue) else { return resolution }
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
