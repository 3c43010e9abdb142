/// Which bytes a text holds: looked at once, so that nobody looks for what is not there.
struct ByteSet: Sendable {
    private var isThere = InlineArray<256, Bool>(repeating: false)

    /// Nothing but ASCII.
    let isASCII: Bool

    init(_ bytes: [UInt8]) {
        var all: UInt8 = 0
        for byte in bytes {
            isThere[Int(byte)] = true
            all |= byte
        }
        isASCII = all < 0x80
    }

    func contains(_ byte: UInt8) -> Bool { isThere[Int(byte)] }
}
