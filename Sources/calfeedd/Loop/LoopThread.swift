import CLinux
import CalFeed
import Glibc

/// Something on an event loop: a descriptor, and what is done when it is ready or its time is up.
protocol LoopMember: AnyObject {
    /// `LoopTime.never` where nothing is waited for.
    var due: LoopTime { get }
    func ready(_ events: LoopEvents, on thread: LoopThread)
    func timeIsUp(on thread: LoopThread)
    /// The loop ends, or the member is to: it closes what is its own.
    func end(on thread: LoopThread)
}

/// What a descriptor is ready for.
struct LoopEvents: OptionSet {
    let rawValue: UInt32

    static let input = LoopEvents(rawValue: EPOLLIN.rawValue)
    static let output = LoopEvents(rawValue: EPOLLOUT.rawValue)
    /// The other side has said all it will say.
    static let endOfInput = LoopEvents(rawValue: EPOLLRDHUP.rawValue)
    static let hangup = LoopEvents(rawValue: EPOLLHUP.rawValue)
    static let error = LoopEvents(rawValue: EPOLLERR.rawValue)
    /// Told once for each change, and not as long as it lasts.
    static let onChange = LoopEvents(rawValue: EPOLLET.rawValue)
}

/// What belongs to the thread of an event loop and to nobody else.
final class LoopThread {
    /// Where a member is kept. A place is used again, with another number.
    struct Place: Hashable {
        fileprivate var index: Int
        fileprivate var number: UInt32
    }

    private struct Seat {
        var number: UInt32 = 0
        var member: (any LoopMember)?
    }

    /// When the thread last looked at the clock.
    private(set) var time = LoopClock.now
    /// For whoever reads just now.
    var buffer = [UInt8](repeating: 0, count: LoopThread.bufferSize)
    private let poll: CInt
    private let inbox: LoopInbox
    private var seats: [Seat] = []
    private var empty: [Int] = []
    /// Nobody's time is up before.
    private var nextDue = LoopTime.never
    private var isDueAgain: [Place] = []
    private var shares: [ObjectIdentifier: LoopShare] = [:]
    private var turning: [LoopShare] = []

    static let bufferSize = 16_384
    private static let mostEvents = 256
    /// Times are kept to this many nanoseconds, so that looking at all members is rare.
    private static let betweenLooks: Int64 = 10_000_000

    init(poll: CInt, inbox: LoopInbox) {
        self.poll = poll
        self.inbox = inbox
    }

    // MARK: Members

    /// Watches a descriptor.
    /// - Parameter member: made when its place is known.
    /// - Returns: nil where the system refuses; then the descriptor is the caller's to close.
    func add<Member: LoopMember>(
        _ descriptor: CInt, _ events: LoopEvents, _ member: (Place) -> Member
    ) -> Member? {
        if empty.isEmpty {
            empty.append(seats.count)
            seats.append(Seat())
        }
        let index = empty[empty.count - 1]
        let place = Place(index: index, number: seats[index].number)
        var event = epoll_event(events: events.rawValue, data: LoopThread.data(place))
        guard epoll_ctl(poll, EPOLL_CTL_ADD, descriptor, &event) == 0 else { return nil }
        empty.removeLast()
        let made = member(place)
        seats[index].member = made
        nextDue = min(nextDue, made.due)
        return made
    }

    func change(_ descriptor: CInt, _ events: LoopEvents, at place: Place) {
        var event = epoll_event(events: events.rawValue, data: LoopThread.data(place))
        epoll_ctl(poll, EPOLL_CTL_MOD, descriptor, &event)
    }

    /// No longer watches the descriptor, which is not closed yet.
    func remove(_ descriptor: CInt, at place: Place) {
        guard seats[place.index].number == place.number else { return }
        epoll_ctl(poll, EPOLL_CTL_DEL, descriptor, nil)
        seats[place.index].member = nil
        seats[place.index].number &+= 1
        empty.append(place.index)
    }

    /// Asks once more in the next turn, as for somebody who has more to do than is fair to the others.
    func revisit(_ place: Place) {
        isDueAgain.append(place)
    }

    /// The member's `due` may have come nearer.
    func expect(_ due: LoopTime) {
        if due < nextDue { nextDue = due }
    }

    var members: [any LoopMember] { seats.compactMap(\.member) }

    /// What the connections of a pipeline share here.
    func share(of pipeline: ServerPipeline) -> LoopShare {
        let key = ObjectIdentifier(pipeline)
        if let known = shares[key] { return known }
        let share = pipeline.share()
        share.beginTurn(at: time)
        shares[key] = share
        turning.append(share)
        return share
    }

    private static func data(_ place: Place) -> epoll_data_t {
        epoll_data_t(u64: UInt64(place.number) << 32 | UInt64(place.index))
    }

    // MARK: Turning

    /// Returns when the loop is told to stop, with all members ended.
    func run() {
        var signal = epoll_event(events: EPOLLIN.rawValue, data: epoll_data_t(u64: .max))
        epoll_ctl(poll, EPOLL_CTL_ADD, inbox.signal, &signal)
        let events = UnsafeMutablePointer<epoll_event>.allocate(capacity: LoopThread.mostEvents)
        defer { events.deallocate() }
        while true {
            let count = epoll_wait(poll, events, Int32(LoopThread.mostEvents), patience)
            time = LoopClock.now
            for share in turning { share.beginTurn(at: time) }
            var isLast = false
            for place in 0..<max(0, Int(count)) {
                let event = events[place]
                if event.data.u64 == .max {
                    isLast = work()
                } else {
                    tell(event.data.u64, LoopEvents(rawValue: event.events))
                }
            }
            revisit()
            look()
            for share in turning { share.endTurn() }
            if isLast { break }
        }
        for member in members { member.end(on: self) }
    }

    /// Milliseconds that nothing happens by itself.
    private var patience: Int32 {
        if !isDueAgain.isEmpty { return 0 }
        guard nextDue < .never else { return -1 }
        let rest = nextDue.nanoseconds - LoopClock.now.nanoseconds
        return rest <= 0 ? 0 : Int32(clamping: rest / 1_000_000 + 1)
    }

    private func tell(_ data: UInt64, _ events: LoopEvents) {
        let index = Int(truncatingIfNeeded: data & 0xFFFF_FFFF)
        // Somebody before it may have ended it in this turn.
        guard seats[index].number == UInt32(truncatingIfNeeded: data >> 32), let member = seats[index].member else {
            return
        }
        member.ready(events, on: self)
    }

    private func work() -> Bool {
        let (jobs, isClosed) = inbox.collect()
        for job in jobs { job(self) }
        return isClosed
    }

    private func revisit() {
        guard !isDueAgain.isEmpty else { return }
        let places = isDueAgain
        isDueAgain = []
        for place in places where seats[place.index].number == place.number {
            seats[place.index].member?.ready([], on: self)
        }
    }

    private func look() {
        guard nextDue <= time else { return }
        nextDue = .never
        for index in seats.indices {
            if let member = seats[index].member, member.due <= time { member.timeIsUp(on: self) }
        }
        var next = LoopTime.never
        for seat in seats {
            if let member = seat.member { next = min(next, member.due) }
        }
        nextDue = min(nextDue, next)
        if nextDue < .never { nextDue = max(nextDue, time + LoopThread.betweenLooks) }
    }
}

/// The clock of the event loops.
enum LoopClock {
    static var now: LoopTime {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return LoopTime(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
    }
}
