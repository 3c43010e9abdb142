/// How texts look at a terminal: colours where it has them, and nothing that steers it.
struct TerminalStyle {
    /// ANSI colours.
    let isColoured: Bool

    func callAsFunction(_ code: String, _ text: String) -> String {
        isColoured ? "\u{1B}[\(code)m\(Self.printable(text))\u{1B}[0m" : Self.printable(text)
    }

    /// Announcements come from strangers: nothing in them may steer the terminal.
    static func printable(_ text: String) -> String { printable(text, keepingLines: false) }

    static func printable(_ text: String, keepingLines: Bool) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    if keepingLines, scalar == "\n" || scalar == "\t" { return scalar }
                    let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
                    let steersDirection =
                        (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
                    return isControl || steersDirection ? "\u{FFFD}" : scalar
                }))
    }
}
