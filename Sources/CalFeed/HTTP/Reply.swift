import NIOCore

/// An answer with what the connection adds to it.
struct Reply {
    /// What becomes of the connection once the reply is written.
    enum Afterwards {
        /// The next request is waited for. HTTP/1.0 must be told so (RFC 9112 §9.3).
        case stay(sayIt: Bool)
        /// Closed, as the client wished.
        case close
        /// Closed, though the client may still be sending: it is given time to read the reply.
        case refuse
    }

    var answer: Answer
    var afterwards: Afterwards

    /// The head as it is sent, with a small body behind it: one write instead of two.
    func headBytes(dateLine: ByteBuffer, allocator: ByteBufferAllocator) -> ByteBuffer {
        let inlined = isBodyInlined ? answer.body.readableBytes : 0
        var bytes = allocator.buffer(capacity: answer.head.readableBytes + dateLine.readableBytes + 32 + inlined)
        bytes.writeImmutableBuffer(answer.head)
        bytes.writeImmutableBuffer(dateLine)
        switch afterwards {
        case .stay(sayIt: false): break
        case .stay(sayIt: true): bytes.writeStaticString("Connection: keep-alive\r\n")
        case .close, .refuse: bytes.writeStaticString("Connection: close\r\n")
        }
        bytes.writeStaticString("\r\n")
        if isBodyInlined { bytes.writeImmutableBuffer(answer.body) }
        return bytes
    }

    /// Up to here copying costs less than a second buffer in the write.
    var isBodyInlined: Bool { answer.body.readableBytes <= 1024 }
}

/// The `Date` field (RFC 9110 §6.6.1), written once per second and connection.
struct DateLine {
    private var second: Timestamp?
    private var line = ByteBuffer()

    mutating func bytes(at now: Timestamp) -> ByteBuffer {
        if second != now {
            second = now
            line = ByteBuffer(string: "Date: \(HTTPDate.text(of: now))\r\n")
        }
        return line
    }
}
