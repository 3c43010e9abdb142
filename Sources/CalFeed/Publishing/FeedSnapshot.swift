/// Everything that is served, as it is served. Made when data changes; a request only looks up.
public struct FeedSnapshot: Sendable {
    /// By absolute path: `/all.ics`.
    public var resources: [String: Resource]
    /// Under other paths.
    public var onDemand: ResourcesOnDemand
    /// The paths of `resources` at which this differs from what was published before it, those that are gone included;
    /// nil where it may differ anywhere.
    public var changed: Set<String>?
    /// Whether it stands in for another one that is still to come: what it does not have may be in that.
    public var isProvisional = false
    /// What can be made besides; nil for nothing.
    public var views: Views?

    public init(
        resources: [String: Resource] = [:], onDemand: ResourcesOnDemand = .none, changed: Set<String>? = nil
    ) {
        self.resources = resources
        self.onDemand = onDemand
        self.changed = changed
    }

    public subscript(path: String) -> Resource? { resources[path] ?? onDemand.resource(path) }

    /// Of everything there is, made on demand or not.
    public var paths: [String] { Array(resources.keys) + onDemand.paths() }
}

/// The bytes of one address and what HTTP says about them.
public struct Resource: Hashable, Sendable {
    public var body: ResourceBody
    /// As in `Content-Type`.
    public var mediaType: String
    /// As in `Content-Disposition`; nil for none.
    public var disposition: String?
    /// Quoted, strong (RFC 9110 §8.8.3), made from the body alone.
    public var entityTag: String
    public var lastModified: Timestamp

    public init(
        body: ResourceBody, mediaType: String, disposition: String? = nil, entityTag: String, lastModified: Timestamp
    ) {
        self.body = body
        self.mediaType = mediaType
        self.disposition = disposition
        self.entityTag = entityTag
        self.lastModified = lastModified
    }

    public init(
        body: [UInt8], mediaType: String, disposition: String? = nil, entityTag: String, lastModified: Timestamp
    ) {
        self.init(
            body: ResourceBody(body), mediaType: mediaType, disposition: disposition, entityTag: entityTag,
            lastModified: lastModified)
    }
}
