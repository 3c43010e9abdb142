import NIOCore
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
    private let generation = Atomic(0)
    private let changes = Atomic(0)
    private let dynamic: [String: @Sendable () -> DynamicText]
    private let compression: CompressionPolicy
    private let views = ViewCache()

    /// - Parameters:
    ///   - dynamic: by path, as `/healthz`; no snapshot has such an address.
    ///   - compression: who is sent the gzip form, if there is one.
    public init(
        dynamic: [String: @Sendable () -> DynamicText] = [:], compression: CompressionPolicy = .exceptMicrosoft
    ) {
        self.dynamic = dynamic
        self.compression = compression
    }

    /// Serves the snapshot from the next request on; what changed in it, without its gzip form at first.
    ///
    /// Not to be called by two tasks at once.
    public func publish(_ snapshot: FeedSnapshot) {
        let prepared = PreparedSnapshot(snapshot, replacing: snapshotNow, compresses: compression != .never)
        current.withLock { $0 = prepared }
        generation.add(1, ordering: .releasing)
        changes.add(1, ordering: .releasing)
    }

    /// Makes the gzip forms that are missing; they are served as they come. It takes a while and may be called by any
    /// task, but for an event loop.
    ///
    /// - Parameter mayGoOn: asked before each; ends the work early, as when a newer snapshot has come.
    public func compress(while mayGoOn: () -> Bool = { true }) {
        for resource in snapshotNow.awaitingCompression {
            guard mayGoOn() else { return }
            resource.compress()
            // Who was answered without it is to get it from now on.
            changes.add(1, ordering: .releasing)
        }
    }

    /// Another with whatever may change an answer: a new snapshot, or a gzip form that was missing.
    var edition: Int { changes.load(ordering: .acquiring) }

    private var snapshotNow: PreparedSnapshot { current.withLock { $0 } }

    /// What one event loop knows of the snapshot in force.
    ///
    /// It has copies of its own of what it answers with often, bodies excepted: were the cores to count references to
    /// the same heads, each would wait for the other.
    struct View {
        private var generation = -1
        private var snapshot = PreparedSnapshot()
        private var resources: [String: LocalResource] = [:]
        /// Of the snapshots before; what did not change is used again.
        private var former: [String: LocalResource] = [:]
        /// What was asked for lately, by the octets of its address.
        private var recent = RecentResources()

        /// Resources that are kept at the most; then it begins anew.
        private static let mostKept = 256

        private mutating func refresh(from responder: Responder) {
            let now = responder.generation.load(ordering: .acquiring)
            guard now != generation else { return }
            generation = now
            snapshot = responder.snapshotNow
            former = resources
            resources = [:]
            recent = RecentResources()
        }

        fileprivate mutating func isProvisional(of responder: Responder) -> Bool {
            refresh(from: responder)
            return snapshot.isProvisional
        }

        /// What is made of the snapshot for who asks so; published where it holds the answer itself.
        fileprivate mutating func meaning(
            of path: String, query: String?, languages: String?, of responder: Responder
        ) -> Views.Meaning {
            refresh(from: responder)
            return snapshot.views?.meaning(of: path, query: query, languages: languages) ?? .published
        }

        fileprivate func view(_ target: Views.Target, of responder: Responder) -> LocalResource? {
            responder.views.resource(for: target, generation: generation) { snapshot.views?.resource(target) }
                .map { LocalResource($0, isKept: false) }
        }

        /// - Parameter target: a plain one.
        fileprivate mutating func resource(
            at target: Range<Int>, in octets: Span<UInt8>, of responder: Responder
        ) -> LocalResource? {
            refresh(from: responder)
            if let known = recent.resource(at: target, in: octets) { return known }
            guard let path = octets.string(target), let found = resource(at: path, of: responder) else { return nil }
            recent.note(found, at: target, in: octets)
            return found
        }

        mutating func resource(at path: String, of responder: Responder) -> LocalResource? {
            refresh(from: responder)
            if let known = resources[path] { return known }
            guard let resource = snapshot[path] else { return nil }
            let local: LocalResource
            if let known = former[path], known.source === resource {
                local = known
            } else {
                local = LocalResource(resource)
            }
            if resources.count >= View.mostKept { resources = [:] }
            resources[path] = local
            return local
        }
    }

    // MARK: Answers

    /// - Parameter octets: begin with the head.
    func answer(to head: RequestHead, in octets: Span<UInt8>, view: inout View, now: Timestamp) -> LocalAnswer {
        switch head.method {
        case .get: answer(head, octets, &view, now: now)
        case .head: LocalAnswer(answer(head, octets, &view, now: now).answer.withoutBody)
        case .options: LocalAnswer(options(head, octets, &view))
        case .connect, .impossible: LocalAnswer(.methodNotAllowed)
        case .unknown: LocalAnswer(.notImplemented)
        }
    }

    private func path(_ head: RequestHead, _ octets: Span<UInt8>) -> String? {
        head.isTargetPlain ? octets.string(head.target) : RequestTarget.path(of: head.target, in: octets)
    }

    private func answer(
        _ head: RequestHead, _ octets: Span<UInt8>, _ view: inout View, now: Timestamp
    ) -> LocalAnswer {
        let resource: LocalResource
        switch found(head, octets, &view) {
        case .resource(let found): resource = found
        case .malformed: return LocalAnswer(.malformedQuery)
        case .notAnAddress: return LocalAnswer(.badRequest)
        case .notYet(let path): return LocalAnswer(dynamic[path].map { Answer($0(), path: path) } ?? .starting)
        case .nothing(let path): return LocalAnswer(dynamic[path].map { Answer($0(), path: path) } ?? .notFound)
        }
        let gzip = head.accepted.prefersGzip && sendsGzip(to: head.userAgent, octets) ? resource.gzip() : nil
        guard head.isConditional else { return (gzip ?? resource.identity).ok }
        let preconditions = Preconditions(
            identityTag: resource.identity.entityTag, gzipTag: gzip?.entityTag,
            lastModified: resource.source.lastModified, isDateShared: resource.source.isDateShared)
        return switch preconditions.outcome(of: head, in: octets, now: now) {
        case .ok: (gzip ?? resource.identity).ok
        case .notModified(.identity): resource.identity.notModified
        case .notModified(.gzip): (gzip ?? resource.identity).notModified
        case .failed: LocalAnswer(.preconditionFailed)
        }
    }

    private enum Found {
        case resource(LocalResource)
        case malformed
        case notAnAddress
        /// What will have this address is still being made.
        case notYet(path: String)
        case nothing(path: String)
    }

    /// What is published is looked up; only who asks for something else has it made.
    private func found(_ head: RequestHead, _ octets: Span<UInt8>, _ view: inout View) -> Found {
        if head.isTargetPlain, head.acceptLanguage == nil,
            let resource = view.resource(at: head.target, in: octets, of: self)
        {
            return .resource(resource)
        }
        guard let path = path(head, octets) else { return .notAnAddress }
        let query = head.isTargetPlain ? nil : RequestTarget.query(of: head.target, in: octets)
        if view.isProvisional(of: self) {
            // The same for all would be wrong for who asks for some of it.
            guard query == nil, let resource = view.resource(at: path, of: self) else {
                return .notYet(path: path)
            }
            return .resource(resource)
        }
        let languages = head.acceptLanguage.flatMap { octets.string($0) }
        switch view.meaning(of: path, query: query, languages: languages, of: self) {
        case .published: return view.resource(at: path, of: self).map { .resource($0) } ?? .nothing(path: path)
        case .malformed: return .malformed
        case .view(let target): return view.view(target, of: self).map { .resource($0) } ?? .nothing(path: path)
        }
    }

    private func options(_ head: RequestHead, _ octets: Span<UInt8>, _ view: inout View) -> Answer {
        // RFC 9110 §9.3.7: the server as a whole.
        if head.target.count == 1, octets[head.target.lowerBound] == Octet.asterisk { return .options }
        guard let path = path(head, octets) else { return .badRequest }
        if case .resource(let resource) = found(head, octets, &view) {
            return resource.source.isOpenToOtherOrigins ? .openOptions : .options
        }
        return dynamic[path] == nil ? .notFound : .options
    }

    private func sendsGzip(to userAgent: Range<Int>?, _ octets: Span<UInt8>) -> Bool {
        switch compression {
        case .always: true
        case .never: false
        case .exceptMicrosoft: userAgent.map { !MicrosoftAgent.isNamed(in: $0, of: octets) } ?? true
        }
    }
}

/// Programs of Microsoft's by what they call themselves: `Microsoft Office/16.0 … Outlook 16.0`, `Microsoft.Exchange`.
enum MicrosoftAgent {
    static func isNamed(in range: Range<Int>, of octets: Span<UInt8>) -> Bool {
        for place in range where octets[place] | 0x20 == UInt8(ascii: "o") || octets[place] | 0x20 == UInt8(ascii: "m")
        {
            for word in ["outlook", "microsoft"] where place + word.utf8.count <= range.upperBound {
                if octets.isEqual(place..<place + word.utf8.count, word) { return true }
            }
        }
        return false
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
        self.init(status: dynamic.status, head: head.buffer, body: [ByteBuffer(string: dynamic.text)], route: route)
    }
}
