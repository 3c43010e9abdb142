import Glibc

/// Bytes looked for by the C library, which looks at many at once.
extension [UInt8] {
    /// The first place of a byte within a part of the text; nil where it does not stand there.
    func place(of byte: UInt8, in part: Range<Int>) -> Int? {
        precondition(part.lowerBound >= 0 && part.upperBound <= count)
        return unsafe withUnsafeBytes { all in
            guard let start = all.baseAddress, !part.isEmpty else { return nil }
            return unsafe memchr(start + part.lowerBound, Int32(byte), part.count).map { unsafe start.distance(to: $0) }
        }
    }

    /// Whether a byte stands in the text.
    func holds(_ byte: UInt8) -> Bool { place(of: byte, in: 0..<count) != nil }

    /// Eight bytes from a place on, the first in the lowest of the number; nil where there are no more so many.
    func eight(at start: Int) -> UInt64? {
        guard start >= 0, start + 8 <= count else { return nil }
        return unsafe UInt64(
            littleEndian: span.bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self))
    }

    /// Nothing but ASCII.
    var isASCII: Bool {
        // Without an exit in the middle, many bytes are looked at together.
        unsafe withUnsafeBytes { all in unsafe all.reduce(0, |) } < 0x80
    }
}
