import Foundation
import Testing

@testable import CalFeed

/// Requests that nobody would send, always the same ones.
@Suite struct FuzzTests {
    /// Numbers that look random and are the same on every run (SplitMix64).
    struct Numbers: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
            return mixed ^ mixed >> 31
        }
    }

    static let seeds = [
        "GET /all.ics HTTP/1.1\r\nHost: a\r\n\r\n",
        "HEAD http://a.example:80/%61ll.ics?x=%zz HTTP/1.0\r\nConnection: keep-alive, close\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: [::1]:8\r\nIf-None-Match: \"x\", W/\"feed-1\", *\r\nAccept-Encoding: gzip;q=0.5,*\r\n\r\n",
        "GET /all.ics HTTP/1.1\r\nHost: a\r\nIf-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT\r\nRange: bytes=0-\r\n\r\n",
        "OPTIONS * HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3;a=b\r\nabc\r\n0\r\nX: y\r\n\r\n",
        "POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\nabcdGET / HTTP/1.1\r\n",
    ].map { Array($0.utf8) }

    static let splinters = [
        "\r\n", "\n", "\r", " ", "\t", ":", "\0", "\u{7F}", "%", "%2", ",", ";", "\"", "*", "/", "HTTP/1.1",
        "Host: b\r\n",
        "Content-Length: 18446744073709551617\r\n", "Transfer-Encoding: chunked\r\n", "chunked", "0\r\n\r\n", "close",
        "é",
        "GET ", "W/", "q=0", "FFFFFFFFFFFFFFFF", "\r\n\r\n",
    ].map { Array($0.utf8) }

    static func mutated(_ numbers: inout Numbers) -> [UInt8] {
        var octets = seeds[Int.random(in: 0..<seeds.count, using: &numbers)]
        for _ in 0..<Int.random(in: 1...6, using: &numbers) {
            let place = Int.random(in: 0...octets.count, using: &numbers)
            let end = min(octets.count, place + Int.random(in: 0...12, using: &numbers))
            switch Int.random(in: 0..<6, using: &numbers) {
            case 0: octets.removeSubrange(place..<end)
            case 1: octets.insert(contentsOf: octets[place..<end], at: place)
            case 2: octets.insert(UInt8.random(in: 0...255, using: &numbers), at: place)
            case 3 where place < octets.count: octets[place] ^= 1 << UInt8.random(in: 0..<8, using: &numbers)
            case 4: octets.append(contentsOf: seeds[Int.random(in: 0..<seeds.count, using: &numbers)])
            default:
                octets.insert(contentsOf: splinters[Int.random(in: 0..<splinters.count, using: &numbers)], at: place)
            }
        }
        return octets
    }

    /// How many times as many as usual: `make fuzz` says it.
    static let times = ProcessInfo.processInfo.environment["CALFEED_FUZZ_TIMES"].flatMap { Int($0) } ?? 1

    @Test func `20,000 spoilt heads are read or refused, and what is read is what stands there`() {
        var numbers = Numbers(state: 1)
        var (read, refused) = (0, 0)
        for _ in 0..<20_000 * Self.times {
            let octets = Self.mutated(&numbers)
            do {
                let head = try RequestParser.head(in: octets.span, limits: HTTPLimits())
                read += 1
                // A whole head: it ends with an empty line, and no octet behind it counted.
                #expect(octets[head.length - 4..<head.length].elementsEqual("\r\n\r\n".utf8))
                let alone = Array(octets[..<head.length])
                let again = try RequestParser.head(in: alone.span, limits: HTTPLimits())
                #expect(again == head)
                #expect(head.target.upperBound <= head.length && !head.target.isEmpty)
                _ = RequestTarget.path(of: head.target, in: octets.span)
            } catch {
                refused += error == .incomplete ? 0 : 1
            }
        }
        // Both happen often, so that both are tested.
        #expect(read > 4_000 * Self.times && refused > 4_000 * Self.times)
    }

    @Test func `1,500 spoilt connections are answered alike, whole or in pieces`() throws {
        var numbers = Numbers(state: 2)
        let responder = HTTPFixture.responder()
        for _ in 0..<1_500 * Self.times {
            // The end of a line makes the handler look again at what it could not understand.
            let octets = Self.mutated(&numbers) + Array("\r\n".utf8)
            let whole = try HTTPConnection(responder)
            try whole.send(octets)
            let pieces = try HTTPConnection(responder)
            var rest = octets[...]
            while !rest.isEmpty {
                let piece = rest.prefix(Int.random(in: 1...40, using: &numbers))
                rest = rest.dropFirst(piece.count)
                try pieces.send(Array(piece))
            }
            let answers = try (whole.statuses(), pieces.statuses())
            // The invitation is not needed by who has begun to send.
            #expect(
                answers.0.filter { $0 != 100 } == answers.1.filter { $0 != 100 },
                "\(String(decoding: octets, as: UTF8.self))")
            #expect(whole.isOpen == pieces.isOpen)
            try whole.close()
            try pieces.close()
        }
    }
}
