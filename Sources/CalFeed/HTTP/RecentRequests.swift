import NIOCore

/// Requests that came lately, by their octets: what is asked again in the same words is neither read nor looked up again.
///
/// The same octets mean the same. What they are answered with is known as long as nothing new is published. As many as
/// there are places are kept; requests that meet in one put each other out.
struct RecentRequests {
    /// A request without content.
    final class Known {
        let head: RequestHead
        let ending: ConnectionHandler.Ending
        let answer: LocalAnswer
        fileprivate let octets: ByteBuffer
        fileprivate let edition: Int

        fileprivate init(_ head: RequestHead, _ answer: LocalAnswer, _ octets: ByteBuffer, _ edition: Int) {
            self.head = head
            ending = head.ending
            self.answer = answer
            self.octets = octets
            self.edition = edition
        }
    }

    private var known: [Known?] = Array(repeating: nil, count: RecentRequests.places)
    /// Of what came last: only what comes twice is worth keeping.
    private var marks: [UInt64] = Array(repeating: 0, count: RecentRequests.places)

    private static let places = 64
    /// Longer heads are read each time.
    private static let longest = 1024

    /// - Parameter edition: of what is served now.
    /// - Returns: nil where the request has to be read.
    func request(of octets: ByteBuffer, edition: Int) -> Known? {
        guard let mark = Self.mark(of: octets), let known = known[Self.place(of: mark)],
            known.edition == edition, known.octets == octets
        else { return nil }
        return known
    }

    /// - Parameter octets: the head and nothing else.
    mutating func note(_ head: RequestHead, _ answer: LocalAnswer, of octets: ByteBuffer, edition: Int) {
        guard let mark = Self.mark(of: octets) else { return }
        let place = Self.place(of: mark)
        guard marks[place] == mark else {
            marks[place] = mark
            return
        }
        // A copy: what was read into belongs to whoever reads next.
        var copy = ByteBuffer()
        copy.writeImmutableBuffer(octets)
        known[place] = Known(head, answer, copy, edition)
    }

    /// The length, what comes early in the address and what comes last in the last field, mixed.
    private static func mark(of octets: ByteBuffer) -> UInt64? {
        let octets = octets.readableBytesUInt8Span
        guard octets.count <= longest, octets.count >= 24 else { return nil }
        var mark = UInt64(octets.count)
        for place in 5..<13 { mark = mark << 5 ^ UInt64(octets[place]) }
        for place in octets.count - 12..<octets.count - 4 { mark = mark << 5 ^ mark >> 59 ^ UInt64(octets[place]) }
        return mark &* 0x9E37_79B9_7F4A_7C15
    }

    private static func place(of mark: UInt64) -> Int { Int(truncatingIfNeeded: mark >> 32) & (places - 1) }
}
