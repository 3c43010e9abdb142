import NIOCore
import NIOPosix
import Testing

@testable import calfeedd

@Suite struct EventLoopTurnsTests {
    @Test func `each event loop asks once, and goes on whatever the system says`() async throws {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 2)
        let turns = try await EventLoopTurns.shorten(on: group)
        #expect(turns == 2 || turns == 0)
        for loop in group.makeIterator() { #expect(try await loop.submit { 1 }.get() == 1) }
        try await group.shutdownGracefully()
    }
}
