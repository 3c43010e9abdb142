import NIOCore

/// What the heads of one form of a resource are made of.
struct ResourceHeads {
    var resource: Resource
    /// Of this form.
    var entityTag: String
    var lastModified: Timestamp
    /// As in `Content-Encoding`; nil for the bytes as they are.
    var coding: String?
    /// Whether there is another form for who asks for it.
    var varies: Bool

    func representation(of body: [ByteBuffer], count: Int) -> PreparedResource.Representation {
        let kind = ContentKind(mediaType: resource.mediaType)
        var ok = HeadBytes(200)
        ok.field("Content-Type", resource.mediaType)
        ok.field("Content-Length", String(count))
        if let coding { ok.field("Content-Encoding", coding) }
        if let disposition = resource.disposition { ok.field("Content-Disposition", disposition) }
        var notModified = HeadBytes(304)
        for (name, value) in repeated(kind) {
            ok.field(name, value)
            notModified.field(name, value)
        }
        ok.field("X-Content-Type-Options", "nosniff")
        if let policy = kind.securityPolicy { ok.field("Content-Security-Policy", policy) }
        return PreparedResource.Representation(
            entityTag: Array(entityTag.utf8),
            ok: Answer(status: 200, head: ok.buffer, body: body, route: kind.route),
            notModified: Answer(status: 304, head: notModified.buffer, body: [], route: kind.route))
    }

    /// What a 304 repeats: the validators, what RFC 9110 §15.4.5 asks for, and the permission that a browser wants in
    /// every response.
    private func repeated(_ kind: ContentKind) -> [(String, String)] {
        var fields = [
            ("Last-Modified", HTTPDate.text(of: lastModified)), ("ETag", entityTag),
            ("Cache-Control", kind.cacheControl),
        ]
        let varying = (varies ? ["Accept-Encoding"] : []) + (kind.variesByLanguage ? ["Accept-Language"] : [])
        if !varying.isEmpty { fields.append(("Vary", varying.joined(separator: ", "))) }
        if kind.isOpenToOtherOrigins {
            fields.append(("Access-Control-Allow-Origin", "*"))
            fields.append(("Access-Control-Expose-Headers", "ETag"))
        }
        return fields
    }
}
