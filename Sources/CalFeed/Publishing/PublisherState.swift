extension Publisher {
    /// An event that was rendered and read back.
    final class PublishedEvent: Sendable {
        var record: SeminarRecord { talk.record }
        /// As the pages show it.
        let talk: Talk
        /// Its bytes are in the feeds; elsewhere it is rendered again.
        let entry: EventSequence.Entry
        /// When it leaves the feeds; nil for never.
        let departs: Timestamp?

        init(talk: Talk, entry: EventSequence.Entry, departs: Timestamp?) {
            self.talk = talk
            self.entry = entry
            self.departs = departs
        }
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
        var events = PartedDictionary<PublishedEvent>()
        var components: [TZID: VTIMEZONE] = [:]
        /// By series; the one of all under nil.
        var feeds: [String?: PublishedFeed] = [:]
        var contents = FeedContents()
        /// Of the events that are in the feeds, the next one first.
        var departures: [Departure] = []
        var lastDeparture = Timestamp(secondsSince1970: 0)
        var shelves = PageShelves()
        /// What was served last, at first by whoever was there before.
        var snapshot = FeedSnapshot()
        var isBegun = false
        var now = Timestamp(secondsSince1970: .min)

        /// Of the events that need not be read back at the first publication.
        var proofs: [String: EventProof] = [:]
        /// Of the events that were read back for this publication.
        var proven: [String: EventProof] = [:]

        // What changed since the last publication.
        var changedFeeds: Set<String?> = []
        var touchedSeries: Set<String> = []
        /// What the lists are made of.
        let cards = CardShelf()
        /// When the lists of the pages were last made.
        var listedAt = Timestamp(secondsSince1970: .min)

        /// Whether another list is to be shown of a series: its talks are others, or one of them is over now.
        func changesPage(of series: String, at now: Timestamp) -> Bool {
            if touchedSeries.contains(series) || now < listedAt { return true }
            return shelves[series: series].nextEnd(after: listedAt).map { $0 <= now } ?? false
        }
    }

    /// A snapshot in the making: what stays the same stays as it was served.
    struct Changes {
        var snapshot = FeedSnapshot()
        let now: Timestamp
        private let known: [String: Resource]

        /// - Parameters:
        ///   - previous: what was served last.
        ///   - isFirst: it is not known how it came about, and only what is put in is in the next one.
        init(previous: FeedSnapshot, isFirst: Bool, now: Timestamp) {
            known = previous.resources
            if !isFirst {
                snapshot = previous
                snapshot.changed = []
            }
            self.now = now
        }

        /// Of the same bytes, the earlier date stays; of others, the date never goes back.
        mutating func put(_ path: String, _ resource: Resource) {
            var resource = resource
            if let known = known[path] {
                if known.entityTag == resource.entityTag, known.mediaType == resource.mediaType {
                    snapshot.resources[path] = known
                    return
                }
                resource.lastModified = max(resource.lastModified, known.lastModified)
            }
            snapshot.resources[path] = resource
            snapshot.changed?.insert(path)
        }

        mutating func put(_ page: Page, at changed: Timestamp) {
            put(page.path, Resource(page, at: changed))
        }
    }
}

extension Resource {
    init(_ page: Page, at changed: Timestamp) {
        self.init(
            body: page.body, mediaType: page.mediaType, entityTag: EntityTag.strong(of: page.body),
            lastModified: changed)
    }
}

extension SeminarRecord {
    /// The feeds it stands in, by series; the one of all is nil.
    var feeds: [String?] { [nil, series] + otherSeries.map { $0 } }
}
