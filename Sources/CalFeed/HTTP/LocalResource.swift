import NIOCore

/// A resource as one event loop answers with it: its own copies of heads and tags, and the bodies that all share.
final class LocalResource {
    /// One form of the resource. An object, so that choosing it counts one reference and not one for each of its parts.
    final class Representation {
        let entityTag: [UInt8]
        let ok: LocalAnswer
        let notModified: LocalAnswer

        fileprivate init(_ representation: PreparedResource.Representation, isKept: Bool) {
            entityTag = representation.entityTag.map { $0 }
            ok = LocalAnswer(representation.ok.copied(), isKept: isKept)
            notModified = LocalAnswer(representation.notModified.copied(), isKept: isKept)
        }
    }

    let source: PreparedResource
    let identity: Representation
    private var packed: Representation?
    private let isKept: Bool

    /// - Parameter isKept: whether there is no bound on how long it may be held.
    init(_ resource: PreparedResource, isKept: Bool = true) {
        source = resource
        self.isKept = isKept
        identity = Representation(resource.identity, isKept: isKept)
    }

    /// Nil as long as it has not been made, and where it would not be smaller.
    func gzip() -> Representation? {
        if packed == nil { packed = source.gzip.map { Representation($0, isKept: isKept) } }
        return packed
    }
}

extension Answer {
    fileprivate func copied() -> Answer {
        var copy = ByteBuffer()
        copy.writeBytes(head.readableBytesView)
        return Answer(status: status, head: copy, body: body.map { $0 }, route: route)
    }
}
