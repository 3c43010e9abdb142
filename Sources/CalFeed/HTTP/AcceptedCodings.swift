/// What `Accept-Encoding` says about the two forms that are served (RFC 9110 §12.5.3).
struct AcceptedCodings: Hashable, Sendable {
    /// Thousandths; nil for what the field does not name.
    private var gzip: Int?
    private var identity: Int?
    private var anyOther: Int?

    /// Whether the gzip form is asked for: named or covered by `*`, not at weight 0, and not behind the plain form.
    var prefersGzip: Bool {
        guard let weight = gzip ?? anyOther else { return false }
        return weight > 0 && weight >= identity ?? 0
    }

    /// Takes in one line of the field. An element that the grammar does not know says nothing.
    mutating func add(_ line: Range<Int>, in octets: Span<UInt8>) {
        var result = self
        octets.forEachElement(of: line) { element in
            let semicolon = octets.firstIndex(of: Octet.semicolon, in: element) ?? element.upperBound
            let coding = octets.trimmed(element.lowerBound..<semicolon)
            guard let weight = AcceptedCodings.weight(semicolon..<element.upperBound, in: octets) else { return }
            // RFC 9110 §8.4.1.3: x-gzip is the same.
            if octets.isEqual(coding, "gzip") || octets.isEqual(coding, "x-gzip") {
                result.gzip = max(weight, result.gzip ?? 0)
            } else if octets.isEqual(coding, "identity") {
                result.identity = weight
            } else if coding.count == 1, octets[coding.lowerBound] == Octet.asterisk {
                result.anyOther = weight
            }
        }
        self = result
    }

    /// The weight in `;q=0.5`, in thousandths (RFC 9110 §12.4.2); 1000 where there is none.
    private static func weight(_ parameter: Range<Int>, in octets: Span<UInt8>) -> Int? {
        guard !parameter.isEmpty else { return 1000 }
        let text = octets.trimmed(parameter.lowerBound + 1..<parameter.upperBound)
        guard text.count >= 3, octets[text.lowerBound] | 0x20 == UInt8(ascii: "q"),
            octets[text.lowerBound + 1] == Octet.equals, let whole = Octet.digit(octets[text.lowerBound + 2]),
            whole <= 1
        else { return nil }
        let fraction = text.lowerBound + 3..<text.upperBound
        guard !fraction.isEmpty else { return whole * 1000 }
        guard octets[fraction.lowerBound] == Octet.dot, fraction.count <= 4 else { return nil }
        var (thousandths, unit) = (whole * 1000, 100)
        for place in fraction.dropFirst() {
            guard let digit = Octet.digit(octets[place]) else { return nil }
            thousandths += digit * unit
            unit /= 10
        }
        return thousandths <= 1000 ? thousandths : nil
    }
}
