/// A snapshot ready to be served. It never changes; the next one shares with it what is the same.
final class PreparedSnapshot: Sendable {
    /// The resources by path, in parts, so that a change of few among a hundred thousand copies few of them.
    private let parts: [[String: PreparedResource]]
    /// What can be made besides.
    let views: Views?
    /// Whether what is not here may come soon.
    let isProvisional: Bool

    private static let partCount = 1024
    private let onDemand: ResourcesOnDemand

    /// Nothing at all.
    init() {
        parts = Array(repeating: [:], count: PreparedSnapshot.partCount)
        onDemand = .none
        views = nil
        isProvisional = false
    }

    /// - Parameters:
    ///   - previous: what is served now; responses of resources that did not change are taken from it.
    ///   - compresses: whether there are to be gzip forms.
    init(_ snapshot: FeedSnapshot, replacing previous: PreparedSnapshot, compresses: Bool) {
        var parts: [[String: PreparedResource]]
        let paths: any Sequence<String>
        if let changed = snapshot.changed {
            parts = previous.parts
            paths = changed
        } else {
            parts = Array(repeating: [:], count: PreparedSnapshot.partCount)
            paths = snapshot.resources.keys
        }
        for path in paths {
            let before = previous.parts[PreparedSnapshot.part(of: path)][path]
            let part = PreparedSnapshot.part(of: path)
            guard let resource = snapshot.resources[path] else {
                parts[part][path] = nil
                continue
            }
            if let before, before.isMade(from: resource) {
                parts[part][path] = before
            } else {
                parts[part][path] = PreparedResource(
                    resource, isCompressible: compresses, replacing: before)
            }
        }
        let robots = "/robots.txt"
        let part = PreparedSnapshot.part(of: robots)
        if parts[part][robots] == nil {
            parts[part][robots] =
                previous[robots] ?? PreparedResource(PreparedSnapshot.robots, isCompressible: false)
        }
        self.parts = parts
        onDemand = snapshot.onDemand
        views = snapshot.views
        isProvisional = snapshot.isProvisional
    }

    subscript(path: String) -> PreparedResource? { parts[PreparedSnapshot.part(of: path)][path] }

    /// Makes what is made when it is asked for; nil where nothing made so can have that address. A single event is small
    /// and is sent as it is.
    func maker(of path: String) -> (@Sendable () -> PreparedResource?)? {
        guard onDemand.mayHold(path) else { return nil }
        return { [onDemand] in onDemand.resource(path).map { PreparedResource($0, isCompressible: false) } }
    }

    /// Those whose gzip form is still to be made, by path.
    var awaitingCompression: [PreparedResource] {
        parts.joined().filter { $0.value.awaitsCompression }.sorted { $0.key < $1.key }.map(\.value)
    }

    /// FNV-1a.
    private static func part(of path: String) -> Int {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for octet in path.utf8 { hash = (hash ^ UInt64(octet)) &* 0x100_0000_01B3 }
        return Int(truncatingIfNeeded: hash ^ hash >> 32) & (partCount - 1)
    }

    /// Everything may be fetched by everyone. Google asks for this file before it subscribes, and has failed without.
    private static let robots = Resource(
        body: Array("User-agent: *\nAllow: /\n".utf8), mediaType: "text/plain; charset=utf-8",
        entityTag: "\"robots-1\"", lastModified: Timestamp(secondsSince1970: 0))
}
