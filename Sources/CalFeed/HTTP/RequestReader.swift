import NIOCore
import NIOHTTP1

/// One connection's request under way: from its parts, as NIO's decoder gives them, to the reply.
struct RequestReader {
    private let responder: Responder
    private let limits: HTTPLimits
    private var pending: Reply?
    private var contentBytes = 0
    private var served = 0

    enum Step {
        case wait
        /// The client holds its content back until it is told to go on (RFC 9110 §10.1.1).
        case invite
        case reply(Reply)
    }

    init(responder: Responder, limits: HTTPLimits) {
        self.responder = responder
        self.limits = limits
    }

    mutating func step(_ part: HTTPServerRequestPart, now: Timestamp) -> Step {
        switch part {
        case .head(let head):
            return begin(head, now: now)
        case .body(let content):
            contentBytes += content.readableBytes
            return contentBytes > limits.contentBytes ? refuse(.contentTooLarge) : .wait
        case .end:
            guard let reply = pending else { return .wait }
            pending = nil
            return .reply(reply)
        }
    }

    private mutating func begin(_ head: HTTPRequestHead, now: Timestamp) -> Step {
        contentBytes = 0
        served += 1
        guard head.uri.utf8.count <= limits.targetBytes else { return refuse(.targetTooLong) }
        let fields = FramingFields(head.headers)
        // RFC 9112 §3.2: exactly one Host, which only HTTP/1.0 may leave out.
        guard fields.hosts == 1 || fields.hosts == 0 && head.version == .http1_0 else { return refuse(.badRequest) }
        let answer = responder.answer(to: head, now: now)
        if let announced = fields.contentLength, announced > limits.contentBytes {
            return refuse(answer.status == 405 ? answer : .contentTooLarge)
        }
        // The decoder hands over no further request after one that asks for another protocol.
        let isLast = fields.asksForUpgrade || head.method == .CONNECT || served >= limits.requestsPerConnection
        if !head.isKeepAlive {
            pending = Reply(answer: answer, afterwards: .close)
        } else if isLast {
            pending = Reply(answer: answer, afterwards: .refuse)
        } else {
            pending = Reply(answer: answer, afterwards: .stay(sayIt: head.version == .http1_0))
        }
        return fields.expectsInvitation && fields.hasContent && head.version != .http1_0 ? .invite : .wait
    }

    private mutating func refuse(_ answer: Answer) -> Step {
        pending = nil
        return .reply(Reply(answer: answer, afterwards: .refuse))
    }
}

/// The fields that say where a request ends and what comes after it.
private struct FramingFields {
    var hosts = 0
    var contentLength: Int?
    var hasContent = false
    var asksForUpgrade = false
    var expectsInvitation = false

    init(_ headers: HTTPHeaders) {
        for (name, value) in headers {
            switch name.utf8.count {
            case 4 where HTTPToken.isEqual(name, "host"): hosts += 1
            case 6 where HTTPToken.isEqual(name, "expect"): expectsInvitation = HTTPToken.isEqual(value, "100-continue")
            case 7 where HTTPToken.isEqual(name, "upgrade"): asksForUpgrade = true
            case 14 where HTTPToken.isEqual(name, "content-length"):
                // The decoder has checked the digits; what does not fit into an Int is too large all the same.
                let length = Int(value) ?? .max
                contentLength = length
                hasContent = length > 0
            case 17 where HTTPToken.isEqual(name, "transfer-encoding"): hasContent = true
            default: break
            }
        }
    }
}
