import CZlib
import NIOCore
import Testing

@testable import CalFeed

@Suite struct CompressionTests {
    private static let lines = (0..<200).map { "SUMMARY:Talk number \($0) about rivers\r\n" }
    private static let resource = Resource(
        body: ResourceBody(pieces: lines.map { .init(Array($0.utf8)) }), mediaType: "text/calendar; charset=utf-8",
        disposition: "inline; filename=\"all.ics\"", entityTag: "\"feed-1\"", lastModified: HTTPFixture.modified)

    private func responder(
        _ policy: CompressionPolicy = .exceptMicrosoft, _ path: String = "/all.ics", _ resource: Resource = resource
    ) -> Responder {
        let responder = Responder(compression: policy)
        responder.publish(FeedSnapshot(resources: [path: resource]))
        responder.compress()
        return responder
    }

    @Test func `who asks again in the same words gets the gzip form once it is made`() throws {
        let responder = Responder()
        responder.publish(FeedSnapshot(resources: ["/all.ics": Self.resource]))
        let connection = try HTTPConnection(responder)
        let request = "GET /all.ics HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip\r\n\r\n"
        for _ in 0..<3 {
            try connection.send(request)
            #expect(try !connection.received().contains("\r\nContent-Encoding: gzip\r\n"))
        }
        responder.compress()
        try connection.send(request)
        let answer = try connection.receivedOctets()
        #expect(String(decoding: answer, as: UTF8.self).contains("\r\nContent-Encoding: gzip\r\n"))
    }

    /// What zlib reads from it as gzip: one member and nothing behind it.
    private func unpacked(_ octets: [UInt8]) throws -> [UInt8] {
        var stream = z_stream()
        try #require(inflateInit2_(&stream, 16 + 15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK)
        defer { inflateEnd(&stream) }
        var input = octets
        var output = [UInt8](repeating: 0, count: 1_000_000)
        let result = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                stream.next_in = input.baseAddress
                stream.avail_in = UInt32(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(output.count)
                return inflate(&stream, Z_FINISH)
            }
        }
        #expect(result == Z_STREAM_END)
        #expect(stream.avail_in == 0)
        return Array(output.prefix(Int(stream.total_out)))
    }

    @Test func `who asks for gzip gets the same bytes in fewer`() throws {
        let responder = responder()
        let plain = try responder.answer("GET", "/all.ics", [])
        let packed = try responder.answer("GET", "/all.ics", [("Accept-Encoding", "gzip")])
        let octets = packed.body.flatMap { Array(buffer: $0) }
        #expect(octets.count < plain.text.utf8.count / 4)
        #expect(try unpacked(octets) == Self.resource.body.bytes)
        #expect(
            String(buffer: packed.head) == """
                HTTP/1.1 200 OK\r
                Content-Type: text/calendar; charset=utf-8\r
                Content-Length: \(octets.count)\r
                Content-Encoding: gzip\r
                Content-Disposition: inline; filename="all.ics"\r
                Last-Modified: Thu, 12 Mar 2026 15:00:00 GMT\r
                ETag: "feed-1-gzip"\r
                Cache-Control: public, max-age=300, stale-if-error=86400\r
                Vary: Accept-Encoding\r
                Access-Control-Allow-Origin: *\r
                Access-Control-Expose-Headers: ETag\r
                X-Content-Type-Options: nosniff\r

                """)
        let head = String(buffer: plain.head)
        #expect(head.contains("\r\nVary: Accept-Encoding\r\n"))
        #expect(head.contains("\r\nETag: \"feed-1\"\r\n"))
        #expect(!head.contains("Content-Encoding"))
    }

    @Test(arguments: [
        // RFC 9110 §8.8.3.3: each form has its own tag, and both say that they vary.
        ([("Accept-Encoding", "gzip"), ("If-None-Match", "\"feed-1-gzip\"")], 304, "\"feed-1-gzip\""),
        ([("Accept-Encoding", "gzip"), ("If-None-Match", "W/\"feed-1-gzip\"")], 304, "\"feed-1-gzip\""),
        ([("Accept-Encoding", "gzip"), ("If-None-Match", "*")], 304, "\"feed-1-gzip\""),
        ([("Accept-Encoding", "gzip"), ("If-Modified-Since", ResponderTests.fresh)], 304, "\"feed-1-gzip\""),
        // Who has the plain bytes need not be sent others.
        ([("Accept-Encoding", "gzip"), ("If-None-Match", "\"feed-1\"")], 304, "\"feed-1\""),
        ([("If-None-Match", "\"feed-1\"")], 304, "\"feed-1\""),
        // Who cannot read gzip is not told that it is good.
        ([("If-None-Match", "\"feed-1-gzip\"")], 200, "\"feed-1\""),
        ([("Accept-Encoding", "gzip;q=0"), ("If-None-Match", "\"feed-1-gzip\"")], 200, "\"feed-1\""),
        ([("Accept-Encoding", "gzip"), ("If-None-Match", "\"feed-2-gzip\"")], 200, "\"feed-1-gzip\""),
        ([("Accept-Encoding", "gzip"), ("If-Match", "\"feed-1\"")], 200, "\"feed-1-gzip\""),
    ])
    func `conditions are about the form that is sent`(fields: [(String, String)], status: Int, tag: String) throws {
        let answer = try responder().answer("GET", "/all.ics", fields)
        #expect(answer.status == status)
        #expect(String(buffer: answer.head).contains("\r\nETag: \(tag)\r\n"))
        #expect(String(buffer: answer.head).contains("\r\nVary: Accept-Encoding\r\n"))
    }

    @Test(arguments: [
        (CompressionPolicy.exceptMicrosoft, "Mozilla/5.0 Thunderbird/128.0", true),
        (.exceptMicrosoft, "Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.17328; Pro)", false),
        (.exceptMicrosoft, "outlook-ios/2.0", false), (.exceptMicrosoft, "Mac OS X OUTLOOK", false),
        (.exceptMicrosoft, "Microsoft.Exchange/15.20", false), (.exceptMicrosoft, "Outloo", true),
        (.always, "Microsoft Office/16.0", true), (.never, "Mozilla/5.0 Thunderbird/128.0", false),
    ])
    func `programs that fail to read gzip get the plain bytes`(
        policy: CompressionPolicy, agent: String, isPacked: Bool
    ) throws {
        let fields = [("Accept-Encoding", "gzip"), ("User-Agent", agent)]
        let answer = try responder(policy).answer("GET", "/all.ics", fields)
        #expect(String(buffer: answer.head).contains("Content-Encoding: gzip") == isPacked)
        #expect(String(buffer: answer.head).contains("Vary:") == (policy != .never))
    }

    @Test func `until the gzip form is made, and where it is no smaller, the plain one is sent`() throws {
        let fields = [("Accept-Encoding", "gzip")]
        let fresh = Responder()
        fresh.publish(FeedSnapshot(resources: ["/all.ics": Self.resource]))
        let before = String(buffer: try fresh.answer("GET", "/all.ics", fields).head)
        #expect(before.contains("\r\nETag: \"feed-1\"\r\n") && before.contains("\r\nVary: Accept-Encoding\r\n"))
        fresh.compress { false }
        #expect(String(buffer: try fresh.answer("GET", "/all.ics", fields).head) == before)
        fresh.compress()
        #expect(String(buffer: try fresh.answer("GET", "/all.ics", fields).head).contains("feed-1-gzip"))

        var noise = Self.resource
        var number: UInt32 = 1
        noise.body = ResourceBody(
            (0..<5000).map { _ in
                number = number &* 1_664_525 &+ 1_013_904_223
                return UInt8(truncatingIfNeeded: number >> 24)
            })
        let answer = try responder(.always, "/all.ics", noise).answer("GET", "/all.ics", fields)
        #expect(!String(buffer: answer.head).contains("Content-Encoding"))
        // What is made on demand is left as it is.
        let onDemand = Responder(compression: .always)
        onDemand.publish(
            FeedSnapshot(
                onDemand: ResourcesOnDemand(
                    resource: { $0 == "/events/a.ics" ? Self.resource : nil }, paths: { ["/events/a.ics"] })))
        onDemand.compress()
        let single = String(buffer: try onDemand.answer("GET", "/events/a.ics", fields).head)
        #expect(single.hasPrefix("HTTP/1.1 200 OK\r\n") && !single.contains("Content-Encoding"))
        let other = String(buffer: try onDemand.answer("GET", "/events/b.ics", fields).head)
        #expect(other.hasPrefix("HTTP/1.1 404 "))
    }

    @Test func `a piece that stays is compressed once, and the same pieces give the same octets`() throws {
        var pieces = (0..<10).map { place in
            ResourceBody.Piece((0..<30_000).map { UInt8(truncatingIfNeeded: $0 / 100 * place) })
        }
        let first = PreparedBody(ResourceBody(pieces: pieces), replacing: nil)
        #expect(first.gzip() != nil)
        pieces[7] = .init(Array("SUMMARY:Another\r\n".utf8))
        let second = PreparedBody(ResourceBody(pieces: pieces), replacing: first)
        for place in pieces.indices { #expect((first.pieces[place] === second.pieces[place]) == (place != 7)) }
        let packed = try #require(second.gzip()).flatMap { Array(buffer: $0) }
        #expect(try unpacked(packed) == ResourceBody(pieces: pieces).bytes)
        let again = PreparedBody(ResourceBody(pieces: pieces), replacing: nil)
        #expect(try #require(again.gzip()).flatMap { Array(buffer: $0) } == packed)
    }

    @Test func `a body longer than one write is written piece by piece`() throws {
        let pieces = (0..<40).map { ResourceBody.Piece([UInt8](repeating: UInt8($0), count: 10_000)) }
        let body = PreparedBody(ResourceBody(pieces: pieces), replacing: nil)
        #expect(body.buffers.count == 40)
        #expect(body.buffers.flatMap { Array(buffer: $0) } == pieces.flatMap(\.bytes))
        #expect(try unpacked(#require(body.gzip()).flatMap { Array(buffer: $0) }) == pieces.flatMap(\.bytes))
    }
}
