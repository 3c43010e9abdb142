import CalFeed
import Logging
import ServiceLifecycle

/// Keeps the spool at work: hears of changes, lets several come together, and does what is due.
struct SpoolService: Service {
    var opening: Opening
    var pipeline: PipelineInForce
    /// Reads the configuration again.
    var reload: @Sendable () throws -> Pipeline
    /// Called once, when the first bytes are there to be served.
    var onFirstPublication: @Sendable () async throws -> Void
    var mailbox: Mailbox
    var watcher: DirectoryWatcher
    /// What is served from now on.
    var serve: @Sendable (FeedSnapshot) -> Void
    var health: Health
    var pulse: Pulse
    var notifier: Notifier
    var logger: Logger
    var now: @Sendable () -> Timestamp

    /// Changes that come within so short a time are published together.
    static let debounce = Duration.milliseconds(5)

    func run() async throws {
        defer { watcher.close() }
        do {
            try await cancelWhenGracefulShutdown { try await work() }
        } catch is CancellationError {
            // The daemon stops.
        }
    }

    private func work() async throws {
        let clock = ContinuousClock()
        let start = clock.now
        if let last = opening.lastServed {
            serve(last.publication.snapshot)
            health.update { $0.note(last.publication, at: last.at) }
            try await onFirstPublication()
            tellStatus()
        }
        let first = try opening.pipeline()
        pipeline.replace(by: first)
        try Task.checkCancellation()
        var spool = Spool(
            pipeline: first, watch: watcher.watch, serve: serve, beat: { pulse.beat() },
            hear: { Spool.News(names: mailbox.collectNames(), now: now()) }, health: health, logger: logger)
        var isBegun = opening.lastServed != nil
        if spool.publishStored(now: now()), !isBegun {
            try await onFirstPublication()
            isBegun = true
        }
        spool.work(Changes(), now: now(), elapsed: .zero)
        try Task.checkCancellation()
        if !isBegun {
            if let trouble = health.current.publishingTrouble {
                throw Failure(.inputOutput, "nothing can be served: \(trouble)")
            }
            try await onFirstPublication()
        }
        tellStatus()
        while !Task.isCancelled {
            pulse.rest()
            await mailbox.arrival.wait(atMost: spool.pause(now: now(), elapsed: clock.now - start), by: clock)
            try await clock.sleep(for: SpoolService.debounce)
            var changes = mailbox.collect()
            let waiters = mailbox.collectWaiters()
            if !waiters.isEmpty { spool.noteEdits() }
            if !changes.reload, spool.pipeline.isZoneDataReplaced() {
                logger.notice("the zone data was replaced")
                changes.addReload()
            }
            pulse.beat()
            if changes.reload { readConfigurationAgain(&spool) }
            spool.work(changes, now: now(), elapsed: clock.now - start)
            for waiter in waiters { waiter.signal() }
            if changes.reload { notifier.send(.ready) }
            tellStatus()
        }
    }

    /// A configuration that is wrong is refused, and the one in force stays.
    private func readConfigurationAgain(_ spool: inout Spool) {
        notifier.send(.reloading(monotonicMicroseconds: MonotonicTime.microseconds()))
        do {
            let next = try reload()
            for directory in Set(spool.pipeline.sources.map(\.path)).subtracting(next.sources.map(\.path)) {
                watcher.stopWatching(directory)
            }
            pipeline.replace(by: next)
            spool.replace(pipeline: next)
            logger.notice("the configuration was read again")
        } catch {
            logger.error("the configuration in force stays", metadata: ["reason": "\(error)"])
        }
    }

    private func tellStatus() {
        let state = health.current
        notifier.send(
            .status("\(state.verdict): \(state.seminars) seminars, \(state.unread) announcements without one"))
    }
}
