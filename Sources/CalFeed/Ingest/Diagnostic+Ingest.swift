extension Diagnostic {
    static let empty = Diagnostic(
        .error, "file-empty", "The file holds no text. Perhaps it is still being written; save it again, or remove it.")

    static let notRegular = Diagnostic(
        .error, "file-unreadable", "This is not a file but a pipe, a socket or a device. Put a file in its place.")

    static let linkLeadsOut = Diagnostic(
        .error, "file-unreadable",
        "This is a symbolic link that leads nowhere, or out of the source's folder. Put the file itself there.")

    static let nameNotText = Diagnostic(
        .error, "file-unreadable", "The file's name is not UTF-8 text. Give it another name.")

    static func unreadable(_ words: String) -> Diagnostic {
        Diagnostic(
            .error, "file-unreadable",
            "The file cannot be read: \(words). Let the daemon's user read it, as with chmod o+r.")
    }

    static func tooLarge(size: Int, limit: Int) -> Diagnostic {
        Diagnostic(
            .error, "file-too-large",
            "The file has \(size) bytes, and max_bytes of its source allows \(limit). Shorten it, or raise max_bytes.")
    }

    static func binary(_ kind: String) -> Diagnostic {
        Diagnostic(
            .error, "file-binary", "This is \(kind), not text. Save it as plain text, a web page or a mail.")
    }

    static func tooManyFiles(_ limit: Int) -> Diagnostic {
        Diagnostic(
            .error, "directory-too-full",
            "The folder has more than \(limit) files; those whose names come last are not read. Move old ones away.")
    }
}
