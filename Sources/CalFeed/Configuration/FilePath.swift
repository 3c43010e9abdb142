/// Absolute paths, by their letters alone: no file is looked at, and no symbolic link is resolved.
enum FilePath {
    /// The path without `.`, `..`, empty parts and a slash at the end; a relative one begins in `folder`.
    static func absolute(_ path: String, in folder: String) -> String {
        var parts: [Substring] = []
        let whole = path.hasPrefix("/") ? path : folder + "/" + path
        for part in whole.split(separator: "/") {
            switch part {
            case ".": continue
            case "..": if !parts.isEmpty { parts.removeLast() }
            default: parts.append(part)
            }
        }
        return "/" + parts.joined(separator: "/")
    }

    /// The folder that an absolute path lies in.
    static func folder(of path: String) -> String {
        absolute(path + "/..", in: "/")
    }
}
