/// A series of seminars: one feed, and what its announcements leave out.
public struct Series: Hashable, Sendable {
    /// The last part of its address: lower-case letters, digits and hyphens.
    public var slug: String
    public var title: String
    public var defaultZone: TZID?
    /// Minutes.
    public var defaultDuration: Int?
    public var defaultLocation: String?
    /// A name of CSS Color Level 3, in lower case (RFC 7986 §5.9): `teal`; nil for none.
    public var color: String?
    /// What its seminars are about, as calendars' categories.
    public var tags: [String]

    public init(
        slug: String, title: String, defaultZone: TZID? = nil, defaultDuration: Int? = nil,
        defaultLocation: String? = nil, color: String? = nil, tags: [String] = []
    ) {
        self.slug = slug
        self.title = title
        self.defaultZone = defaultZone
        self.defaultDuration = defaultDuration
        self.defaultLocation = defaultLocation
        self.color = color
        self.tags = tags
    }
}
