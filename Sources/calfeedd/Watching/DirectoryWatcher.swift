import Glibc
import NIOCore
import NIOPosix
import Synchronization

/// Watches directories by inotify(7) and posts the names of files that came, changed or went.
///
/// The kernel's events are read on an event loop, when there are some: no thread waits for them.
final class DirectoryWatcher: Sendable {
    private let channel: any Channel
    private let descriptor: CInt
    private let paths: WatchedPaths

    /// - Throws: `Failure` where the system has no inotify instance left.
    init(posting mailbox: Mailbox, on group: MultiThreadedEventLoopGroup) async throws(Failure) {
        let descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
        guard descriptor >= 0 else {
            throw Failure(.inputOutput, "cannot watch directories: \(String(cString: strerror(errno)))")
        }
        let paths = WatchedPaths()
        do {
            channel = try await NIOPipeBootstrap(group: group)
                .channelOption(.recvAllocator, value: FixedSizeRecvByteBufferAllocator(capacity: 65_536))
                .channelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.addHandler(InotifyHandler(paths: paths, mailbox: mailbox))
                    }
                }
                .takingOwnershipOfDescriptor(input: descriptor).get()
        } catch {
            Glibc.close(descriptor)
            throw Failure(.inputOutput, "cannot watch directories: \(error)")
        }
        self.descriptor = descriptor
        self.paths = paths
    }

    func close() {
        channel.close(promise: nil)
    }

    /// Watches a directory, or makes sure that it is watched: the same directory has one watch, however often asked.
    /// - Returns: 0, or the system's error number.
    func watch(_ path: String) -> CInt {
        // The lock is held meanwhile: an event must not come before its path is known.
        paths.value.withLock { paths in
            let watch = inotify_add_watch(descriptor, path, InotifyEvent.interest)
            guard watch >= 0 else { return errno }
            // Another directory may have taken the path since.
            for (old, oldPath) in paths where oldPath == path && old != watch {
                inotify_rm_watch(descriptor, old)
                paths[old] = nil
            }
            paths[watch] = path
            return 0
        }
    }

    func stopWatching(_ path: String) {
        paths.value.withLock { paths in
            for (watch, watched) in paths where watched == path {
                inotify_rm_watch(descriptor, watch)
                paths[watch] = nil
            }
        }
    }
}

/// The paths of the watches, by the kernel's numbers.
private final class WatchedPaths: Sendable {
    let value = Mutex<[Int32: String]>([:])
}

/// Turns what is read from the kernel into changes in the mailbox.
private final class InotifyHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let paths: WatchedPaths
    private let mailbox: Mailbox

    init(paths: WatchedPaths, mailbox: Mailbox) {
        self.paths = paths
        self.mailbox = mailbox
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        post(unwrapInboundIn(data).withUnsafeReadableBytes(InotifyEvent.events))
    }

    private func post(_ events: [InotifyEvent]) {
        let paths = paths.value.withLock { paths in
            defer {
                for event in events where event.isEndOfWatch { paths[event.watch] = nil }
            }
            return paths
        }
        mailbox.post { changes in
            for event in events {
                if event.isOverflow {
                    for path in paths.values { changes.add(directory: path) }
                } else if let path = paths[event.watch] {
                    if event.isEndOfDirectory {
                        changes.add(directory: path)
                    } else if let name = event.name, !name.isEmpty {
                        changes.add(name: name, in: path)
                    }
                }
            }
        }
    }
}
