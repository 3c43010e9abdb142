import NIOCore
import Synchronization

/// Answers requests out of a snapshot that is replaced as a whole: a reader gets the old bytes or the new ones.
///
/// Answering is a look-up. It parses no text but the request's, and waits for nothing; what has to be made first is handed
/// back as work for another thread.
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

        /// - Parameter made: what was made for this very request.
        fileprivate func view(_ target: Views.Target, of responder: Responder, _ made: Made?) -> Lookup {
            if let made { return made.resource.map { .resource(LocalResource($0, isKept: false)) } ?? .nothing }
            if let known = responder.views.known(target, generation: generation) {
                return .resource(LocalResource(known, isKept: false))
            }
            return .toBeMade(
                Making { [views = responder.views, maker = snapshot.views, generation] in
                    let resource = views.resource(for: target, generation: generation) { maker?.resource(target) }
                    return Made(resource: resource, generation: generation)
                })
        }

        /// - Parameter target: a plain one.
        fileprivate mutating func resource(
            at target: Range<Int>, in octets: Span<UInt8>, of responder: Responder
        ) -> LocalResource? {
            refresh(from: responder)
            if let known = recent.resource(at: target, in: octets) { return known }
            guard let path = octets.string(target), let found = published(at: path) else { return nil }
            recent.note(found, at: target, in: octets)
            return found
        }

        /// - Parameter made: what was made for this very request.
        fileprivate mutating func resource(at path: String, of responder: Responder, _ made: Made?) -> Lookup {
            refresh(from: responder)
            if let known = published(at: path) { return .resource(known) }
            if let made {
                guard let resource = made.resource else { return .nothing }
                // Made from what was served before, it answers the one request that it was made for.
                return .resource(
                    made.generation == generation
                        ? keep(resource, at: path) : LocalResource(resource, isKept: false))
            }
            guard let make = snapshot.maker(of: path) else { return .nothing }
            return .toBeMade(Making { [generation] in Made(resource: make(), generation: generation) })
        }

        private mutating func published(at path: String) -> LocalResource? {
            if let known = resources[path] { return known }
            return snapshot[path].map { keep($0, at: path) }
        }

        private mutating func keep(_ resource: PreparedResource, at path: String) -> LocalResource {
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

    fileprivate enum Lookup {
        case resource(LocalResource)
        case toBeMade(Making)
        case nothing
    }

    // MARK: Answers

    /// - Parameters:
    ///   - octets: begin with the head.
    ///   - made: what the request was told to have made; then it gets an answer.
    func answer(
        to head: RequestHead, in octets: Span<UInt8>, view: inout View, now: Timestamp, made: Made? = nil
    ) -> Reply {
        switch head.method {
        case .connect, .impossible: return .answer(LocalAnswer(.methodNotAllowed))
        case .unknown: return .answer(LocalAnswer(.notImplemented))
        // RFC 9110 §9.3.7: the server as a whole.
        case .options where head.target.count == 1 && octets[head.target.lowerBound] == Octet.asterisk:
            return .answer(LocalAnswer(.options))
        case .get, .head, .options: break
        }
        let found = found(head, octets, &view, made)
        if case .toBeMade(let making) = found { return .making(making) }
        switch head.method {
        case .options: return .answer(LocalAnswer(options(found)))
        case .head: return .answer(LocalAnswer(answer(head, octets, found, now: now).answer.withoutBody))
        default: return .answer(answer(head, octets, found, now: now))
        }
    }

    private func path(_ head: RequestHead, _ octets: Span<UInt8>) -> String? {
        head.isTargetPlain ? octets.string(head.target) : RequestTarget.path(of: head.target, in: octets)
    }

    private func answer(
        _ head: RequestHead, _ octets: Span<UInt8>, _ found: Found, now: Timestamp
    ) -> LocalAnswer {
        let resource: LocalResource
        switch found {
        case .resource(let found): resource = found
        case .malformed: return LocalAnswer(.malformedQuery)
        case .notAnAddress: return LocalAnswer(.badRequest)
        case .notYet(let path): return LocalAnswer(dynamic[path].map { Answer($0(), path: path) } ?? .starting)
        case .nothing(let path): return LocalAnswer(dynamic[path].map { Answer($0(), path: path) } ?? .notFound)
        case .toBeMade: return LocalAnswer(.starting)
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
        /// What will have this address is still being made ready.
        case notYet(path: String)
        case nothing(path: String)
        /// It is made for who asks.
        case toBeMade(Making)

        init(_ lookup: Lookup, at path: String) {
            switch lookup {
            case .resource(let resource): self = .resource(resource)
            case .toBeMade(let making): self = .toBeMade(making)
            case .nothing: self = .nothing(path: path)
            }
        }
    }

    /// What is published is looked up; only who asks for something else has it made.
    private func found(_ head: RequestHead, _ octets: Span<UInt8>, _ view: inout View, _ made: Made?) -> Found {
        if head.isTargetPlain, head.acceptLanguage == nil,
            let resource = view.resource(at: head.target, in: octets, of: self)
        {
            return .resource(resource)
        }
        guard let path = path(head, octets) else { return .notAnAddress }
        let query = head.isTargetPlain ? nil : RequestTarget.query(of: head.target, in: octets)
        if view.isProvisional(of: self) {
            // The same for all would be wrong for who asks for some of it.
            guard query == nil, case .resource(let resource) = view.resource(at: path, of: self, made) else {
                return .notYet(path: path)
            }
            return .resource(resource)
        }
        let languages = head.acceptLanguage.flatMap { octets.string($0) }
        switch view.meaning(of: path, query: query, languages: languages, of: self) {
        case .published: return Found(view.resource(at: path, of: self, made), at: path)
        case .malformed: return .malformed
        case .view(let target): return Found(view.view(target, of: self, made), at: path)
        }
    }

    private func options(_ found: Found) -> Answer {
        switch found {
        case .resource(let resource): resource.source.isOpenToOtherOrigins ? .openOptions : .options
        case .notAnAddress: .badRequest
        case .notYet(let path), .nothing(let path): dynamic[path] == nil ? .notFound : .options
        case .malformed, .toBeMade: .notFound
        }
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
