import ArgumentParser

@main
struct Calfeedd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calfeedd",
        abstract: "Turns announcements of seminars into calendar feeds.",
        subcommands: [
            Serve.self, Extract.self, CheckConfig.self, ExportCommand.self, HistoryCommand.self, EditCommand.self,
            CorrectionsCommand.self,
        ],
        defaultSubcommand: Serve.self
    )
}
