import CalFeed
import Glibc

/// A socket that listens, on its event loop: hands connections to all loops in turn.
final class AcceptingSocket: LoopMember {
    let descriptor: CInt
    private let place: LoopThread.Place
    private let plan: ListenerPlan
    private var next = 0
    /// When descriptors ran out: accepting pauses instead of trying again at full speed.
    private(set) var due = LoopTime.never

    /// Connections taken in one turn at the most.
    private static let mostAtOnce = 64
    private static let pause: Int64 = 1_000_000_000

    init(_ descriptor: CInt, _ place: LoopThread.Place, _ plan: ListenerPlan) {
        self.descriptor = descriptor
        self.place = place
        self.plan = plan
    }

    func ready(_ events: LoopEvents, on thread: LoopThread) {
        for _ in 0..<AcceptingSocket.mostAtOnce {
            guard let (accepted, peer) = SocketAddress.accept(on: descriptor) else {
                if [EMFILE, ENFILE, ENOBUFS, ENOMEM].contains(errno) {
                    thread.change(descriptor, [], at: place)
                    due = thread.time + AcceptingSocket.pause
                    thread.expect(due)
                }
                return
            }
            take(accepted, ClientAddress(peer))
        }
    }

    private func take(_ accepted: CInt, _ client: ClientAddress?) {
        guard plan.connections.admit(client) else { return refuse(accepted) }
        next = (next + 1) % plan.loops.loops.count
        let (plan, loop) = (plan, plan.loops.loops[next])
        let isTaken = loop.post { thread in
            if !ClientSocket.add(accepted, from: client, to: thread, with: plan) { plan.drop(accepted, client) }
        }
        if !isTaken { plan.drop(accepted, client) }
    }

    private func refuse(_ accepted: CInt) {
        let refusal = plan.pipeline.refusal()
        send(accepted, refusal, refusal.count, Int32(MSG_NOSIGNAL))
        shutdown(accepted, Int32(SHUT_WR))
        close(accepted)
    }

    func timeIsUp(on thread: LoopThread) {
        due = .never
        thread.change(descriptor, [.input], at: place)
    }

    /// Takes no more connections. They wait in the system's queue.
    func pause(on thread: LoopThread) {
        thread.remove(descriptor, at: place)
    }

    func end(on thread: LoopThread) {
        thread.remove(descriptor, at: place)
    }
}

extension ListenerPlan {
    fileprivate func drop(_ descriptor: CInt, _ client: ClientAddress?) {
        close(descriptor)
        connections.release(client)
    }
}
