import CQrencode

/// An address as a telephone's camera reads it (ISO/IEC 18004), by libqrencode.
struct QRCode: Hashable, Sendable {
    /// Modules on each side, without the quiet zone.
    let width: Int
    /// Row by row, whether a module is dark.
    let modules: [Bool]

    /// Modules of light around it that a reader needs.
    static let quietZone = 4
    /// Longer texts make codes that cameras do not read off a screen.
    private static let longest = 300

    /// The code of a text, of which a seventh may be unreadable (level M); nil where it is too long or empty.
    init?(_ text: String) {
        guard !text.isEmpty, text.utf8.count <= Self.longest, !text.utf8.contains(0),
            let code = unsafe QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M)
        else { return nil }
        defer { unsafe QRcode_free(code) }
        let width = Int(unsafe code.pointee.width)
        guard width > 0, let data = unsafe code.pointee.data else { return nil }
        self.width = width
        // The lowest bit is the module; the others tell what it is for.
        modules = (0..<width * width).map { unsafe data[$0] & 1 == 1 }
    }

    /// The dark modules as strokes of SVG, each row a line of dashes.
    var path: String {
        var path = ""
        for row in 0..<width {
            let modules = modules[row * width..<(row + 1) * width]
            var place = modules.startIndex
            var pen: Int?
            while let start = modules[place...].firstIndex(of: true) {
                let end = modules[start...].firstIndex(of: false) ?? modules.endIndex
                let column = start - modules.startIndex
                if let pen {
                    path += "m\(column - pen) 0"
                } else {
                    path += "M\(column + Self.quietZone) \(row + Self.quietZone).5"
                }
                path += "h\(end - start)"
                pen = end - modules.startIndex
                place = end
            }
        }
        return path
    }
}
