/// Which bytes a text holds: looked at once, so that nobody looks for what is not there.
struct ByteSet: Sendable {
    private var isThere = InlineArray<256, Bool>(repeating: false)

    init(_ bytes: [UInt8]) {
        for byte in bytes { isThere[Int(byte)] = true }
    }

    func contains(_ byte: UInt8) -> Bool { isThere[Int(byte)] }

    /// Nothing but ASCII.
    var isASCII: Bool { !(0x80...0xFF).contains { isThere[$0] } }
}
