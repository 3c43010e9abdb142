extension Configuration.Reader {
    func review(_ table: inout SettingsTable) -> Configuration.Desk {
        var review = Configuration.Desk()
        if let path = table.string("socket", "\"/var/lib/calfeed/calfeed.sqlite.control\"") {
            let absolute = FilePath.absolute(path, in: folder)
            if absolute.utf8.count > ListenAddress.longestPath {
                table.reject(
                    "socket", "'socket' is longer than the \(ListenAddress.longestPath) bytes a socket's path may have")
            }
            review.socket = absolute
        }
        for text in table.strings("listen", "[\"127.0.0.1:8081\"]") ?? [] {
            do throws(ListenAddress.Malformed) {
                let address = try ListenAddress(parsing: text, folder: folder)
                if !address.isOnThisMachineAlone {
                    table.reject(
                        "listen",
                        "'\(text.prefix(100))' in 'listen' of [review] must be an address of this machine alone, like 127.0.0.1:8081; "
                            + "let a proxy with TLS stand in front for others")
                }
                review.listen.append(address)
            } catch {
                table.reject("listen", "'\(text.prefix(100))' in 'listen' \(error.reason)")
            }
        }
        review.tokenFile = table.string("token_file", "\"/etc/calfeed/review.token\"").map {
            FilePath.absolute($0, in: folder)
        }
        if review.tokenFile == nil, !review.listen.isEmpty {
            table.reject("listen", "'listen' of [review] needs a 'token_file': every user of this machine can reach it")
        }
        return review
    }
}

extension Configuration.Desk {
    /// The fewest bytes of a token: what is shorter can be tried out.
    static let shortestToken = 16

    /// What is to be said as the password; nil where nobody is asked.
    public func token() throws(ConfigurationError) -> String? {
        guard !listen.isEmpty, let tokenFile else { return nil }
        let content: RegularFile.Content
        do {
            content = try RegularFile.read(tokenFile, limit: 4096)
        } catch {
            throw .unreadable(
                file: tokenFile, reason: "the token of [review] cannot be read; make the file, 16 bytes or more")
        }
        let text = String(decoding: content.bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace)
        guard text.count == 1, let token = text.first, token.utf8.count >= Self.shortestToken else {
            throw .unreadable(
                file: tokenFile,
                reason: "the token of [review] must be \(Self.shortestToken) bytes or more, without blanks")
        }
        return String(token)
    }
}

extension Configuration {
    /// The operators' Unix socket.
    public var reviewSocket: String { review.socket ?? store.path + ".control" }
}

extension ListenAddress {
    fileprivate var isOnThisMachineAlone: Bool {
        switch self {
        case .tcp(let host, port: _): host == "localhost" || host == "::1" || host.hasPrefix("127.")
        case .unix: false
        }
    }
}
