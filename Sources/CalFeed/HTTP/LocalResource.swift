import NIOCore

/// A resource as one event loop answers with it: its own copies of heads and tags, and the bodies that all share.
final class LocalResource {
    /// One form of the resource. An object, so that choosing it counts one reference and not one for each of its parts.
    final class Representation {
        let entityTag: [UInt8]
        let ok: Answer
        let notModified: Answer

        fileprivate init(_ representation: PreparedResource.Representation) {
            entityTag = representation.entityTag.map { $0 }
            ok = representation.ok.copied()
            notModified = representation.notModified.copied()
        }
    }

    let source: PreparedResource
    let identity: Representation
    private var packed: Representation?

    init(_ resource: PreparedResource) {
        source = resource
        identity = Representation(resource.identity)
    }

    /// Nil as long as it has not been made, and where it would not be smaller.
    func gzip() -> Representation? {
        if packed == nil { packed = source.gzip.map { Representation($0) } }
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
