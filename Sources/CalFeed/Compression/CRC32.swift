import CZlib
import FoundationEssentials

/// The checksum of gzip (RFC 1952 §2.3.1), which is also good for finding out what a disk has lost.
enum CRC32 {
    static func checksum(of octets: Data) -> UInt32 {
        unsafe octets.withUnsafeBytes { octets in
            unsafe UInt32(
                truncatingIfNeeded: crc32_z(0, octets.bindMemory(to: UInt8.self).baseAddress, octets.count))
        }
    }
}
