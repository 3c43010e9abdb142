/// What a reader asked for, and what there is of it.
struct PageView: Sendable {
    var query: ViewQuery
    var listing: TalkShelf.Listing
    /// Upcoming talks by series.
    var counts: [String: Int]
}

extension PageRenderer {
    /// The words and the name that are searched, and the clock: a form that needs no script.
    ///
    /// - Parameter subject: whose page it is, which says itself what is let through.
    func finder(_ listing: TalkShelf.Listing, of subject: String? = nil) -> HTML {
        let query = view?.query ?? ViewQuery()
        let filter = query.filter
        // What the form does not ask for is kept.
        let kept: [HTML] = query.parameters.filter { !["q", "speaker", "tz"].contains("\($0.name)") }
            .map { name, value in
                "<input type=\"hidden\" name=\"\(HTML.text("\(name)"))\" value=\"\(value)\">\n"
            }
        let speaker = filter.speaker.map { subject ?? $0 } ?? ""
        let zones: [HTML] = zonesToChoose(listing).map { "<option value=\"\($0)\"></option>\n" }
        let told = told(filter)
        let all: HTML =
            told == .nothing || subject != nil
            ? .nothing
            : "<p class=\"filtered\">\(words.filled(.filtered, ["filter": told])) <a href=\"\(reset)\">\(words[.showAll])</a></p>\n"
        return """
            <form class="finder" method="get" role="search" aria-label="\(words[.find])">
            \(kept)<p><label for="q">\(words[.searchWords])</label>
            <input id="q" name="q" type="search" maxlength="200" value="\(filter.words.joined(separator: " "))"></p>
            <p><label for="speaker-name">\(words.name(of: .speakers))</label>
            <input id="speaker-name" name="speaker" maxlength="200" value="\(speaker)"></p>
            <p><label for="tz">\(words[.yourZone])</label>
            <input id="tz" name="tz" list="zones" maxlength="64" autocomplete="off" value="\(query.zone?.rawValue ?? "")"></p>
            <datalist id="zones">
            \(zones)</datalist>
            <p><button type="submit">\(words[.showTimes])</button></p>
            </form>
            \(all)
            """
    }

    /// What is let through; nothing where all is.
    private func told(_ filter: TalkFilter) -> HTML {
        var parts: [HTML] = []
        func add(_ key: String, _ value: String?) {
            if let value, !value.isEmpty { parts.append(words.name(ofFilter: key, "<bdi>\(value)</bdi>")) }
        }
        func add(_ key: String, _ flag: Bool?) {
            if let flag { parts.append(words.name(ofFilter: key + (flag ? ".1" : ".0"), .nothing)) }
        }
        let titles = filter.series.map { slug in site.series.first { $0.slug == slug }?.title ?? slug }
        add("series", titles.joined(separator: ", "))
        add("tag", filter.tags.joined(separator: ", "))
        add("speaker", filter.speaker)
        add("place", filter.place)
        add("q", filter.words.joined(separator: " "))
        add("from", filter.from.map(words.date))
        add("to", filter.to.map(words.date))
        add("past", filter.past)
        add("online", filter.online)
        add("cancelled", filter.cancelled)
        return parts.joined(separator: " · ")
    }

    /// The page as it is for all.
    private var reset: WebAddress { WebAddress(query: view?.query.manner.parameters ?? []) }

    /// Those that the talks take place in, and some that people live in.
    private func zonesToChoose(_ listing: TalkShelf.Listing) -> [String] {
        let venues = listing.upcoming.prefix(100).compactMap { talk in
            if case .clock(start: _, end: _, let zone) = talk.seminar.occurrence { zone?.rawValue } else { nil }
        }
        return Set(venues).union(Self.usualZones).sorted()
    }

    static let usualZones = [
        "Africa/Cairo", "Africa/Johannesburg", "Africa/Lagos", "America/Bogota", "America/Chicago", "America/Denver",
        "America/Los_Angeles", "America/Mexico_City", "America/New_York", "America/Sao_Paulo", "America/Toronto",
        "Asia/Dubai", "Asia/Jerusalem", "Asia/Kolkata", "Asia/Seoul", "Asia/Shanghai", "Asia/Singapore", "Asia/Tokyo",
        "Australia/Sydney", "Etc/UTC", "Europe/Berlin", "Europe/Istanbul", "Europe/London", "Europe/Paris",
        "Europe/Warsaw", "Pacific/Auckland",
    ]

    /// The page in the other languages.
    func languageLinks() -> HTML {
        let links: [HTML] = PageWords.all.filter { $0.language != words.language }.map { other in
            var query = view?.query ?? ViewQuery()
            query.language = other.language
            return """
                <a href="\(WebAddress(query: query.parameters))" hreflang="\(other.language)" lang="\(other.language)" \
                dir="\(other[.direction])">\(other[.name])</a>

                """
        }
        return "<nav class=\"languages\" aria-label=\"\(words[.languages])\">\n\(links)</nav>\n"
    }

    /// An event by itself has no feed of changes.
    func changesLink(_ head: PageHead) -> HTML {
        guard !head.isEvent else { return .nothing }
        return """
            <link rel="alternate" type="application/atom+xml" title="\(words[.changes])" href="\(head.feed.sibling(.atom, site))">
            <link rel="alternate" type="application/feed+json" title="\(head.feed.name)" href="\(head.feed.sibling(.json, site))">

            """
    }

    /// What stands on the page, in other formats.
    func otherFormats(_ feed: FeedLink) -> HTML {
        var table = feed
        table.query.language = words.language == PageWords.english.language ? nil : words.language
        return """
            <p class="hint">\(words[.otherForms])
            <a href="\(feed.sibling(.json, site))">JSON</a> · <a href="\(feed.sibling(.jcal, site))">jCal</a> ·
            <a href="\(feed.sibling(.atom, site))">Atom\(words.colon)\(words[.changes])</a> ·
            <a href="\(table.sibling(.txt, site))">\(words[.table])</a></p>

            """
    }

    /// Talks of the list that cannot both take place as they are announced; nothing where there are none.
    func conflictSection(_ listing: TalkShelf.Listing) -> HTML {
        let talks = Dictionary(listing.upcoming.map { ($0.record.uid, $0) }) { first, _ in first }
        let items: [HTML] = TalkConflict.conflicts(among: listing.upcoming).prefix(50).compactMap { conflict in
            guard let first = talks[conflict.first], let second = talks[conflict.second] else { return nil }
            let links: [HTML] = [first, second].map { talk in
                "<a href=\"\(page("events", talk.record.uid))\"><bdi>\(title(of: talk.seminar))</bdi></a>\n"
            }
            return """
                <li class="warning"><strong>\(words.name(of: conflict.kind))\(words.colon)</strong>\(words.shortDay(second.date)) \
                \(links)</li>

                """
        }
        guard !items.isEmpty else { return .nothing }
        return """
            <section class="conflicts" aria-labelledby="conflicts">
            <h2 id="conflicts">\(words[.conflicts])</h2>
            <ul class="doubts">
            \(items)</ul>
            </section>

            """
    }

    /// When it is by the clock that the reader asked for; nothing where nobody asked or it is the venue's.
    func ownTime(of talk: Talk) -> HTML {
        guard let zone = view?.query.zone, let start = talk.start, let local = site.times.local(start, zone),
            case .clock(let venue, end: _, let venueZone) = talk.seminar.occurrence, venueZone != zone
        else { return .nothing }
        let end = talk.end.flatMap { site.times.local($0, zone) }
        let day = local.date == venue.date ? "" : words.shortDay(local.date) + ", "
        let hours = "\(local.time)" + (end.map { "–\($0.time)" } ?? "")
        let city = zone.rawValue.split(separator: "/").last.map { $0.split(separator: "_").joined(separator: " ") }
        return """
            <span class="own">\(day)<strong>\(hours)</strong> \(words[.zoneTime, ["place": city ?? zone.rawValue]]) · \
            \(site.times.abbreviation(start, zone))</span>

            """
    }
}
