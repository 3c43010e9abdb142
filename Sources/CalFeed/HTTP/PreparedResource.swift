import NIOCore
import Synchronization

/// A resource with its responses already written: what a request is answered with is chosen, not made.
final class PreparedResource: Sendable {
    /// One form of the body, with the heads of the answers that it may get.
    struct Representation: Sendable {
        let entityTag: [UInt8]
        let ok: Answer
        let notModified: Answer
    }

    private enum Twin {
        case missing
        /// It is no smaller.
        case useless
        case made(Representation)
    }

    /// Not before that of the bytes which had the address before.
    let lastModified: Timestamp
    /// Other bytes had the same address and the same `lastModified`.
    let isDateShared: Bool
    let identity: Representation
    let isOpenToOtherOrigins: Bool
    private let isCompressible: Bool
    private let source: Resource
    private let body: PreparedBody
    private let twin = Mutex<Twin>(.missing)

    /// - Parameters:
    ///   - isCompressible: whether there is to be a gzip form if it turns out smaller. Answers say so from the beginning.
    ///   - previous: what had the address before. Last-Modified never goes back, also where the newest event was taken
    ///     out or has expired.
    init(_ resource: Resource, isCompressible: Bool, replacing previous: PreparedResource? = nil) {
        source = resource
        self.isCompressible = isCompressible && resource.body.count >= PreparedResource.smallestCompressed
        if let previous {
            lastModified = max(resource.lastModified, previous.lastModified)
            let hasSameBytes = previous.source.entityTag == resource.entityTag
            isDateShared = previous.lastModified == lastModified && (!hasSameBytes || previous.isDateShared)
        } else {
            lastModified = resource.lastModified
            isDateShared = false
        }
        isOpenToOtherOrigins = ContentKind(mediaType: resource.mediaType).isOpenToOtherOrigins
        body = PreparedBody(resource.body, replacing: previous?.body)
        identity = ResourceHeads(
            resource: resource, entityTag: resource.entityTag, lastModified: lastModified, coding: nil,
            varies: self.isCompressible
        ).representation(of: body.buffers, count: body.count)
    }

    /// One packet holds less than this anyway.
    static let smallestCompressed = 1400

    /// Nil as long as it has not been made, and where it would not be smaller.
    var gzip: Representation? {
        guard isCompressible else { return nil }
        return twin.withLock { if case .made(let representation) = $0 { representation } else { nil } }
    }

    var awaitsCompression: Bool {
        guard isCompressible else { return false }
        return twin.withLock { if case .missing = $0 { true } else { false } }
    }

    /// Makes the gzip form. It takes a while: not for an event loop.
    func compress() {
        guard awaitsCompression else { return }
        guard let buffers = body.gzip() else { return twin.withLock { $0 = .useless } }
        // A strong tag is of one sequence of octets (RFC 9110 §8.8.3.3).
        let heads = ResourceHeads(
            resource: source, entityTag: source.entityTag.dropLast() + "-gzip\"", lastModified: lastModified,
            coding: "gzip", varies: true)
        let representation = heads.representation(
            of: buffers, count: buffers.reduce(0) { $0 + $1.readableBytes })
        twin.withLock { $0 = .made(representation) }
    }

    /// Whether the resource gives the same responses, so that these can be kept. The tag stands for the body.
    func isMade(from resource: Resource) -> Bool {
        source.entityTag == resource.entityTag && source.lastModified == resource.lastModified
            && source.mediaType == resource.mediaType && source.disposition == resource.disposition
            && source.body.count == resource.body.count
    }
}
