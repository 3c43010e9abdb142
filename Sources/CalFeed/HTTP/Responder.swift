import NIOCore
import NIOHTTP1
import Synchronization

/// Answers requests out of a snapshot that is replaced as a whole: a reader gets the old bytes or the new ones.
///
/// Answering is a look-up. It parses no text but the request's, and waits for nothing.
public final class Responder: Sendable {
    /// Text that is made when it is asked for; never cached.
    public struct DynamicText: Sendable {
        public var status: Int
        public var mediaType: String
        public var text: String

        public init(status: Int = 200, mediaType: String = "text/plain; charset=utf-8", text: String) {
            self.status = status
            self.mediaType = mediaType
            self.text = text
        }
    }

    private let current = Mutex(PreparedSnapshot())
    private let dynamic: [String: @Sendable () -> DynamicText]
    let counts: RequestCounts

    /// - Parameters:
    ///   - dynamic: by path, as `/healthz`; such an address wins over one of the snapshot.
    ///   - counts: where requests are counted.
    public init(dynamic: [String: @Sendable () -> DynamicText] = [:], counts: RequestCounts = RequestCounts()) {
        self.dynamic = dynamic
        self.counts = counts
    }

    /// Serves the snapshot from the next request on.
    public func publish(_ snapshot: FeedSnapshot) {
        let previous = current.withLock { $0 }
        let prepared = PreparedSnapshot(snapshot, replacing: previous)
        current.withLock { $0 = prepared }
    }

    func answer(to request: HTTPRequestHead, now: Timestamp) -> Answer {
        let isHead = request.method == .HEAD
        guard isHead || request.method == .GET else { return .methodNotAllowed }
        guard let path = RequestTarget.path(of: request.uri) else { return .badRequest }
        let answer = answer(for: path, request, now: now)
        return isHead ? answer.withoutBody : answer
    }

    private func answer(for path: String, _ request: HTTPRequestHead, now: Timestamp) -> Answer {
        if let make = dynamic[path] { return Answer(make(), path: path) }
        guard let resource = current.withLock({ $0[path] }) else { return .notFound }
        let preconditions = Preconditions(request.headers)
        switch preconditions.outcome(entityTag: resource.entityTag, lastModified: resource.lastModified, now: now) {
        case .ok: return resource.ok
        case .notModified: return resource.notModified
        case .failed: return .preconditionFailed
        }
    }
}

extension Answer {
    fileprivate init(_ dynamic: Responder.DynamicText, path: String) {
        var head = HeadBytes(dynamic.status)
        head.field("Content-Type", dynamic.mediaType)
        head.field("Content-Length", String(dynamic.text.utf8.count))
        head.field("Cache-Control", "no-store")
        head.field("X-Content-Type-Options", "nosniff")
        let route: Route =
            switch path {
            case "/healthz": .health
            case "/metrics": .metrics
            default: .other
            }
        self.init(status: dynamic.status, head: head.buffer, body: ByteBuffer(string: dynamic.text), route: route)
    }
}
