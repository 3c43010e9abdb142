/// What a program is told to do with a response, and the name of the file if it becomes one (RFC 6266).
enum ContentDisposition: String {
    /// Shown or read: a feed that is subscribed to.
    case inline
    /// Saved or imported: a single event.
    case attachment

    /// The value of the field.
    ///
    /// - Parameters:
    ///   - title: for people, in any script: `Séminaire de physique`.
    ///   - fallback: in ASCII, for programs that do not read RFC 8187, without extension: `physique`.
    func field(title: String, fallback: String) -> String {
        let name = ContentDisposition.fileName(title)
        guard !name.isEmpty else { return "\(rawValue); filename=\"\(fallback).ics\"" }
        guard !name.utf8.allSatisfy({ $0 < 0x80 }) else { return "\(rawValue); filename=\"\(name).ics\"" }
        return "\(rawValue); filename=\"\(fallback).ics\"; filename*=UTF-8''\(ContentDisposition.extended(name)).ics"
    }

    /// File systems allow 255 octets; the extension and what a browser adds to a second copy need some.
    private static let longestName = 150

    /// What any system takes as a file's name. Where one does not, a hyphen stands; what is not seen is left out, so
    /// that no name reads as another (RFC 6266 §4.3).
    static func fileName(_ title: String) -> String {
        var name = ""
        var count = 0
        for scalar in title.unicodeScalars {
            let next: String
            switch scalar.properties.generalCategory {
            case .control, .format, .surrogate, .privateUse, .unassigned: next = ""
            case .spaceSeparator, .lineSeparator, .paragraphSeparator: next = name.last == " " ? "" : " "
            default: next = "/\\:*?\"<>|%".unicodeScalars.contains(scalar) ? "-" : String(scalar)
            }
            count += next.utf8.count
            guard count <= longestName else { break }
            name += next
        }
        // A name that begins with a dot is hidden, and some systems drop one at the end.
        while let first = name.first, first == "." || first == " " { name.removeFirst() }
        while let last = name.last, last == "." || last == " " { name.removeLast() }
        return name
    }

    /// RFC 8187 §3.2.1: `attr-char` as it is, everything else in percent encoding.
    private static func extended(_ name: String) -> String {
        let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$&+-.^_`|~".utf8)
        let digits = Array("0123456789ABCDEF".utf8)
        var octets: [UInt8] = []
        for octet in name.utf8 {
            if plain.contains(octet) {
                octets.append(octet)
            } else {
                octets += [UInt8(ascii: "%"), digits[Int(octet >> 4)], digits[Int(octet & 15)]]
            }
        }
        return String(decoding: octets, as: UTF8.self)
    }
}
