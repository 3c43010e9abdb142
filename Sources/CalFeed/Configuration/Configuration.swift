/// What an installation is told: where it listens, what it keeps where, and which announcements belong to which series.
///
/// Every value is checked and every path is absolute; what the file leaves out has its default.
public struct Configuration: Hashable, Sendable {
    public var server: Server
    public var store: Storage
    public var feed: Feed
    /// The table `[limits]`.
    public var limits: HTTPLimits
    public var review: Desk
    public var series: [Series]
    public var sources: [Source]
    /// Whose positions are known.
    public var places: [Place]

    public init(
        server: Server = Server(), store: Storage = Storage(), feed: Feed = Feed(), limits: HTTPLimits = HTTPLimits(),
        review: Desk = Desk(), series: [Series] = [], sources: [Source] = [], places: [Place] = []
    ) {
        self.review = review
        self.limits = limits
        self.server = server
        self.store = store
        self.feed = feed
        self.series = series
        self.sources = sources
        self.places = places
    }

    /// The table `[server]`.
    public struct Server: Hashable, Sendable {
        /// Empty where only sockets handed over by the service manager are used.
        public var listen: [ListenAddress]
        /// Where people reach the server, without a slash at the end; nil where the file does not say it.
        public var baseURL: String?
        /// The name of the whole collection: of the first page and of `/all.ics`.
        public var title: String
        /// Who is sent feeds compressed.
        public var gzip: CompressionPolicy
        /// Whether each answer is a line of the log.
        public var accessLog: Bool

        public init(
            listen: [ListenAddress] = [.tcp(host: "127.0.0.1", port: 8080)], baseURL: String? = nil,
            title: String = "Seminars", gzip: CompressionPolicy = .exceptMicrosoft, accessLog: Bool = false
        ) {
            self.listen = listen
            self.baseURL = baseURL
            self.title = title
            self.gzip = gzip
            self.accessLog = accessLog
        }
    }

    /// The table `[store]`.
    public struct Storage: Hashable, Sendable {
        /// The database's file.
        public var path: String

        public init(path: String = "/var/lib/calfeed/calfeed.sqlite") {
            self.path = path
        }
    }

    /// The table `[review]`: where those who run the calendar correct and settle things.
    public struct Desk: Hashable, Sendable {
        /// The Unix socket's file, which its owner and root alone can open; nil for the database's with `.control` behind.
        public var socket: String?
        /// On this machine alone, and only with a token.
        public var listen: [ListenAddress]
        /// The file that holds what is to be said as the password there.
        public var tokenFile: String?

        public init(socket: String? = nil, listen: [ListenAddress] = [], tokenFile: String? = nil) {
            self.socket = socket
            self.listen = listen
            self.tokenFile = tokenFile
        }
    }

    /// The table `[feed]`.
    public struct Feed: Hashable, Sendable {
        /// What stands after the `@` in a new UID; nil where the file does not say it.
        public var domain: String?
        /// How often a calendar client is asked to look again (RFC 7986 §5.7).
        public var refreshMinutes: Int
        /// For how many days after its end a seminar stays in the feeds; nil for always.
        public var pastDays: Int?
        /// For how many days after it was called off a cancelled seminar stays in the feeds; nil for as long as others.
        public var cancelledDays: Int?
        /// Zones whose clocks descriptions tell beside the venue's.
        public var otherZones: [TZID]
        /// Whether a seminar makes its subscribers busy.
        public var isBusy: Bool

        public init(
            domain: String? = nil, refreshMinutes: Int = 60, pastDays: Int? = nil, cancelledDays: Int? = 14,
            otherZones: [TZID] = [], isBusy: Bool = false
        ) {
            self.domain = domain
            self.refreshMinutes = refreshMinutes
            self.pastDays = pastDays
            self.cancelledDays = cancelledDays
            self.otherZones = otherZones
            self.isBusy = isBusy
        }
    }

    /// One table `[[source]]`: where announcements come from.
    public struct Source: Hashable, Sendable {
        public enum Kind: String, Hashable, Sendable, CaseIterable {
            /// The files of one folder.
            case directory
        }

        public var kind: Kind
        public var path: String
        /// The slug of the series that its announcements belong to.
        public var series: String
        /// Comes before the series' own; so do the next two.
        public var defaultZone: TZID?
        /// Minutes.
        public var defaultDuration: Int?
        public var defaultLocation: String?
        public var onRemoval: RemovalPolicy
        /// A longer announcement is not read.
        public var maxBytes: Int

        public init(
            kind: Kind = .directory, path: String, series: String, defaultZone: TZID? = nil,
            defaultDuration: Int? = nil, defaultLocation: String? = nil, onRemoval: RemovalPolicy = .keep,
            maxBytes: Int = 1_048_576
        ) {
            self.kind = kind
            self.path = path
            self.series = series
            self.defaultZone = defaultZone
            self.defaultDuration = defaultDuration
            self.defaultLocation = defaultLocation
            self.onRemoval = onRemoval
            self.maxBytes = maxBytes
        }
    }
}
