import ArgumentParser
import CalFeed
import Foundation
import Logging

/// What every command that runs by a configuration is told.
struct ConfigurationOptions: ParsableArguments {
    @Option(name: .long, help: "The configuration file.")
    var config = "/etc/calfeed/calfeed.toml"

    @Flag(name: .long, help: "Log more: what is read and published.")
    var verbose = false

    var wiring: Wiring {
        Wiring(
            configurationPath: config,
            logger: Launch.logger(level: verbose ? .debug : .info, environment: ProcessInfo.processInfo.environment))
    }
}

/// `calfeedd serve`, which is what `calfeedd` alone does.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Watch the sources and serve feeds and pages.",
        discussion: """
            Stops cleanly on SIGTERM and SIGINT, reads the configuration again on SIGHUP. Takes sockets that systemd \
            hands over instead of the addresses in the configuration.
            """
    )

    @OptionGroup var options: ConfigurationOptions

    func run() async throws {
        var wiring = options.wiring
        wiring.lock = StoreLock()
        try await Launch.run { [wiring] in
            try await Daemon(
                load: { try wiring.plan() }, environment: ProcessInfo.processInfo.environment, logger: wiring.logger
            ).run()
        }
    }
}

/// `calfeedd check-config`.
struct CheckConfig: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check-config",
        abstract: "Check a configuration and say what is wrong with it, with line and column.",
        discussion: "Exit status 0: it can be used. 78: it cannot. Nothing is opened, read or changed."
    )

    @OptionGroup var options: ConfigurationOptions

    func run() async throws {
        try await Launch.run {
            let plan = try options.wiring.plan()
            for sentence in plan.advice { print("\(options.config): note: \(sentence)") }
            print("\(options.config): can be used")
        }
    }
}

/// `calfeedd export DIR`.
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Read the sources once and write all feeds and pages as files."
    )

    @OptionGroup var options: ConfigurationOptions

    @Argument(help: "The directory to write to; it is made where there is none.")
    var directory: String

    func run() async throws {
        let wiring = options.wiring
        try await Launch.run {
            let pipeline = try wiring.plan().open(nil).pipeline()
            let count = try Export(pipeline: pipeline, directory: directory, logger: wiring.logger)
                .run(now: SystemClock.now)
            print("\(count) files written to \(directory)")
        }
    }
}
