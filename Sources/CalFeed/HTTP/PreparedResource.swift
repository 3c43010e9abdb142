import NIOCore

/// A resource with its responses already written: what a request is answered with is chosen, not made.
struct PreparedResource: Sendable {
    let entityTag: String
    let lastModified: Timestamp
    private let mediaType: String
    private let disposition: String?
    private let route: Route
    private let okHead: ByteBuffer
    private let notModifiedHead: ByteBuffer
    private let body: ByteBuffer

    init(_ resource: Resource) {
        entityTag = resource.entityTag
        lastModified = resource.lastModified
        mediaType = resource.mediaType
        disposition = resource.disposition
        body = ByteBuffer(bytes: resource.body.bytes)
        let kind = ContentKind(mediaType: resource.mediaType)
        route = kind.route

        var ok = HeadBytes(200)
        ok.field("Content-Type", resource.mediaType)
        ok.field("Content-Length", String(resource.body.count))
        if let disposition = resource.disposition { ok.field("Content-Disposition", disposition) }
        ok.field("Last-Modified", HTTPDate.text(of: resource.lastModified))
        // What a 304 repeats: RFC 9110 §15.4.5, and the permission that a browser asks of every response.
        var notModified = HeadBytes(304)
        for (name, value) in [("ETag", resource.entityTag), ("Cache-Control", kind.cacheControl)] {
            ok.field(name, value)
            notModified.field(name, value)
        }
        if kind.isOpenToOtherOrigins {
            ok.field("Access-Control-Allow-Origin", "*")
            notModified.field("Access-Control-Allow-Origin", "*")
        }
        ok.field("X-Content-Type-Options", "nosniff")
        if let policy = kind.securityPolicy { ok.field("Content-Security-Policy", policy) }
        okHead = ok.buffer
        notModifiedHead = notModified.buffer
    }

    /// Whether the resource gives the same responses, so that these can be kept. The tag stands for the body.
    func isMade(from resource: Resource) -> Bool {
        entityTag == resource.entityTag && lastModified == resource.lastModified && mediaType == resource.mediaType
            && disposition == resource.disposition && body.readableBytes == resource.body.count
    }

    var ok: Answer { Answer(status: 200, head: okHead, body: body, route: route) }
    var notModified: Answer { Answer(status: 304, head: notModifiedHead, body: ByteBuffer(), route: route) }
}
