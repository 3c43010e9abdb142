import CLinux
import CalFeed
import Foundation
import Logging

/// Joins the rooms of CalFeed as a configuration says: the only place where they meet.
struct Wiring: Sendable {
    var configurationPath: String
    var logger: Logger
    /// For a daemon, which must be the only one.
    var lock: StoreLock?

    /// Reads the configuration and checks it against the system's zone data; nothing is opened yet.
    func plan() throws -> Plan {
        let zones = try zoneDatabase()
        let configuration = try Configuration.load(path: configurationPath, isZone: zones.zone(named:))
        return Plan(
            settings: Settings(
                listen: configuration.server.listen, limits: configuration.limits, gzip: configuration.server.gzip,
                accessLog: configuration.server.accessLog,
                desk: Settings.Desk(
                    socket: configuration.reviewSocket, listen: configuration.review.listen,
                    token: try configuration.review.token())),
            advice: configuration.advice,
            history: { uid in try store(configuration, zones: zones).history(of: uid) },
            carryOut: { edit in try carryOut(edit, configuration, zones: zones) },
            record: { uid in
                let store = try store(configuration, zones: zones)
                return Review.Record(corrections: try store.corrections(of: uid), joined: try store.joined(to: uid))
            },
            zoneDataVersion: zones.version,
            open: { boundPort in
                try lock?.take(for: configuration.store.path)
                let archive = archive(configuration, boundPort: boundPort)
                return Opening(
                    lastServed: archive?.load(),
                    pipeline: { try pipeline(configuration, zones: zones, boundPort: boundPort, archive: archive) })
            })
    }

    /// What a daemon served last; other commands serve nothing, and must not touch what belongs to one that runs.
    private func archive(_ configuration: Configuration, boundPort: Int?) -> ServedArchive? {
        guard lock != nil else { return nil }
        // All that the bytes depend on besides what is stored.
        let text = "\(configuration) \(configuration.publicURL(boundPort: boundPort))"
        return ServedArchive(
            path: configuration.store.path + "-served", mark: ContentDigest(of: Array(text.utf8)).hex, logger: logger)
    }

    /// Without zone data nothing can be told; the configuration's zones could not even be checked.
    private func zoneDatabase() throws(Failure) -> ZoneDatabase {
        do {
            return try ZoneDatabase()
        } catch {
            throw Failure(.configuration, "\(error)")
        }
    }

    private func pipeline(
        _ configuration: Configuration, zones: ZoneDatabase, boundPort: Int?, archive: ServedArchive?
    ) throws -> Pipeline {
        let store = try store(configuration, zones: zones)
        let before = try store.zoneDataVersion()
        if case .changed(let moved) = try store.deriveInstants(at: SystemClock.now) {
            logger.warning(
                "new zone data moved events",
                metadata: [
                    "from": "\(before ?? "none")", "to": "\(zones.version)", "events": "\(moved.count)",
                ])
        }
        let intake = Intake(configuration: configuration, store: store, zones: zones)
        let publisher = try publisher(
            configuration, zones: zones, boundPort: boundPort, store: store,
            previous: archive?.takeSnapshot() ?? FeedSnapshot())
        return Pipeline(
            sources: configuration.sources.map { DirectorySource(path: $0.path, maxBytes: $0.maxBytes) },
            zoneDataVersion: zones.version,
            holdsAnything: { try store.lastChange() != nil },
            keep: { publication, now in archive?.save(publication, at: now) },
            stored: { source in Set(try store.origins(ofSource: source).keys.map(\.name)) },
            marks: intake.marks,
            note: { marks in try store.note(fileMarks: marks) },
            take: intake.take,
            refuse: intake.refuse,
            remove: intake.remove,
            publish: { now in
                let publication = try publication(by: publisher, of: store, at: now)
                for problem in publication.problems {
                    logger.error(
                        "an event is left out of the feeds",
                        metadata: ["uid": "\(problem.uid)", "reason": "\(problem.reason)"])
                }
                return Pipeline.Publication(
                    snapshot: publication.snapshot, seminars: publication.seminars, unread: publication.unread,
                    doubts: publication.doubts,
                    nextChange: publication.nextChange)
            },
            isZoneDataReplaced: { zones.isReplaced },
            carryOut: store.carryOut,
            record: { uid in
                Review.Record(corrections: try store.corrections(of: uid), joined: try store.joined(to: uid))
            },
            unread: { origin in
                let slug = try store.series(of: origin)
                return Review.Unread(
                    origin, bytes: try store.announcement(of: origin)?.bytes,
                    zone: configuration.series.first { $0.slug == slug }?.defaultZone)
            },
            enter: store.enter,
            settled: { try store.settled() },
            settle: { matter, now in try store.settle(matter, at: now) },
            setAside: { origin, now in _ = try store.setAside(origin, at: now) },
            check: { _ = try store.lastChange() },
            close: {
                archive?.close()
                try store.close()
            })
    }

    /// A daemon that runs is asked to do it, because a database has one writer; without one it is done here.
    private func carryOut(_ edit: Edit, _ configuration: Configuration, zones: ZoneDatabase) throws -> EditOutcome {
        let request = Array(try JSONEncoder().encode(edit))
        if let (status, body) = try ControlSocket.ask(configuration.reviewSocket, target: "/edit", json: request) {
            guard status == 200 else {
                throw Failure(status == 422 ? .usage : .unavailable, body.trimmingCharacters(in: .newlines))
            }
            return try JSONDecoder().decode(EditAnswer.self, from: Data(body.utf8)).outcome
        }
        let lock = StoreLock()
        try lock.take(for: configuration.store.path)
        let store = try store(configuration, zones: zones)
        let outcome = try store.carryOut(edit, at: SystemClock.now)
        try store.close()
        return outcome
    }

    private func store(_ configuration: Configuration, zones: ZoneDatabase) throws(Failure) -> Store {
        do {
            return try Store(path: configuration.store.path, domain: configuration.uidDomain, zones: zones)
        } catch {
            throw Failure(.inputOutput, "\(error)")
        }
    }

    /// Reads what changed since the last publication, and publishes it.
    private func publication(
        by publisher: Publisher, of store: Store, at now: Timestamp
    ) throws -> Publisher.Publication {
        let changed = store.takeUnpublished()
        do {
            let change: Publisher.Change
            if let changed {
                let records = try store.records(of: changed)
                change = .some(records, removed: changed.subtracting(records.map(\.uid)))
            } else {
                change = .all(try store.records())
            }
            let publication = publisher.publication(
                of: change, unread: try store.unread(),
                changed: try store.lastChange() ?? Timestamp(secondsSince1970: 0), at: now)
            // The few that come one by one are read back once more at the next start: no reason to write now.
            if case .all = change {
                try store.note(proofs: publication.proven.mapValues(\.bytes))
                // What a hundred thousand events were made from takes as much memory as they do; it goes back.
                malloc_trim(0)
            }
            return publication
        } catch {
            store.noteUnpublished(changed)
            throw error
        }
    }

    private func publisher(
        _ configuration: Configuration, zones: ZoneDatabase, boundPort: Int?, store: Store, previous: FeedSnapshot
    ) throws -> Publisher {
        let url = configuration.publicURL(boundPort: boundPort)
        guard let address = SiteAddress(url) else {
            throw Failure(.configuration, "[server] base_url “\(url)” is no http or https address")
        }
        return Publisher(
            settings: Publisher.Settings(
                title: configuration.server.title, address: address, series: configuration.series,
                refreshMinutes: configuration.feed.refreshMinutes, pastDays: configuration.feed.pastDays,
                cancelledDays: configuration.feed.cancelledDays, otherZones: configuration.feed.otherZones,
                isBusy: configuration.feed.isBusy, places: configuration.places),
            zones: zones, proofs: try store.proofs().mapValues(EventProof.init(bytes:)), previous: previous,
            background: store.background)
    }
}
