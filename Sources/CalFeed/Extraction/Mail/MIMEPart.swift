/// A part of a mail (RFC 2045): its type, its encoding and its bytes.
struct MIMEPart {
    /// `text/plain`; empty where nothing says it.
    var type: String
    var parameters: [String: String]
    var transferEncoding: String
    var isAttachment: Bool
    var fileName: String
    private let body: Passage

    /// Parts of one part that are looked at.
    private static let mostParts = 100

    init(_ header: MailHeader, of passage: Passage) {
        let bytes = passage.bytes
        let contentType = Self.value(header.text(of: "content-type", in: bytes) ?? "")
        type = contentType.value.lowercased()
        parameters = contentType.parameters
        transferEncoding = (header.text(of: "content-transfer-encoding", in: bytes) ?? "").lowercased()
        let disposition = Self.value(header.text(of: "content-disposition", in: bytes) ?? "")
        isAttachment = disposition.value.lowercased() == "attachment"
        fileName = (disposition.parameters["filename"] ?? parameters["name"] ?? "").lowercased()
        body = passage.part(header.bodyStart..<bytes.count)
    }

    /// The part's own bytes.
    var content: Passage { TransferEncoding.decoded(body, named: transferEncoding) }

    /// The parts between the boundary lines (RFC 2046 §5.1.1).
    func parts() -> [MIMEPart] {
        guard let boundary = parameters["boundary"], !boundary.isEmpty else { return [] }
        let marker = Array("--\(boundary)".utf8)
        let bytes = body.bytes
        var result: [MIMEPart] = []
        var start: Int?
        var position = 0
        while position < bytes.count, result.count < Self.mostParts {
            let line = MailHeader.line(at: position, in: bytes)
            if bytes[line].starts(with: marker) {
                if let start { result.append(Self.part(of: body.part(start..<max(start, line.lowerBound - 1)))) }
                start = line.upperBound + 1
                if bytes[line].dropFirst(marker.count).starts(with: [0x2D, 0x2D]) { return result }
            }
            position = line.upperBound + 1
        }
        // The last boundary was cut off.
        if let start, start < bytes.count { result.append(Self.part(of: body.part(start..<bytes.count))) }
        return result
    }

    private static func part(of passage: Passage) -> MIMEPart {
        // A part may have no header at all; then it begins with an empty line.
        MIMEPart(MailHeader(fieldsOf: passage.bytes, from: 0) ?? MailHeader(), of: passage)
    }

    /// A value and its parameters: `text/plain; charset=utf-8; name="a;b"` (RFC 2045 §5.1).
    static func value(_ text: String) -> (value: String, parameters: [String: String]) {
        var pieces: [String] = [""]
        var isQuoted = false
        var isEscaped = false
        for character in text {
            if isEscaped {
                pieces[pieces.count - 1].append(character)
                isEscaped = false
            } else if character == "\\", isQuoted {
                isEscaped = true
            } else if character == "\"" {
                isQuoted.toggle()
            } else if character == ";", !isQuoted {
                pieces.append("")
            } else {
                pieces[pieces.count - 1].append(character)
            }
        }
        var parameters: [String: String] = [:]
        for piece in pieces.dropFirst() {
            let pair = piece.split(separator: "=", maxSplits: 1).map { String($0).trimmed }
            // "boundary*0=" and "name*=utf-8''…" are other spellings of the same (RFC 2231).
            guard pair.count == 2, let name = pair[0].split(separator: "*").first else { continue }
            parameters[name.lowercased(), default: ""] += pair[1]
        }
        return (pieces[0].trimmed, parameters)
    }
}
