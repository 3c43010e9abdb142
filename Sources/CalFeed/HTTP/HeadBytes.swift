import NIOCore

/// The beginning of a response in bytes: the status line and the fields that do not depend on the request.
///
/// `Date`, `Connection` and the empty line are written behind it for each response.
struct HeadBytes {
    private var text: String

    init(_ status: Int) {
        text = "HTTP/1.1 \(status) \(HeadBytes.reason(status))\r\n"
    }

    /// Control characters are left out of the value: none can end the line.
    mutating func field(_ name: String, _ value: String) {
        let clean = value.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }
        text += "\(name): \(String(String.UnicodeScalarView(clean)))\r\n"
    }

    var buffer: ByteBuffer { ByteBuffer(string: text) }

    static func reason(_ status: Int) -> String {
        switch status {
        case 200: "OK"
        case 204: "No Content"
        case 303: "See Other"
        case 304: "Not Modified"
        case 400: "Bad Request"
        case 401: "Unauthorized"
        case 403: "Forbidden"
        case 404: "Not Found"
        case 405: "Method Not Allowed"
        case 408: "Request Timeout"
        case 412: "Precondition Failed"
        case 413: "Content Too Large"
        case 414: "URI Too Long"
        case 415: "Unsupported Media Type"
        case 421: "Misdirected Request"
        case 422: "Unprocessable Content"
        case 431: "Request Header Fields Too Large"
        case 500: "Internal Server Error"
        case 501: "Not Implemented"
        case 503: "Service Unavailable"
        case 505: "HTTP Version Not Supported"
        default: "Status"
        }
    }
}
