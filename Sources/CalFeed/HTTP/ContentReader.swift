import NIOCore

/// Passes over the content of a request, up to a limit, to where the next request begins (RFC 9112 §6, §7.1).
struct ContentReader {
    private enum State {
        case length(rest: Int)
        case chunkLine
        case chunk(rest: Int)
        case chunkEnd
        case trailer
        case ended
    }

    private var state: State
    private var total = 0
    private var trailerBytes = 0
    private let limits: HTTPLimits

    /// Octets of the line before a chunk: its size and extensions that nobody knows.
    private static let longestChunkLine = 256

    init(_ content: RequestHead.Content, limits: HTTPLimits) {
        self.limits = limits
        state =
            switch content {
            case .none: .ended
            case .length(let length): length > 0 ? .length(rest: length) : .ended
            case .chunked: .chunkLine
            }
    }

    /// Takes what belongs to the content from the front.
    ///
    /// - Returns: whether the content has ended. Where it has not, what is left in the buffer is part of a line.
    mutating func skip(_ buffer: inout ByteBuffer) throws(RequestFault) -> Bool {
        do throws(RequestFault) {
            while true {
                switch state {
                case .ended:
                    return true
                case .length(let rest):
                    state = try ContentReader.skip(rest, in: &buffer).map(State.length) ?? .ended
                case .chunk(let rest):
                    state = try ContentReader.skip(rest, in: &buffer).map(State.chunk) ?? .chunkEnd
                case .chunkLine:
                    let size = try line(of: &buffer, longest: Self.longestChunkLine) {
                        octets, place, end throws(RequestFault) in
                        try ContentReader.chunkSize(in: octets, at: &place, before: end)
                    }
                    total += size
                    guard total <= limits.contentBytes else { throw RequestFault.contentTooLarge }
                    state = size == 0 ? .trailer : .chunk(rest: size)
                case .chunkEnd:
                    try line(of: &buffer, longest: 2) { octets, place, end throws(RequestFault) in
                        try RequestParser.lineEnd(in: octets, at: &place, before: end)
                    }
                    state = .chunkLine
                case .trailer:
                    let before = buffer.readableBytes
                    let isLast = try line(of: &buffer, longest: limits.headerBytes) {
                        octets, place, end throws(RequestFault) in
                        try RequestParser.fieldLine(in: octets, at: &place, before: end) == nil
                    }
                    trailerBytes += before - buffer.readableBytes
                    guard trailerBytes <= limits.headerBytes else { throw RequestFault.headerTooLarge }
                    if isLast { state = .ended }
                }
            }
        } catch {
            guard error == .incomplete else { throw error }
            return false
        }
    }

    /// - Returns: how many octets are still to come, nil where none are.
    /// - Throws: `.incomplete` where the buffer is empty and more must come.
    private static func skip(_ count: Int, in buffer: inout ByteBuffer) throws(RequestFault) -> Int? {
        guard buffer.readableBytes > 0 else { throw .incomplete }
        let taken = min(count, buffer.readableBytes)
        buffer.moveReaderIndex(forwardBy: taken)
        return taken == count ? nil : count - taken
    }

    /// Reads a line and takes it from the front; one that is not yet whole stays.
    @discardableResult
    private func line<Value>(
        of buffer: inout ByteBuffer, longest: Int,
        _ read: (Span<UInt8>, inout Int, Int) throws(RequestFault) -> Value
    ) throws(RequestFault) -> Value {
        let end = min(buffer.readableBytes, longest)
        var place = 0
        do {
            let value = try read(buffer.readableBytesUInt8Span, &place, end)
            buffer.moveReaderIndex(forwardBy: place)
            return value
        } catch {
            throw error == .incomplete && buffer.readableBytes > longest ? .malformed : error
        }
    }

    /// RFC 9112 §7.1: hexadecimal digits, then perhaps extensions, which say nothing to us (§7.1.1).
    private static func chunkSize(
        in octets: Span<UInt8>, at place: inout Int, before end: Int
    ) throws(RequestFault) -> Int {
        var size = 0
        let start = place
        while place < end, let digit = Octet.hexDigit(octets[place]) {
            guard place - start < 15 else { throw .contentTooLarge }
            size = size << 4 | Int(digit)
            place += 1
        }
        guard place < end else { throw .incomplete }
        guard place > start else { throw .malformed }
        if octets[place] != Octet.carriageReturn {
            guard octets[place] == Octet.semicolon || Octet.isBlank(octets[place]) else { throw .malformed }
            while place < end, Octet.isFieldContent(octets[place]) { place += 1 }
        }
        try RequestParser.lineEnd(in: octets, at: &place, before: end)
        return size
    }
}
