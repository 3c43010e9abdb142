/// What is made when it is asked for: other formats, filters, languages and zones of what is published.
///
/// It is made from the values of one publication, so that all of a snapshot's answers agree, and it is kept by
/// whoever asks, by its key, until there is another snapshot.
public struct Views: Sendable {
    let catalogue: Catalogue

    public enum Format: String, Hashable, Sendable, CaseIterable {
        case html, ics, json, jcal, atom, txt
    }

    enum Subject: Hashable, Sendable {
        case all
        case series(String)
        case event(String)
    }

    /// One thing that can be made.
    public struct Target: Hashable, Sendable {
        let subject: Subject
        let format: Format
        let query: ViewQuery
    }

    public enum Meaning: Sendable {
        /// What the snapshot holds at this path, if anything.
        case published
        case malformed
        case view(Target)
    }

    /// What an address asks for.
    ///
    /// - Parameters:
    ///   - path: decoded, without the query.
    ///   - query: as it was sent; nil for none.
    ///   - languages: as in `Accept-Language`; nil for none.
    public func meaning(of path: String, query: String?, languages: String?) -> Meaning {
        guard let (subject, format) = place(path) else { return .published }
        var wanted = ViewQuery()
        if let query {
            do {
                wanted = try ViewQuery(query, isZone: catalogue.times.isZone)
            } catch {
                return .malformed
            }
        }
        // What people read is told in their language.
        let isRead = format == .html || format == .txt
        if !isRead { wanted.language = nil }
        if isRead, wanted.language == nil, let languages { wanted.language = Self.language(languages) }
        if wanted.language == PageWords.english.language { wanted.language = nil }
        if !isRead { wanted.zone = nil }
        if format != .ics { wanted.alarm = nil }
        // An event by itself is not filtered.
        if case .event = subject { wanted.filter = TalkFilter() }
        let isPublished = format == .html || format == .ics
        if isPublished, wanted == ViewQuery(), path != "/all" { return .published }
        if case .event = subject, format != .html { return .published }
        return .view(Target(subject: subject, format: format, query: wanted))
    }

    /// The paths of all that can be made of a site without a question, for those who write it to files.
    public var paths: [String] {
        let formats = Format.allCases.filter { $0 != .html && $0 != .ics }
        return formats.map { "/all.\($0)" }
            + catalogue.settings.series.flatMap { series in formats.map { "/series/\(series.slug).\($0)" } }
    }

    private func place(_ path: String) -> (Subject, Format)? {
        if path == "/" || path == "/all" || path == "/all.html" { return (.all, .html) }
        if path.hasPrefix("/all.") {
            return Format(rawValue: String(path.dropFirst(5))).map { (.all, $0) }
        }
        if path.hasPrefix("/series/") {
            let name = path.dropFirst(8)
            let dot = name.firstIndex(of: ".")
            let slug = String(name[..<(dot ?? name.endIndex)])
            guard catalogue.settings.series.contains(where: { $0.slug == slug }) else { return nil }
            guard let dot else { return (.series(slug), .html) }
            return Format(rawValue: String(name[name.index(after: dot)...])).map { (.series(slug), $0) }
        }
        if path.hasPrefix("/events/") {
            let uid = String(path.dropFirst(8))
            return catalogue.talks[uid] == nil ? nil : (.event(uid), .html)
        }
        return nil
    }

    /// The language that a reader likes best of those there are (RFC 9110 §12.5.4); nil where none of them is named.
    static func language(_ accepted: String) -> String? {
        var best: (language: String, weight: Double)?
        for element in accepted.prefix(500).split(separator: ",") {
            let parts = element.split(separator: ";")
            guard let tag = parts.first?.drop(while: { $0 == " " }).prefix(while: { $0 != " " && $0 != "-" }),
                let words = PageWords.all.first(where: { $0.language == tag.lowercased() })
            else { continue }
            var weight = 1.0
            if let quality = parts.dropFirst().first(where: { $0.contains("q=") }) {
                weight = Double(quality.drop { $0 != "=" }.dropFirst().prefix { $0 != " " }) ?? 0
            }
            if weight > 0, weight > best?.weight ?? 0 { best = (words.language, weight) }
        }
        return best?.language
    }

    /// What is to be served; nil where an event is gone.
    public func resource(_ target: Target) -> Resource? {
        switch (target.subject, target.format) {
        case (.event(let uid), _):
            return catalogue.talks[uid].map { catalogue.page(of: $0, target.query) }
        case (_, .html): return catalogue.page(target)
        case (_, .ics): return catalogue.calendar(target)
        case (_, .json): return catalogue.feed(target)
        case (_, .jcal): return catalogue.jCal(target)
        case (_, .atom): return catalogue.atom(target)
        case (_, .txt): return catalogue.table(target)
        }
    }
}
