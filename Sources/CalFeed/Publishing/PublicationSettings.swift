extension Publisher {
    /// What the configuration says about all that is published.
    public struct Settings: Hashable, Sendable {
        public var title: String
        public var address: SiteAddress
        public var series: [Series]
        public var refreshMinutes: Int
        /// For how many days after its end a seminar stays in the feeds; nil for always.
        public var pastDays: Int?
        /// For how many days after it was called off a cancelled seminar stays in the feeds; nil for as long as others.
        public var cancelledDays: Int?
        /// Zones whose clocks the descriptions tell beside the venue's.
        public var otherZones: [TZID]
        /// Whether a seminar makes its subscribers busy.
        public var isBusy: Bool
        public var places: [Place]

        public init(
            title: String, address: SiteAddress, series: [Series], refreshMinutes: Int, pastDays: Int? = nil,
            cancelledDays: Int? = nil, otherZones: [TZID] = [], isBusy: Bool = false, places: [Place] = []
        ) {
            self.title = title
            self.address = address
            self.series = series
            self.refreshMinutes = refreshMinutes
            self.pastDays = pastDays
            self.cancelledDays = cancelledDays
            self.otherZones = otherZones
            self.isBusy = isBusy
            self.places = places
        }
    }

    /// What is to be published differs from what was published before.
    public enum Change: Sendable {
        /// These are all.
        case all([SeminarRecord])
        /// These are new or different, and those UIDs are no longer there.
        case some([SeminarRecord], removed: Set<String>)
    }

    /// An event that is not published, because what would be read from it is not the seminar.
    public struct Problem: Hashable, Sendable {
        public var uid: String
        public var reason: String
    }

    public struct Publication: Sendable {
        public var snapshot: FeedSnapshot
        public var seminars: Int
        public var unread: Int
        /// Warnings and errors about the seminars, in all.
        public var doubts: Int
        /// Of the events that this change brought.
        public var problems: [Problem]
        /// By UID, of the events that were read back when all were published.
        public var proven: [String: EventProof]
        /// When time alone changes what is to be served; nil where it never does.
        public var nextChange: Timestamp?
    }
}

extension Publisher.Settings {
    /// What a series' feed says about itself; with no series, the feed of all.
    func header(of series: Series?, path: String) -> FeedHeader {
        let title = series?.title ?? title
        return FeedHeader(
            name: title,
            description: series == nil ? "All seminars of \(title)." : "\(title): all seminars of the series.",
            page: address.whole(series.map { ["series", $0.slug] } ?? []).text,
            source: address.whole(path.split(separator: "/").map(String.init)).text,
            color: series?.color, refreshMinutes: refreshMinutes)
    }
}
