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

    /// Passes over what belongs to the content.
    ///
    /// - Parameter place: where the octets begin that nobody has looked at; moved behind what was understood.
    /// - Returns: whether the content has ended. Where it has not, what is left of the octets is part of a line.
    mutating func skip(_ octets: Span<UInt8>, at place: inout Int) throws(RequestFault) -> Bool {
        do throws(RequestFault) {
            while true {
                switch state {
                case .ended:
                    return true
                case .length(let rest):
                    state = try ContentReader.skip(rest, of: octets, at: &place).map(State.length) ?? .ended
                case .chunk(let rest):
                    state = try ContentReader.skip(rest, of: octets, at: &place).map(State.chunk) ?? .chunkEnd
                case .chunkLine:
                    let size = try line(of: octets, at: &place, longest: Self.longestChunkLine) {
                        octets, place, end throws(RequestFault) in
                        try ContentReader.chunkSize(in: octets, at: &place, before: end)
                    }
                    total += size
                    guard total <= limits.contentBytes else { throw RequestFault.contentTooLarge }
                    state = size == 0 ? .trailer : .chunk(rest: size)
                case .chunkEnd:
                    try line(of: octets, at: &place, longest: 2) { octets, place, end throws(RequestFault) in
                        try RequestParser.lineEnd(in: octets, at: &place, before: end)
                    }
                    state = .chunkLine
                case .trailer:
                    let before = place
                    let isLast = try line(of: octets, at: &place, longest: limits.headerBytes) {
                        octets, place, end throws(RequestFault) in
                        try RequestParser.fieldLine(in: octets, at: &place, before: end) == nil
                    }
                    trailerBytes += place - before
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
    /// - Throws: `.incomplete` where there are no octets and more must come.
    private static func skip(
        _ count: Int, of octets: Span<UInt8>, at place: inout Int
    ) throws(RequestFault) -> Int? {
        guard place < octets.count else { throw .incomplete }
        let taken = min(count, octets.count - place)
        place += taken
        return taken == count ? nil : count - taken
    }

    /// Reads a line and passes over it; one that is not yet whole stays.
    @discardableResult
    private func line<Value>(
        of octets: Span<UInt8>, at place: inout Int, longest: Int,
        _ read: (Span<UInt8>, inout Int, Int) throws(RequestFault) -> Value
    ) throws(RequestFault) -> Value {
        let end = min(octets.count, place + longest)
        var next = place
        do {
            let value = try read(octets, &next, end)
            place = next
            return value
        } catch {
            throw error == .incomplete && octets.count - place > longest ? .malformed : error
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
