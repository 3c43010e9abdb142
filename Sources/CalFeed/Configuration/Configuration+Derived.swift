extension Configuration {
    /// What the configuration says about the announcements of a source: its own defaults, then those of its series.
    public func context(for source: Source) -> ReadingContext {
        let series = series.first { $0.slug == source.series }
        return ReadingContext(
            defaultZone: source.defaultZone ?? series?.defaultZone,
            defaultDuration: source.defaultDuration ?? series?.defaultDuration,
            defaultLocation: source.defaultLocation ?? series?.defaultLocation,
            series: source.series)
    }

    /// Where people reach the server, without a slash at the end.
    ///
    /// Where the file does not say it, it is made from the first address; `boundPort` stands in for port 0.
    public func publicURL(boundPort: Int? = nil) -> String {
        if let stated = server.baseURL { return stated }
        guard case .tcp(let host, let port)? = server.listen.first else { return "http://localhost" }
        let name =
            switch host {
            case "0.0.0.0", "::": "localhost"
            default: host.contains(":") ? "[\(host)]" : host
            }
        let number = port == 0 ? boundPort ?? 0 : port
        return number == 80 ? "http://\(name)" : "http://\(name):\(number)"
    }

    /// What stands after the `@` in a new UID (RFC 7986 §5.3).
    ///
    /// The stated domain, else the host of the stated `base_url` where that is a name of the public DNS, else
    /// `calfeed.invalid`. An address or `localhost` names another machine for every reader. A UID once given
    /// keeps its domain whatever becomes of the configuration.
    public var uidDomain: String {
        feed.domain ?? baseURLHost ?? Configuration.fallbackDomain
    }

    /// RFC 6761 §6.4: a name that will never be anybody's.
    static let fallbackDomain = "calfeed.invalid"

    /// What an operator should know about a configuration that is right in itself; a sentence each.
    public var advice: [String] {
        var advice: [String] = []
        if uidDomain == Configuration.fallbackDomain {
            advice.append(
                "[feed] domain is not set and [server] base_url has no public host name: event identifiers end in "
                    + "@\(Configuration.fallbackDomain), which another installation may use too; "
                    + "set it before people subscribe")
        }
        let read = Set(sources.map(\.series))
        for series in series where !read.contains(series.slug) {
            advice.append("series '\(series.slug)' has no [[source]]: its feed stays empty")
        }
        if sources.isEmpty { advice.append("there is no [[source]]: no announcement will be read") }
        return advice
    }

    private var baseURLHost: String? {
        guard let url = server.baseURL, let host = BaseURL.host(of: url) else { return nil }
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count > 1, let last = labels.last, last.first?.isLetter == true else { return nil }
        return DomainName.isValid(host) ? host.lowercased() : nil
    }
}
