import Synchronization

/// Views that were asked for, ready to be served, until they are too many. However many strangers think of, they take
/// no more memory than this.
final class ViewCache: Sendable {
    fileprivate struct Kept: Sendable {
        var resource: PreparedResource
        var size: Int
        /// Of the snapshot it was made from.
        var generation: Int
        var lastUse: Int
    }

    fileprivate struct State: Sendable {
        var views: [Views.Target: Kept] = [:]
        var size = 0
        var uses = 0
    }

    private let state = Mutex(State())

    /// Views, and octets of them, at the most.
    static let mostViews = 256
    static let mostOctets = 32 << 20
    /// What is longer is sent as it is: packing it takes longer than sending it.
    private static let longestPacked = 256 << 10

    /// A view of that snapshot, if it was made already.
    func known(_ target: Views.Target, generation: Int) -> PreparedResource? {
        state.withLock { state in
            guard let known = state.views[target], known.generation == generation else { return nil }
            state.uses += 1
            state.views[target]?.lastUse = state.uses
            return known.resource
        }
    }

    /// Makes a view where it is not there yet, or made from another snapshot.
    func resource(for target: Views.Target, generation: Int, make: () -> Resource?) -> PreparedResource? {
        let known = state.withLock { state in
            state.uses += 1
            state.views[target]?.lastUse = state.uses
            return state.views[target]
        }
        if let known, known.generation == generation { return known.resource }
        guard let resource = make() else { return nil }
        let prepared: PreparedResource
        // The same bytes keep their date, so that a reader with no more than a date is told that nothing changed.
        if let known, known.resource.identity.entityTag == Array(resource.entityTag.utf8) {
            prepared = known.resource
        } else {
            prepared = PreparedResource(
                resource, isCompressible: resource.body.count <= Self.longestPacked, replacing: known?.resource)
            prepared.compress()
        }
        let kept = Kept(
            resource: prepared, size: resource.body.count + 4096, generation: generation, lastUse: 0)
        state.withLock { $0.keep(kept, for: target) }
        return prepared
    }

    var count: Int { state.withLock { $0.views.count } }
}

extension ViewCache.State {
    fileprivate mutating func keep(_ kept: ViewCache.Kept, for target: Views.Target) {
        var kept = kept
        kept.lastUse = uses
        size += kept.size - (views[target]?.size ?? 0)
        views[target] = kept
        while views.count > 1, views.count > ViewCache.mostViews || size > ViewCache.mostOctets {
            guard let oldest = views.min(by: { $0.value.lastUse < $1.value.lastUse }) else { return }
            size -= oldest.value.size
            views[oldest.key] = nil
        }
    }
}
