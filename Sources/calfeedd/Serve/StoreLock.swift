import Glibc
import Synchronization

/// Sees to it that one daemon works on a database: two would each serve what the other does not know of.
final class StoreLock: Sendable {
    /// By database, the open lock files; the system lets go of them with the process.
    private let held = Mutex<[String: CInt]>([:])

    /// Takes the lock of a database, or has it already.
    ///
    /// - Throws: `Failure` where another process has it, or its file cannot be made.
    func take(for database: String) throws(Failure) {
        try held.withLock { held throws(Failure) in
            guard held[database] == nil else { return }
            let path = database + ".lock"
            let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
            guard descriptor >= 0 else {
                let reason = String(cString: strerror(errno))
                throw Failure(
                    .inputOutput,
                    "cannot open \(path): \(reason); create its folder and let the daemon's user write there")
            }
            guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
                close(descriptor)
                throw Failure(
                    .unavailable, "another calfeedd works on \(database); stop it, or set another [store] path")
            }
            held[database] = descriptor
        }
    }
}
