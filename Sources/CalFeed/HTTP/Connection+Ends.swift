/// How a connection waits, and how it ends.
extension Connection {
    /// All was sent.
    func end(_ ending: Ending, _ socket: some ConnectionSocket) {
        switch ending {
        case .stay: break
        case .close: close(socket)
        // Closing while the client still sends would make its system throw the answer away (RFC 9112 §9.6).
        case .refuse:
            phase = .lingering
            due = share.time + share.times.linger
            socket.closeOutput()
        }
    }

    func close(_ socket: some ConnectionSocket) {
        guard phase != .closed else { return }
        phase = .closed
        due = .never
        socket.close()
    }

    /// Decides what the connection waits for now, and how long.
    func settle(_ socket: some ConnectionSocket) {
        switch phase {
        case .lingering, .closed:
            return
        case .idle, .receiving, .sending:
            break
        }
        if !isWritable {
            phase = .sending(unsent: socket.unsent)
            due = share.time + share.times.stall
        } else if isInsideRequest {
            if phase == .receiving { return }
            phase = .receiving
            due = share.time + share.times.request
        } else {
            phase = .idle
            due = share.time + (isDraining ? share.times.lastChance : share.times.idle)
        }
    }
}
