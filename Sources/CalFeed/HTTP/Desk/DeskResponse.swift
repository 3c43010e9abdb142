import NIOCore

/// What the operators' desk answers; never kept by anybody in between.
public struct DeskResponse: Hashable, Sendable {
    public var status: Int
    public var mediaType: String
    public var body: [UInt8]
    /// Where to go on from here; for 303.
    public var location: String?
    /// How to say who asks; for 401.
    public var challenge: String?

    public init(
        status: Int = 200, mediaType: String = "text/html; charset=utf-8", body: [UInt8] = [], location: String? = nil,
        challenge: String? = nil
    ) {
        self.status = status
        self.mediaType = mediaType
        self.body = body
        self.location = location
        self.challenge = challenge
    }

    /// A sentence in plain text.
    public static func text(_ status: Int, _ sentence: String) -> DeskResponse {
        DeskResponse(status: status, mediaType: "text/plain; charset=utf-8", body: Array((sentence + "\n").utf8))
    }

    /// After something was done: the reader's next request is a look, so that reloading does nothing twice.
    public static func seeOther(_ location: String) -> DeskResponse {
        DeskResponse(status: 303, mediaType: "text/plain; charset=utf-8", location: location)
    }

    static func fault(_ fault: RequestFault) -> DeskResponse {
        switch fault {
        case .incomplete: .text(408, "The request took too long to arrive.")
        case .malformed: .text(400, "This is not a request that HTTP/1.1 allows.")
        case .notImplemented: .text(501, "Nobody here knows how to do that.")
        case .versionNotSupported: .text(505, "Only HTTP/1.0 and HTTP/1.1 are spoken here.")
        case .targetTooLong: .text(414, "The address is too long.")
        case .headerTooLarge: .text(431, "The header is too large.")
        case .contentTooLarge: .text(413, "That is too much.")
        }
    }

    func bytes(isHead: Bool, at now: Timestamp) -> ByteBuffer {
        var head = HeadBytes(status)
        head.field("Content-Type", mediaType)
        head.field("Content-Length", String(body.count))
        head.field("Cache-Control", "no-store")
        head.field("X-Content-Type-Options", "nosniff")
        head.field("Referrer-Policy", "same-origin")
        if let policy = ContentKind(mediaType: mediaType).securityPolicy {
            head.field("Content-Security-Policy", policy)
        }
        if let location { head.field("Location", location) }
        if let challenge { head.field("WWW-Authenticate", challenge) }
        head.field("Date", HTTPDate.text(of: now))
        head.field("Connection", "close")
        var buffer = head.buffer
        buffer.writeStaticString("\r\n")
        if !isHead { buffer.writeBytes(body) }
        return buffer
    }
}
