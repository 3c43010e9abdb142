import CalFeed
import Glibc

/// The socket of one connection on its event loop: carries octets between the system and a `Connection`.
///
/// It is told of changes only (epoll(7), edge-triggered), so that a request costs one wait for many, one read and one
/// write: what is ready is remembered until the system says that it no longer is.
final class ClientSocket: LoopMember, ConnectionSocket {
    /// What the system has not taken yet. The body is not copied.
    private struct Unsent {
        /// What is left of the octets before the body.
        var octets: ArraySlice<UInt8>
        var body: Body?
        /// Octets of the body that are sent.
        var sent = 0

        var count: Int { octets.count + (body?.count ?? 0) - sent }
    }

    private let descriptor: CInt
    private let place: LoopThread.Place
    private let connection: Connection
    private let connections: Connections
    private let address: ClientAddress?
    private var kept: Unsent?
    private var isReadable = false
    private var hasInputEnded = false
    private var isClosed = false
    private unowned let thread: LoopThread

    /// Reads in one turn at the most, so that nobody keeps the others waiting.
    private static let mostReads = 8

    static func add(
        _ descriptor: CInt, from address: ClientAddress?, to thread: LoopThread, with plan: ListenerPlan
    ) -> Bool {
        thread.add(descriptor, [.input, .output, .endOfInput, .onChange]) { place in
            ClientSocket(descriptor, place, address, thread, plan)
        } != nil
    }

    private init(
        _ descriptor: CInt, _ place: LoopThread.Place, _ address: ClientAddress?, _ thread: LoopThread,
        _ plan: ListenerPlan
    ) {
        self.descriptor = descriptor
        self.place = place
        self.address = address
        self.thread = thread
        connections = plan.connections
        connection = Connection(thread.share(of: plan.pipeline))
    }

    // MARK: The loop

    var due: LoopTime { connection.due }

    func ready(_ events: LoopEvents, on thread: LoopThread) {
        if !events.isDisjoint(with: [.input, .endOfInput, .hangup, .error]) { isReadable = true }
        if events.contains(.endOfInput) { hasInputEnded = true }
        if kept != nil, events.contains(.output) || events.contains(.error) { sendKept() }
        read(on: thread)
        thread.expect(connection.due)
    }

    func timeIsUp(on thread: LoopThread) {
        connection.timeIsUp(self)
    }

    func end(on thread: LoopThread) {
        close()
    }

    /// The server whose connections these are is about to stop.
    func drain(_ connections: Connections) {
        guard connections === self.connections else { return }
        connection.drain(self)
        thread.expect(connection.due)
    }

    /// The time for that is up.
    func cut(_ connections: Connections) {
        if connections === self.connections { close() }
    }

    // MARK: Reading

    private func read(on thread: LoopThread) {
        var reads = 0
        while isReadable, !isClosed, connection.wantsInput {
            guard reads < ClientSocket.mostReads else { return thread.revisit(place) }
            reads += 1
            let count = thread.buffer.withUnsafeMutableBytes { recv(descriptor, $0.baseAddress, $0.count, 0) }
            if count > 0 {
                // Less than there was room for: that was all, but for the end that was told of.
                if count < LoopThread.bufferSize, !hasInputEnded { isReadable = false }
                connection.receive(thread.buffer.span.extracting(0..<count), self)
            } else if count == 0 {
                isReadable = false
                connection.endOfInput(self)
            } else if errno == EAGAIN {
                isReadable = false
            } else if errno != EINTR {
                // The client is gone.
                close()
            }
        }
    }

    // MARK: Writing

    func send(_ octets: Span<UInt8>, _ body: Body?) -> Bool {
        guard !isClosed else { return false }
        let flags = Int32(MSG_NOSIGNAL)
        guard let body else {
            let sent = octets.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, flags) }
            return sent == octets.count || keep(octets, nil, sent: sent)
        }
        guard let file = body.file else {
            let sent = sendTogether(octets, body)
            return sent == octets.count + body.count || keep(octets, body, sent: sent)
        }
        let sent = octets.withUnsafeBytes {
            Glibc.send(descriptor, $0.baseAddress, $0.count, flags | Int32(MSG_MORE))
        }
        guard sent == octets.count else { return keep(octets, body, sent: sent) }
        var offset: off_t = 0
        let following = sendfile(descriptor, file.descriptor, &offset, body.count)
        return following == body.count || keep(octets, body, sent: following < 0 ? sent : sent + following)
    }

    /// One call for what stands before the body and for its first run.
    private func sendTogether(_ octets: Span<UInt8>, _ body: Body) -> Int {
        octets.withUnsafeBytes { before in
            body.runs[0].withUnsafeBytes { run in
                var parts = (
                    iovec(iov_base: UnsafeMutableRawPointer(mutating: before.baseAddress), iov_len: before.count),
                    iovec(iov_base: UnsafeMutableRawPointer(mutating: run.baseAddress), iov_len: run.count)
                )
                return withUnsafeMutableBytes(of: &parts) { parts in
                    var message = msghdr()
                    message.msg_iov = parts.baseAddress?.assumingMemoryBound(to: iovec.self)
                    message.msg_iovlen = 2
                    return sendmsg(descriptor, &message, Int32(MSG_NOSIGNAL))
                }
            }
        }
    }

    /// Sends what was not sent at once, as far as the system takes it now, and keeps the rest.
    /// - Parameter sent: octets that the system took, of both; negative where it failed.
    private func keep(_ octets: Span<UInt8>, _ body: Body?, sent: Int) -> Bool {
        guard sent >= 0 || errno == EAGAIN || errno == EINTR else {
            close()
            return false
        }
        let taken = max(0, sent)
        let before = min(taken, octets.count)
        var rest: [UInt8] = []
        if before < octets.count {
            rest.reserveCapacity(octets.count - before)
            for place in before..<octets.count { rest.append(octets[place]) }
        }
        var unsent = Unsent(octets: rest[...], body: body, sent: taken - before)
        guard continueSending(&unsent) else {
            if !isClosed { kept = unsent }
            return false
        }
        return true
    }

    private func sendKept() {
        guard var unsent = kept else { return }
        kept = nil
        if continueSending(&unsent) {
            connection.canSend(self)
        } else if !isClosed {
            kept = unsent
        }
    }

    /// - Returns: whether all is sent. If not, the system takes no more now, or the client is gone.
    private func continueSending(_ unsent: inout Unsent) -> Bool {
        while unsent.count > 0 {
            let sent = sendOnce(unsent)
            if sent > 0 {
                let before = min(sent, unsent.octets.count)
                unsent.octets = unsent.octets.dropFirst(before)
                unsent.sent += sent - before
            } else if sent < 0, errno == EINTR {
                continue
            } else {
                if sent == 0 || errno != EAGAIN { close() }
                return false
            }
        }
        return true
    }

    private func sendOnce(_ unsent: Unsent) -> Int {
        let flags = Int32(MSG_NOSIGNAL)
        guard unsent.octets.isEmpty, let body = unsent.body else {
            return unsent.octets.withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, flags)
            }
        }
        if let file = body.file {
            var offset = off_t(unsent.sent)
            return sendfile(descriptor, file.descriptor, &offset, body.count - unsent.sent)
        }
        var start = unsent.sent
        for run in body.runs {
            if start < run.count {
                return run.withUnsafeBytes {
                    Glibc.send(descriptor, $0.baseAddress.map { $0 + start }, $0.count - start, flags)
                }
            }
            start -= run.count
        }
        return 0
    }

    var unsent: Int { kept?.count ?? 0 }

    // MARK: The end

    var client: String? { SocketAddress.peer(of: descriptor)?.hostText }

    func closeOutput() {
        shutdown(descriptor, Int32(SHUT_WR))
    }

    func close() {
        guard !isClosed else { return }
        isClosed = true
        kept = nil
        thread.remove(descriptor, at: place)
        Glibc.close(descriptor)
        connections.release(address)
    }
}
