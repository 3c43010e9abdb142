import FoundationEssentials

/// Who may ask at the operators' desk, and what they must show.
///
/// A browser that an operator has open may be asked by any page of the world to send requests here. So the name that was
/// asked for must be this machine's own (a name of the world could be made to lead here), the request must not come from
/// another site's page, and a form must hold the key that only our own pages show.
public struct DeskGate: Sendable {
    /// Nil where whoever can connect may ask, as on a Unix socket that belongs to the operator.
    var token: String?
    /// What our forms hold, by the name `key`.
    public let formKey: String

    public init(token: String?, formKey: String) {
        self.token = token
        self.formKey = formKey
    }

    /// - Returns: nil where the request may be answered.
    func refusal(of request: DeskRequest) -> DeskResponse? {
        guard request.fields["host"].map(Self.isThisMachine) ?? true else {
            return .text(421, "Only this machine's own names lead here: localhost, 127.0.0.1 or [::1].")
        }
        if let token, !isKnown(request.fields["authorization"] ?? "", token) {
            var response = DeskResponse.text(401, "Say the token of [review] as the password.")
            response.challenge = "Basic realm=\"calfeed review\", charset=\"UTF-8\""
            return response
        }
        switch request.method {
        case .get, .head: return nil
        case .other: return .text(405, "Only GET, HEAD and POST are possible.")
        case .post: return refusal(ofPost: request)
        }
    }

    private func refusal(ofPost request: DeskRequest) -> DeskResponse? {
        if let site = request.fields["sec-fetch-site"] {
            guard site == "same-origin" || site == "none" else {
                return .text(403, "Another site's page asked for this.")
            }
        } else if let origin = request.fields["origin"] {
            let host = origin.split(separator: "/").last.map(String.init)
            guard host == request.fields["host"] else { return .text(403, "Another site's page asked for this.") }
        }
        switch request.contentType {
        // A form of another site cannot send it, and a script would have to ask first.
        case "application/json": return nil
        case "application/x-www-form-urlencoded":
            guard Self.isSame(request.form["key"] ?? "", formKey) else {
                return .text(403, "This form is out of date; load the page again.")
            }
            return nil
        default: return .text(415, "Send a form or JSON.")
        }
    }

    /// The host without its port.
    static func isThisMachine(_ host: String) -> Bool {
        var name = Substring(host.lowercased())
        if name.hasPrefix("[") {
            name = name.prefix { $0 != "]" }.dropFirst()
            return name == "::1"
        }
        name = name.prefix { $0 != ":" }
        if name.isEmpty || name == "localhost" { return true }
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }

    /// The token as `Bearer`, or as the password of `Basic` (RFC 7617), whoever the user.
    private func isKnown(_ authorization: String, _ token: String) -> Bool {
        let parts = authorization.split(separator: " ", maxSplits: 1)
        guard parts.count == 2 else { return false }
        switch parts[0].lowercased() {
        case "bearer": return Self.isSame(String(parts[1]), token)
        case "basic":
            guard let data = Data(base64Encoded: String(parts[1])), let text = String(validating: data, as: UTF8.self),
                let colon = text.firstIndex(of: ":")
            else { return false }
            return Self.isSame(String(text[text.index(after: colon)...]), token)
        default: return false
        }
    }

    /// In a time that does not tell how much of it is right.
    private static func isSame(_ given: String, _ wanted: String) -> Bool {
        let (given, wanted) = (Array(given.utf8), Array(wanted.utf8))
        guard !wanted.isEmpty else { return false }
        var difference = given.count ^ wanted.count
        for (index, octet) in given.enumerated() { difference |= Int(octet ^ wanted[index % wanted.count]) }
        return difference == 0
    }
}
