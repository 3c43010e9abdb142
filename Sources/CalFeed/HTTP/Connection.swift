/// Serves one connection: reads requests off its octets and answers with prepared bytes, all on one event loop.
///
/// It knows nothing of the system. Octets, room, the end of input and the time are told to it; what it wants it asks of a
/// `ConnectionSocket`. What a client can make it hold is bounded: the octets of one read and of one head, and while the
/// client does not take what was sent, nothing more is read. Bodies are shared with the snapshot.
package final class Connection {
    /// What the client's octets are now.
    private enum Stage {
        case head
        /// Rare, and kept apart so that the many connections that wait are small.
        indirect case content(ContentReader, Answer, Ending, AccessEntry?)
        /// Thrown away: the last answer is decided.
        case over
    }

    /// What becomes of the connection once an answer is sent.
    enum Ending {
        /// The next request is waited for. HTTP/1.0 must be told so (RFC 9112 §9.3).
        case stay(ConnectionField)
        /// Closed, as the client wished.
        case close
        /// Closed, though the client may still be sending: it is given time to read the answer.
        case refuse
    }

    /// What the connection waits for.
    enum Phase: Equatable {
        case idle
        /// A request has begun to arrive.
        case receiving
        /// The client has not yet taken all; so much of it was left.
        case sending(unsent: Int)
        /// The last answer is sent, and what the client still sends is thrown away.
        case lingering
        case closed
    }

    /// When the time is up for what the connection waits for.
    package internal(set) var due: LoopTime
    var phase = Phase.idle
    let share: LoopShare
    /// The socket took all it was given.
    private(set) var isWritable = true
    private var stage = Stage.head
    /// What has arrived and was not yet understood.
    private var input: [UInt8] = []
    /// So many octets are being looked at, or wait in `input`.
    private var rest = 0
    /// So many of them are known not to hold a whole head.
    private var known = 0
    private var body: Body?
    private var ending: Ending?
    private var served = 0
    private var firstOctet: LoopTime?
    private var unflushed = 0
    private var hasInputEnded = false
    /// The server is about to stop: no answer leaves the connection open.
    private(set) var isDraining = false

    package init(_ share: LoopShare) {
        self.share = share
        due = share.time + share.times.idle
    }

    // MARK: What happens to it

    /// Whether more may be read from the socket.
    package var wantsInput: Bool {
        if case .over = stage { return true }
        return isWritable
    }

    /// Octets that may wait beyond a head while the client does not read: what a system reads at its end of a
    /// connection that was half closed.
    private static let mostWaiting = 262_144

    /// The octets of one read.
    package func receive(_ octets: Span<UInt8>, _ socket: some ConnectionSocket) {
        if case .over = stage { return }
        guard !input.isEmpty else {
            let taken = work(octets, socket)
            if case .over = stage { return }
            for place in taken..<octets.count { input.append(octets[place]) }
            return
        }
        guard input.count <= share.limits.headerBytes + Connection.mostWaiting else { return close(socket) }
        input.reserveCapacity(input.count + octets.count)
        for place in 0..<octets.count { input.append(octets[place]) }
        resume(socket)
    }

    /// The client has said all it will say. What was asked for is still sent.
    package func endOfInput(_ socket: some ConnectionSocket) {
        hasInputEnded = true
        if phase == .lingering { close(socket) } else { resume(socket) }
    }

    /// What the socket kept has been sent.
    package func canSend(_ socket: some ConnectionSocket) {
        isWritable = true
        resume(socket)
    }

    /// The server is about to stop.
    package func drain(_ socket: some ConnectionSocket) {
        isDraining = true
        resume(socket)
    }

    /// `due` has passed.
    package func timeIsUp(_ socket: some ConnectionSocket) {
        switch phase {
        case .receiving:
            respond(.requestTimeout, .refuse, nil, socket)
            resume(socket)
        case .sending(let unsent) where socket.unsent < unsent:
            settle(socket)
        case .idle, .sending, .lingering:
            close(socket)
        case .closed:
            break
        }
    }

    // MARK: Work

    /// Works on what has waited.
    private func resume(_ socket: some ConnectionSocket) {
        var octets = input
        input = []
        let taken = work(octets.span, socket)
        if case .over = stage { return }
        octets.removeFirst(taken)
        input = octets
    }

    /// Does what can be done now: one write for all the requests of one read.
    ///
    /// - Returns: how many octets were understood.
    private func work(_ octets: Span<UInt8>, _ socket: some ConnectionSocket) -> Int {
        var place = 0
        rest = octets.count
        if firstOctet == nil, rest > 0 { firstOctet = share.time }
        var goesOn = true
        while goesOn, isWritable {
            while goesOn, isWritable, body == nil, share.outputCount <= Self.mostGathered {
                goesOn = step(octets, &place, socket)
            }
            flush(socket)
        }
        settle(socket)
        return place
    }

    /// Octets that are gathered in one write before the connection is asked whether it takes more.
    private static let mostGathered = 32_768

    /// - Returns: whether there may be more to do.
    private func step(_ octets: Span<UInt8>, _ place: inout Int, _ socket: some ConnectionSocket) -> Bool {
        if let ending {
            flush(socket)
            guard isWritable else { return false }
            self.ending = nil
            end(ending, socket)
            return false
        }
        do throws(RequestFault) {
            switch stage {
            case .over:
                return false
            case .head:
                guard place < octets.count else { throw RequestFault.incomplete }
                try readHead(octets, &place, socket)
            case .content(var reader, let answer, let ending, let entry):
                let hasEnded = try reader.skip(octets, at: &place)
                rest = octets.count - place
                stage = .content(reader, answer, ending, entry)
                guard hasEnded else { throw RequestFault.incomplete }
                respond(answer, ending, entry, socket)
            }
            return true
        } catch {
            if let answer = error.answer {
                respond(answer, .refuse, nil, socket)
                return true
            }
            // What is there is understood and answered; is anything else to come?
            if hasInputEnded || isDraining && !isInsideRequest && served > 0 {
                ending = .close
                stage = .over
                return true
            }
            return false
        }
    }

    /// Octets have arrived that belong to a request whose end has not been seen.
    var isInsideRequest: Bool {
        switch stage {
        case .head: rest > 0
        case .content: true
        case .over: false
        }
    }

    private func flush(_ socket: some ConnectionSocket) {
        guard share.outputCount > 0 else { return }
        let output = share.takeOutput()
        isWritable = socket.send(output.span, body)
        share.giveBack(output)
        body = nil
        guard unflushed > 0 else { return }
        share.time(unflushed, since: firstOctet ?? share.time)
        unflushed = 0
        firstOctet = rest > 0 ? share.time : nil
    }
}

// MARK: Requests

extension Connection {
    private func readHead(
        _ octets: Span<UInt8>, _ place: inout Int, _ socket: some ConnectionSocket
    ) throws(RequestFault) {
        let octets = octets.extracting(place..<octets.count)
        if known > 0, known < octets.count, octets.count <= share.limits.headerBytes,
            octets.firstIndex(of: Octet.lineFeed, in: known..<octets.count) == nil
        {
            // No line has ended since it was last looked at: what was too little still is.
            known = octets.count
            throw .incomplete
        }
        let head: RequestHead
        do {
            head = try RequestParser.head(in: octets, limits: share.limits)
        } catch {
            known = octets.count
            throw error
        }
        let answer = share.answer(to: head, in: octets)
        let entry = share.accessLog == nil ? nil : AccessEntry(head, octets)
        known = 0
        served += 1
        place += head.length
        rest -= head.length
        begin(head, answer, entry, socket)
    }

    private func begin(
        _ head: RequestHead, _ answer: Answer, _ entry: AccessEntry?, _ socket: some ConnectionSocket
    ) {
        if case .length(let length) = head.content, length > share.limits.contentBytes {
            let isRefused = answer.status == 405 || answer.status == 501
            return respond(isRefused ? answer : .contentTooLarge, .refuse, entry, socket)
        }
        var ending = Ending.stay(head.isHTTP10 ? .keepAlive : .none)
        if !head.staysOpen {
            ending = .close
        } else if head.method == .connect || served >= share.limits.requestsPerConnection {
            ending = .refuse
        }
        guard head.hasContent else { return respond(answer, ending, entry, socket) }
        stage = .content(ContentReader(head.content, limits: share.limits), answer, ending, entry)
        // RFC 9110 §10.1.1: who has begun to send needs no invitation.
        if head.expectsInvitation, rest == 0 { share.appendInvitation() }
    }

    private func respond(
        _ answer: Answer, _ ending: Ending, _ entry: AccessEntry?, _ socket: some ConnectionSocket
    ) {
        var field = ConnectionField.close
        if case .stay(let stays) = ending, !(isDraining && rest == 0) {
            field = stays
            stage = .head
        } else {
            self.ending = if case .refuse = ending { .refuse } else { .close }
            stage = .over
            rest = 0
            input = []
        }
        known = 0
        phase = .idle
        let bytes = share.append(answer, connection: field)
        if let body = answer.body, !body.isInlined { self.body = body }
        unflushed += 1
        share.count(answer, bytes: bytes)
        if let accessLog = share.accessLog {
            var entry = entry ?? AccessEntry()
            entry.status = answer.status
            entry.bytes = bytes
            entry.nanoseconds = share.time.nanoseconds - (firstOctet ?? share.time).nanoseconds
            entry.client = socket.client
            accessLog(entry)
        }
    }
}

extension AccessEntry {
    private static let longestText = 256

    fileprivate init(_ head: RequestHead, _ octets: Span<UInt8>) {
        self.init(
            method: octets.string(head.methodName.prefix(AccessEntry.longestText)) ?? "",
            target: octets.string(head.target.prefix(AccessEntry.longestText)) ?? "")
    }
}
