import CLinux
import Glibc
import Synchronization

/// One thread that waits for descriptors (epoll(7)) and does what is to be done when they are ready.
///
/// This is the handle that everybody may hold; what belongs to the thread alone is its `LoopThread`.
final class EventLoop: Sendable {
    typealias Job = @Sendable (LoopThread) -> Void

    private let inbox: LoopInbox

    /// - Throws: `Failure` where the system has no descriptor or no thread left.
    init(name: String) throws(Failure) {
        let poll = epoll_create1(Int32(EPOLL_CLOEXEC))
        let signal = eventfd(0, Int32(EFD_NONBLOCK) | Int32(EFD_CLOEXEC))
        guard poll >= 0, signal >= 0 else {
            throw Failure(.inputOutput, "cannot make an event loop: \(String(cString: strerror(errno)))")
        }
        let inbox = LoopInbox(signal: signal)
        self.inbox = inbox
        let isStarted = SystemThread.start(name: name) {
            LoopThread(poll: poll, inbox: inbox).run()
            close(poll)
        }
        guard isStarted else { throw Failure(.inputOutput, "cannot make the thread of an event loop") }
    }

    deinit { stop() }

    /// Has something done on the loop's thread.
    /// - Returns: false where the loop has ended, and the job is not done.
    @discardableResult
    func post(_ job: @escaping Job) -> Bool { inbox.post(job) }

    /// Waits until what was posted so far is done.
    /// - Returns: false where the loop has ended.
    func settle() async -> Bool {
        await withCheckedContinuation { continuation in
            if !post({ _ in continuation.resume(returning: true) }) { continuation.resume(returning: false) }
        }
    }

    /// Closes what the loop watches and ends its thread, after what was posted is done.
    func stop() {
        inbox.stop()
    }
}

/// What other threads want done on a loop's thread.
final class LoopInbox: Sendable {
    private struct State {
        var jobs: [EventLoop.Job] = []
        var isClosed = false
    }

    private let state = Mutex(State())
    /// An eventfd(2) that ends the thread's wait.
    let signal: CInt

    init(signal: CInt) {
        self.signal = signal
    }

    deinit { close(signal) }

    func post(_ job: @escaping EventLoop.Job) -> Bool {
        let (isTaken, isFirst) = state.withLock { state in
            guard !state.isClosed else { return (false, false) }
            state.jobs.append(job)
            return (true, state.jobs.count == 1)
        }
        if isFirst { wake() }
        return isTaken
    }

    func stop() {
        state.withLock { $0.isClosed = true }
        wake()
    }

    /// What was posted since the last call, and whether it was the last.
    func collect() -> (jobs: [EventLoop.Job], isClosed: Bool) {
        var count: UInt64 = 0
        _ = read(signal, &count, MemoryLayout<UInt64>.size)
        return state.withLock { state in
            defer { state.jobs = [] }
            return (state.jobs, state.isClosed)
        }
    }

    private func wake() {
        var one: UInt64 = 1
        // It can fail only where the thread is already woken as often as can be counted.
        _ = write(signal, &one, MemoryLayout<UInt64>.size)
    }
}

/// A thread of the system's, detached.
enum SystemThread {
    private final class Start {
        let name: String
        let body: @Sendable () -> Void

        init(_ name: String, _ body: @escaping @Sendable () -> Void) {
            self.name = name
            self.body = body
        }
    }

    /// - Parameter name: at most 15 octets.
    static func start(name: String, _ body: @escaping @Sendable () -> Void) -> Bool {
        let start = Unmanaged.passRetained(Start(name, body))
        var thread = pthread_t()
        let result = pthread_create(
            &thread, nil,
            { argument in
                guard let argument else { return nil }
                let start = Unmanaged<Start>.fromOpaque(argument).takeRetainedValue()
                pthread_setname_np(pthread_self(), start.name)
                start.body()
                return nil
            }, start.toOpaque())
        guard result == 0 else {
            start.release()
            return false
        }
        pthread_detach(thread)
        return true
    }
}
