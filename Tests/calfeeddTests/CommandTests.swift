import ArgumentParser
import Foundation
import Testing

@testable import calfeedd

@Suite struct CommandTests {
    @Test func `the command's name is that of the daemon`() {
        #expect(Calfeedd.configuration.commandName == "calfeedd")
    }

    /// `make man` writes the page anew.
    @Test func `the manual page names every command and every option`() throws {
        let url = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../docs/man/calfeedd.8").standardizedFileURL
        let page = try String(contentsOf: url, encoding: .utf8).replacing("\\-", with: "-")
        #expect(Calfeedd.configuration.subcommands.count >= 7)
        for command in Calfeedd.configuration.subcommands {
            let help = Calfeedd.helpMessage(for: command, includeHidden: false, columns: 200)
            let options = Set(
                help.split { !$0.isLetter && $0 != "-" }.filter { $0.hasPrefix("--") && $0.count > 3 })
            #expect(options.contains("--help"))
            #expect(
                page.contains("calfeedd \(command._commandName)") || command == Calfeedd.configuration.defaultSubcommand
            )
            #expect(options.filter { !page.contains($0) } == [], "\(command._commandName)")
        }
    }
}
