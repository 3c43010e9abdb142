extension Publisher {
    /// An event that was rendered and read back.
    struct PublishedEvent: Sendable {
        var record: SeminarRecord
        var event: EventRenderer.Event
        var entry: EventSequence.Entry
        /// When it leaves the feeds; nil for never.
        var departs: Timestamp?
    }

    /// What stands between one publication and the next.
    struct State: Sendable {
        struct Departure: Hashable, Comparable, Sendable {
            var at: Timestamp
            var uid: String

            static func < (left: Departure, right: Departure) -> Bool {
                left.at == right.at ? left.uid < right.uid : left.at < right.at
            }
        }

        /// By UID, those that can be published.
        var events: [String: PublishedEvent] = [:]
        var components: [TZID: VTIMEZONE] = [:]
        /// By series; the one of all under nil.
        var feeds: [String?: PublishedFeed] = [:]
        /// Of the events that are in the feeds, the next one first.
        var departures: [Departure] = []
        var lastDeparture = Timestamp(secondsSince1970: 0)
        var shelves = PageShelves()
        var snapshot = FeedSnapshot()
        var isBegun = false
        var now = Timestamp(secondsSince1970: .min)

        // What changed since the last publication.
        var touched: Set<String> = []
        var changedFeeds: Set<String?> = []
    }

    /// A snapshot in the making: what stays the same stays as it was served.
    struct Changes {
        private(set) var snapshot: FeedSnapshot
        let now: Timestamp

        /// - Parameter previous: nil for the first one: what another publisher had published before is not known.
        init(previous: FeedSnapshot?, now: Timestamp) {
            snapshot = previous ?? FeedSnapshot()
            snapshot.changed = previous == nil ? nil : []
            self.now = now
        }

        /// Of the same bytes, the earlier date stays; of others, the date never goes back.
        mutating func put(_ path: String, _ resource: Resource) {
            var resource = resource
            if let known = snapshot.resources[path] {
                if known.entityTag == resource.entityTag, known.mediaType == resource.mediaType { return }
                resource.lastModified = max(resource.lastModified, known.lastModified)
            }
            snapshot.resources[path] = resource
            snapshot.changed?.insert(path)
        }

        mutating func put(_ page: Page, at changed: Timestamp) {
            put(
                page.path,
                Resource(
                    body: page.body, mediaType: page.mediaType, entityTag: EntityTag.strong(of: page.body),
                    lastModified: changed))
        }

        mutating func remove(_ path: String) {
            if snapshot.resources.removeValue(forKey: path) != nil { snapshot.changed?.insert(path) }
        }
    }
}

extension SeminarRecord {
    /// The feeds it stands in, by series; the one of all is nil.
    var feeds: [String?] { [nil, series] + otherSeries.map { $0 } }
}
