import CLinux
import Glibc
import NIOCore

/// A file in memory that no path leads to (memfd_create(2)): sendfile(2) sends from it without copying.
enum NamelessFile {
    /// - Returns: its descriptor, which whoever calls must close; nil where the system gives none.
    static func make(_ pieces: [ByteBuffer]) -> CInt? {
        let descriptor = memfd_create("answer", CALFEED_MFD_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        for piece in pieces {
            var rest = piece
            while rest.readableBytes > 0 {
                let count = rest.withUnsafeReadableBytes { write(descriptor, $0.baseAddress, $0.count) }
                if count < 0, errno == EINTR { continue }
                guard count > 0 else {
                    close(descriptor)
                    return nil
                }
                rest.moveReaderIndex(forwardBy: count)
            }
        }
        return descriptor
    }
}
