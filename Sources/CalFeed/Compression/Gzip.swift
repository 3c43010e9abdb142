import CZlib

/// gzip (RFC 1952) of bytes that come in pieces, so that a piece which did not change is not compressed again.
///
/// Each piece becomes deflate blocks (RFC 1951) that look back at nothing before the piece and end on an octet. One
/// header, the blocks of all pieces and one trailer are a single member, as every client expects it. The same bytes
/// in the same pieces always give the same octets: no time and no name is written.
enum Gzip {
    /// One piece, compressed.
    struct Piece: Sendable {
        var blocks: [UInt8]
        var sum: Sum
    }

    /// What the trailer must know of a piece.
    struct Sum: Sendable {
        /// CRC-32 of the bytes before compression.
        var checksum: UInt
        /// Bytes before compression.
        var count: Int
    }

    /// RFC 1952 §2.3: deflate, no flags, no time, neither fastest nor smallest, system unknown.
    static let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]

    /// zlib's own choice between time and size.
    private static let level: Int32 = 6

    /// - Returns: nil where zlib finds no memory.
    static func piece(_ bytes: [UInt8]) -> Piece? {
        // zlib remembers where the structure lies, so that it must not move.
        let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        defer { unsafe stream.deallocate() }
        unsafe stream.initialize(to: z_stream())
        // Negative: deflate alone, without a header of zlib's.
        guard
            unsafe deflateInit2_(
                stream, level, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
                Int32(MemoryLayout<z_stream>.size)) == Z_OK
        else { return nil }
        defer { unsafe deflateEnd(stream) }
        // A flush adds a few octets to the bound.
        let room = unsafe Int(deflateBound(stream, UInt(bytes.count))) + 16
        var input = bytes
        let blocks = unsafe [UInt8](unsafeUninitializedCapacity: room) { output, count in
            unsafe input.withUnsafeMutableBufferPointer { input in
                unsafe stream.pointee.next_in = input.baseAddress
                unsafe stream.pointee.avail_in = UInt32(input.count)
                unsafe stream.pointee.next_out = output.baseAddress
                unsafe stream.pointee.avail_out = UInt32(room)
                let result = unsafe deflate(stream, Z_SYNC_FLUSH)
                let isWhole = unsafe result == Z_OK && stream.pointee.avail_in == 0 && stream.pointee.avail_out > 0
                count = isWhole ? unsafe room - Int(stream.pointee.avail_out) : 0
            }
        }
        guard !blocks.isEmpty else { return nil }
        let checksum = unsafe bytes.withUnsafeBufferPointer { unsafe crc32(0, $0.baseAddress, UInt32($0.count)) }
        return Piece(blocks: blocks, sum: Sum(checksum: checksum, count: bytes.count))
    }

    /// The last block, which is empty, and the trailer: checksum and length of all pieces together.
    static func trailer(of sums: [Sum]) -> [UInt8] {
        var (checksum, count): (UInt, Int) = (0, 0)
        for sum in sums {
            checksum = crc32_combine(checksum, sum.checksum, sum.count)
            count += sum.count
        }
        var octets: [UInt8] = [0x03, 0x00]
        for number in [UInt32(truncatingIfNeeded: checksum), UInt32(truncatingIfNeeded: count)] {
            for shift in stride(from: 0, to: 32, by: 8) { octets.append(UInt8(truncatingIfNeeded: number >> shift)) }
        }
        return octets
    }
}
