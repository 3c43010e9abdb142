/// A snapshot ready to be served.
struct PreparedSnapshot: Sendable {
    private let resources: [String: PreparedResource]

    /// Nothing at all.
    init() {
        resources = [:]
    }

    /// - Parameter previous: what is served now; responses of resources that did not change are taken from it.
    init(_ snapshot: FeedSnapshot, replacing previous: PreparedSnapshot) {
        var resources: [String: PreparedResource] = [:]
        resources.reserveCapacity(snapshot.resources.count + 1)
        for (path, resource) in snapshot.resources {
            if let prepared = previous.resources[path], prepared.isMade(from: resource) {
                resources[path] = prepared
            } else {
                resources[path] = PreparedResource(resource)
            }
        }
        if resources["/robots.txt"] == nil {
            resources["/robots.txt"] = previous.resources["/robots.txt"] ?? PreparedResource(PreparedSnapshot.robots)
        }
        self.resources = resources
    }

    subscript(path: String) -> PreparedResource? { resources[path] }

    /// Everything may be fetched by everyone. Google asks for this file before it subscribes, and has failed without.
    private static let robots = Resource(
        body: Array("User-agent: *\nAllow: /\n".utf8), mediaType: "text/plain; charset=utf-8",
        entityTag: "\"robots-1\"", lastModified: Timestamp(secondsSince1970: 0))
}
