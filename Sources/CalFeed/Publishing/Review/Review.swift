/// What is published, as those who run the calendar look at it: what needs a person, and the forms to settle it.
///
/// The pages need no script and hold nothing that is not made harmless, as all pages. Their addresses are those of the
/// operators' desk: `/`, `/event?uid=…`, `/announcement?name=…`, and the forms' `/edit`, `/enter`, `/settle` and `/aside`.
public struct Review: Sendable {
    private let catalogue: Catalogue

    /// Nil where nothing is published yet.
    public init?(_ snapshot: FeedSnapshot) {
        guard let catalogue = snapshot.views?.catalogue else { return nil }
        self.catalogue = catalogue
    }

    /// What every page of the desk is made for.
    public struct Reader: Sendable {
        /// What forms must hold, so that no other site's page can send them.
        public var formKey: String
        /// As in `Accept-Language`; nil for none.
        public var languages: String?

        public init(formKey: String, languages: String?) {
            self.formKey = formKey
            self.languages = languages
        }
    }

    /// What became of what was asked for last.
    public enum Notice: Hashable, Sendable {
        case saved
        /// With the reason in a sentence.
        case refused(String)
    }

    /// All that needs a person and was not settled.
    public func page(for reader: Reader, settled: Set<String>, notice: Notice? = nil) -> [UInt8] {
        let matters = ReviewMatters(
            talks: Array(catalogue.talks.values), unread: catalogue.unread, settled: settled, now: catalogue.now)
        return Array(renderer(reader).list(matters, notice).markup.utf8)
    }

    /// What people did to an event.
    public struct Record: Sendable {
        public var corrections: [Correction]
        public var joined: [JoinedAnnouncement]

        public init(corrections: [Correction] = [], joined: [JoinedAnnouncement] = []) {
            self.corrections = corrections
            self.joined = joined
        }
    }

    /// The form for one event; nil where there is none.
    ///
    /// - Parameter given: what was entered and refused, by the names of the form.
    public func form(
        for reader: Reader, uid: String, record: Record, notice: Notice? = nil, given: [String: String] = [:]
    ) -> [UInt8]? {
        guard let talk = catalogue.talks[uid] else { return nil }
        return Array(renderer(reader).form(talk, record, notice, given: given).markup.utf8)
    }

    /// An announcement that gave no talk, for a person to read.
    public struct Unread: Sendable {
        public var origin: Origin
        /// Nil where not even its bytes could be read.
        var text: MarkedText?
        /// Whose clock its series goes by, unless told otherwise.
        public var zone: TZID?

        public init(_ origin: Origin, bytes: [UInt8]?, zone: TZID?) {
            self.origin = origin
            self.zone = zone
            text = bytes.map { MarkedText($0, evidence: [], limit: MarkedText.pageLimit) }
        }
    }

    /// The form for the talk that an announcement tells to a person.
    public func entryForm(
        for reader: Reader, _ unread: Unread, notice: Notice? = nil, given: [String: String] = [:]
    ) -> [UInt8] {
        Array(renderer(reader).entryForm(unread, notice, given: given).markup.utf8)
    }

    /// The unread announcement that a form of the page names.
    public func unread(named matter: String) -> Origin? {
        catalogue.unread.first { ReviewMatters.name($0.origin.source, $0.origin.name) == matter }?.origin
    }

    /// What the pages are dressed with.
    public static let files: [Page] = Site.fixedPages.map { page in
        var page = page
        if page.path == "/style.css" { page.body += StyleSheet.bytes(of: StyleSheet.review) }
        return page
    }

    /// How many talks to come cannot take place as they are announced, settled ones included; a thousand at the most.
    public var conflictCount: Int {
        TalkConflict.conflicts(among: catalogue.talks.values.filter { !$0.isPast(at: catalogue.now) }).count
    }

    private func renderer(_ reader: Reader) -> ReviewRenderer {
        let language = reader.languages.flatMap(Views.language)
        let words = PageWords.all.first { $0.language == language } ?? .english
        let site = Site(
            title: catalogue.settings.title, address: catalogue.settings.address, series: catalogue.settings.series,
            shelves: PageShelves(), unread: catalogue.unread, times: catalogue.times, now: catalogue.now)
        return ReviewRenderer(pages: PageRenderer(site, words: words), formKey: reader.formKey)
    }
}
