/// A series of seminars: one feed, and what its announcements leave out.
public struct Series: Hashable, Sendable {
    /// The last part of its address: lower-case letters, digits and hyphens.
    public var slug: String
    public var title: String
    public var defaultZone: TZID?
    /// Minutes.
    public var defaultDuration: Int?
    public var defaultLocation: String?

    public init(
        slug: String, title: String, defaultZone: TZID? = nil, defaultDuration: Int? = nil,
        defaultLocation: String? = nil
    ) {
        self.slug = slug
        self.title = title
        self.defaultZone = defaultZone
        self.defaultDuration = defaultDuration
        self.defaultLocation = defaultLocation
    }
}
