/// Where the bytes of a text stood in the text that it was made from.
struct SourceMap: Hashable, Sendable {
    /// Bytes that follow one another in both. Of different lengths, they correspond as a whole: `&` to `&amp;`.
    struct Run: Hashable, Sendable {
        var start: Int
        var count: Int
        var source: Range<Int>

        var end: Int { start + count }
        var isLinear: Bool { source.count == count }
    }

    /// In the order of the text; what lies between two of them was not in the source.
    private(set) var runs: [Run] = []

    init() {}

    /// Of a text that is its own source.
    init(identity count: Int) {
        if count > 0 { runs = [Run(start: 0, count: count, source: 0..<count)] }
    }

    /// Tells where the bytes that come next in the text are from. `start` is not before the end of the last run.
    mutating func add(_ count: Int, at start: Int, from source: Range<Int>) {
        guard count > 0 else { return }
        if let last = runs.last, last.end == start, last.source.upperBound == source.lowerBound, last.isLinear,
            source.count == count
        {
            runs[runs.count - 1].count += count
            runs[runs.count - 1].source = last.source.lowerBound..<source.upperBound
        } else {
            runs.append(Run(start: start, count: count, source: source))
        }
    }

    /// Where a span of the text stood; nil where nothing of it was in the source.
    func source(of span: Range<Int>) -> Range<Int>? {
        var index = firstRun(endingAfter: span.lowerBound)
        var found: Range<Int>?
        while index < runs.count, runs[index].start < span.upperBound {
            let part = Self.source(of: span, in: runs[index])
            found = found.map { min($0.lowerBound, part.lowerBound)..<max($0.upperBound, part.upperBound) } ?? part
            index += 1
        }
        return found
    }

    /// The map from this text to what its source was made from.
    func through(_ inner: SourceMap) -> SourceMap {
        var result = SourceMap()
        for run in runs {
            guard run.isLinear else {
                if let source = inner.source(of: run.source) { result.add(run.count, at: run.start, from: source) }
                continue
            }
            var index = inner.firstRun(endingAfter: run.source.lowerBound)
            while index < inner.runs.count, inner.runs[index].start < run.source.upperBound {
                let part = inner.runs[index]
                let overlap = run.source.clamped(to: part.start..<part.end)
                result.add(
                    overlap.count, at: run.start + overlap.lowerBound - run.source.lowerBound,
                    from: Self.source(of: overlap, in: part))
                index += 1
            }
        }
        return result
    }

    private static func source(of span: Range<Int>, in run: Run) -> Range<Int> {
        guard run.isLinear else { return run.source }
        let part = span.clamped(to: run.start..<run.end)
        let shift = run.source.lowerBound - run.start
        return (part.lowerBound + shift)..<(part.upperBound + shift)
    }

    private func firstRun(endingAfter offset: Int) -> Int {
        var low = 0
        var high = runs.count
        while low < high {
            let middle = (low + high) / 2
            if runs[middle].end > offset { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
