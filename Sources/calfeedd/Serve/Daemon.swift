import CalFeed
import Glibc
import Logging
import NIOPosix
import ServiceLifecycle
import UnixSignals

/// `calfeedd serve`: puts the parts together and runs them until it is told to stop.
struct Daemon {
    /// Reads the configuration; called again on SIGHUP.
    var load: @Sendable () throws -> Plan
    var environment: [String: String]
    var logger: Logger
    var stopSignals: [UnixSignal] = [.sigterm, .sigint]
    /// Where the line that tells the address goes.
    var say: @Sendable (String) -> Void = StandardError.write(line:)

    /// - Throws: `Failure` where it cannot begin, or cannot go on.
    func run() async throws {
        // From here on SIGHUP asks for a reload, though nobody listens yet, and a reader that is gone kills nobody.
        signal(SIGHUP, SIG_IGN)
        signal(SIGPIPE, SIG_IGN)
        let plan = try load()
        tell(plan.advice)
        let notifier = Notifier(path: environment["NOTIFY_SOCKET"])
        let health = Health()
        let mailbox = Mailbox()
        let group = MultiThreadedEventLoopGroup.singleton
        let turns = try await EventLoopTurns.shorten(on: group)
        logger.debug("threads of event loops take short turns", metadata: ["threads": "\(turns)"])
        let connections = Connections(
            limit: connectionLimit(plan.settings.limits.connections),
            limitPerClient: plan.settings.limits.connectionsPerAddress)
        let meter = RequestMeter()
        let responder = makeResponder(
            plan.settings.gzip, health: health, meter: meter, connections: connections, started: SystemClock.now)
        let server = try await HTTPServer.listen(
            on: plan.settings.listen,
            inherited: InheritedSockets.descriptors(in: environment, processID: getpid()),
            with: ListenerPlan(
                group: group,
                pipeline: ServerPipeline(
                    responder: responder, limits: plan.settings.limits, meter: meter, clock: { SystemClock.now },
                    accessLog: plan.settings.accessLog ? AccessLog(logger: logger).write : nil,
                    worker: RequestWorker().take, makeFile: NamelessFile.make),
                connections: connections),
            drainTime: plan.settings.limits.drainTime, onStop: { notifier.send(.stopping) }, logger: logger)

        let opening = try plan.open(server.port)
        let pipeline = PipelineInForce()
        let pulse = Pulse()
        let published = Wakeup()
        let toLookAt = Wakeup()
        let desk = ReviewDesk(pipeline: pipeline, mailbox: mailbox, logger: logger, now: { SystemClock.now })
        var deskServer: HTTPServer?
        if let settings = plan.settings.desk { deskServer = try await serverOfDesk(settings, desk, on: group) }
        let spool = SpoolService(
            opening: opening, pipeline: pipeline, reload: { try reload(plan.settings, boundPort: server.port) },
            onFirstPublication: { [deskServer] in
                try await server.open()
                for url in server.urls { say("listening on \(url)") }
                try await deskServer?.open()
                for url in deskServer?.urls ?? [] { logger.notice("review", metadata: ["address": "\(url)"]) }
                notifier.send(.ready)
            },
            mailbox: mailbox, watcher: try await DirectoryWatcher(posting: mailbox, on: group),
            serve: { snapshot in
                responder.publish(snapshot)
                desk.publish(snapshot)
                published.signal()
                toLookAt.signal()
            }, health: health, pulse: pulse, notifier: notifier, logger: logger,
            now: { SystemClock.now })

        // They end in the reverse order: the spool last, so that what is served stays served to the end.
        var services: [any Service] = [
            CompressionService(responder: responder, published: published),
            ConflictWatch(review: { desk.review }, published: toLookAt, health: health, logger: logger), spool,
            HangupListener { mailbox.post { $0.addReload() } }, server,
        ]
        if let deskServer { services.append(deskServer) }
        if let pause = WatchdogInterval.pause(in: environment, processID: getpid()) {
            services.append(
                Watchdog(
                    pause: pause, notifier: notifier,
                    isHealthy: { await isHealthy(pause: pause, server: server, pipeline: pipeline, pulse: pulse) },
                    logger: logger))
        }
        logger.notice("started", metadata: ["tzdata": "\(plan.zoneDataVersion)"])
        let running = ServiceGroup(services: services, gracefulShutdownSignals: stopSignals, logger: logger)
        do {
            try await running.run()
        } catch {
            close(pipeline)
            throw error
        }
        close(pipeline)
        logger.notice("stopped")
    }

    /// Who reaches the Unix socket is the operator; who comes from elsewhere on this machine must say the token.
    private func serverOfDesk(
        _ settings: Settings.Desk, _ desk: ReviewDesk, on group: MultiThreadedEventLoopGroup
    ) async throws(Failure) -> HTTPServer {
        func plan(token: String?, _ connections: Connections) -> ListenerPlan {
            ListenerPlan(
                group: group,
                pipeline: DeskPipeline(
                    gate: DeskGate(token: token, formKey: desk.formKey), answer: desk.answer, clock: { SystemClock.now }
                ),
                connections: connections)
        }
        let connections = Connections(limit: 32, limitPerClient: 32)
        return try await .desk(
            settings, open: plan(token: nil, connections), guarded: plan(token: settings.token ?? "", connections),
            logger: logger)
    }

    /// The one file holds everything when the daemon has ended.
    private func close(_ pipeline: PipelineInForce) {
        do {
            try pipeline.current?.close()
        } catch {
            logger.error("the store was not closed", metadata: ["reason": "\(error)"])
        }
    }

    private func reload(_ settings: Settings, boundPort: Int?) throws -> Pipeline {
        let plan = try load()
        tell(plan.advice)
        if plan.settings != settings {
            logger.warning("addresses, limits and times of the server change with a restart only")
        }
        return try plan.open(boundPort).pipeline()
    }

    private func tell(_ advice: [String]) {
        for sentence in advice { logger.warning("a configuration to think about", metadata: ["advice": "\(sentence)"]) }
    }

    private func isHealthy(pause: Duration, server: HTTPServer, pipeline: PipelineInForce, pulse: Pulse) async -> Bool {
        guard pulse.isAlive(within: pause), await server.isAlive() else { return false }
        do {
            try pipeline.current?.check()
            return true
        } catch {
            logger.error("the store does not answer", metadata: ["reason": "\(error)"])
            return false
        }
    }

    private func makeResponder(
        _ gzip: CompressionPolicy, health: Health, meter: RequestMeter, connections: Connections, started: Timestamp
    ) -> Responder {
        Responder(
            dynamic: [
                "/healthz": { health.current.response(at: SystemClock.now) },
                "/metrics": {
                    let metrics = Metrics(
                        health: health.current, requests: meter.totals, connections: connections.counts,
                        started: started)
                    return .init(mediaType: Metrics.mediaType, text: metrics.text)
                },
            ], compression: gzip)
    }

    /// Some descriptors are left for the store, the directories and the logs.
    private func connectionLimit(_ wanted: Int) -> Int {
        guard let descriptors = FileDescriptors.raiseLimit() else { return wanted }
        let possible = max(1, descriptors - 64)
        if possible < wanted {
            logger.warning(
                "fewer connections than configured are possible",
                metadata: ["possible": "\(possible)", "configured": "\(wanted)"])
        }
        return min(possible, wanted)
    }
}
