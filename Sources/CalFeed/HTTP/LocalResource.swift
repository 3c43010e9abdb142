import NIOCore

/// A resource as one event loop answers with it: its own copies of heads and tags, and the bodies that all share.
final class LocalResource {
    let identity: PreparedResource.Representation
    let lastModified: Timestamp
    let isDateShared: Bool
    let isOpenToOtherOrigins: Bool
    private let source: PreparedResource
    private var packed: PreparedResource.Representation?

    init(_ resource: PreparedResource) {
        source = resource
        identity = resource.identity.copied()
        lastModified = resource.lastModified
        isDateShared = resource.isDateShared
        isOpenToOtherOrigins = resource.isOpenToOtherOrigins
    }

    /// Nil as long as it has not been made, and where it would not be smaller.
    func gzip() -> PreparedResource.Representation? {
        if packed == nil { packed = source.gzip?.copied() }
        return packed
    }
}

extension PreparedResource.Representation {
    fileprivate func copied() -> PreparedResource.Representation {
        PreparedResource.Representation(
            entityTag: entityTag.map { $0 }, ok: ok.copied(), notModified: notModified.copied())
    }
}

extension Answer {
    fileprivate func copied() -> Answer {
        var copy = ByteBuffer()
        copy.writeBytes(head.readableBytesView)
        return Answer(status: status, head: copy, body: body.map { $0 }, route: route)
    }
}
