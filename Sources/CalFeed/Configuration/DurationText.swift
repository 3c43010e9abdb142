/// Lengths of time as people write them in the configuration.
enum DurationText {
    /// Minutes, of `90m`, `2h` or `1h30m`; nil for anything else.
    static func minutes(_ text: String) -> Int? {
        var minutes = 0
        var digits: [UInt8] = []
        var units: [UInt8] = []
        for byte in text.utf8 {
            if (0x30...0x39).contains(byte) {
                digits.append(byte)
                continue
            }
            guard let value = Decimal.value(of: digits), value < 10_000 else { return nil }
            switch byte {
            case 0x68 where units.isEmpty: minutes += value * 60
            case 0x6D where units.last != 0x6D: minutes += value
            default: return nil
            }
            units.append(byte)
            digits = []
        }
        return digits.isEmpty && !units.isEmpty ? minutes : nil
    }
}
