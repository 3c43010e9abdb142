import ArgumentParser
import Testing

@testable import calfeedd

@Suite struct CommandTests {
    @Test func `the command's name is that of the daemon`() {
        #expect(Calfeedd.configuration.commandName == "calfeedd")
    }
}
