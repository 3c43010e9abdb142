import CLinux
import CalFeed
import Glibc
import Synchronization

/// Octets in a file that lies in memory, has no name and can never change (memfd_create(2)): what the system can send
/// without copying it.
final class MemoryFile: BodyFile {
    let descriptor: CInt
    private let count: Int

    /// Octets of all files together, at the most.
    private static let most = 64 << 20
    private static let octets = Atomic(0)

    /// - Returns: nil where the system gives no file, or there are enough of them.
    init?(_ runs: [[UInt8]]) {
        let count = runs.reduce(0) { $0 + $1.count }
        guard MemoryFile.octets.add(count, ordering: .relaxed).newValue <= MemoryFile.most,
            let descriptor = MemoryFile.make(runs)
        else {
            MemoryFile.octets.subtract(count, ordering: .relaxed)
            return nil
        }
        self.count = count
        self.descriptor = descriptor
    }

    deinit {
        MemoryFile.octets.subtract(count, ordering: .relaxed)
        close(descriptor)
    }

    private static func make(_ runs: [[UInt8]]) -> CInt? {
        var descriptor = memfd_create("calfeed", calfeed_memfd_flags | calfeed_memfd_not_executable)
        // Linux before 6.3 does not know the second flag.
        if descriptor < 0, errno == EINVAL { descriptor = memfd_create("calfeed", calfeed_memfd_flags) }
        guard descriptor >= 0 else { return nil }
        for run in runs where write(descriptor, run, run.count) != run.count {
            close(descriptor)
            return nil
        }
        guard fcntl(descriptor, calfeed_add_seals, calfeed_all_seals) == 0 else {
            close(descriptor)
            return nil
        }
        return descriptor
    }
}
