import NIOCore

/// The events of one feed in their order, their bytes joined in runs that a change leaves alone but for one or two.
///
/// Which events share a run follows from their UIDs alone, so that the same events are parted at the same places
/// whatever happened before: what is made of a run, like its compressed form, is the same again.
struct EventSequence: Sendable {
    /// An event's place: by start, then by UID.
    struct Key: Hashable, Comparable, Sendable {
        var begins: Timestamp
        var uid: String

        static func < (left: Key, right: Key) -> Bool {
            left.begins == right.begins ? left.uid < right.uid : left.begins < right.begins
        }
    }

    struct Entry: Sendable {
        var key: Key
        var zone: TZID?
        var lastModified: Timestamp
        var digest: EntityTag.Digest
        /// Where its bytes are in the run.
        fileprivate(set) var range: Range<Int>
    }

    private struct Run: Sendable {
        var entries: [Entry]
        var piece: ResourceBody.Piece
        var digest: EntityTag.Digest
        var latest: Timestamp
    }

    private var runs: [Run] = []
    private(set) var count = 0
    /// How many events use each zone.
    private(set) var zones: [TZID: Int] = [:]

    init() {}

    var isEmpty: Bool { count == 0 }
    var pieces: [ResourceBody.Piece] { runs.map(\.piece) }
    /// The same for the same events, and for no others.
    var digest: EntityTag.Digest { runs.reduce(into: EntityTag.Digest()) { $0.add($1.digest) } }
    var lastModified: Timestamp? { runs.map(\.latest).max() }

    /// A first filling; no event stands twice.
    ///
    /// - Parameter pool: runs that are there already.
    init(_ events: [(entry: Entry, bytes: [UInt8])], sharing pool: PiecePool = PiecePool()) {
        let keys = events.map(\.entry.key)
        let order = events.indices.sorted { keys[$0] < keys[$1] }
        var contents: [(entry: Entry, bytes: [UInt8])] = []
        for index in order {
            if !contents.isEmpty, Self.beginsRun(events[index].entry.key.uid) {
                runs.append(Self.run(of: contents[...], sharing: pool))
                contents.removeAll(keepingCapacity: true)
            }
            contents.append(events[index])
            use(events[index].entry.zone, 1)
        }
        if !contents.isEmpty { runs.append(Self.run(of: contents[...], sharing: pool)) }
        count = events.count
    }

    /// The event must not be there.
    mutating func insert(_ entry: Entry, bytes: [UInt8]) {
        let bytes = ByteBuffer(bytes: bytes).readableBytesView
        count += 1
        use(entry.zone, 1)
        guard let index = index(for: entry.key) else {
            let others = runs.first.map(contents) ?? []
            runs.replaceSubrange(0..<min(1, runs.count), with: Self.runs(of: [(entry, bytes)] + others))
            return
        }
        var contents = contents(of: runs[index])
        let place = contents.firstIndex { $0.entry.key > entry.key } ?? contents.count
        contents.insert((entry, bytes), at: place)
        runs.replaceSubrange(index...index, with: Self.runs(of: contents))
    }

    /// Whether the event was there.
    @discardableResult mutating func remove(_ key: Key) -> Bool {
        guard let index = index(for: key), let place = runs[index].entries.firstIndex(where: { $0.key == key }) else {
            return false
        }
        count -= 1
        use(runs[index].entries[place].zone, -1)
        var contents = contents(of: runs[index])
        contents.remove(at: place)
        // Without the event that began the run, the rest belongs to the run before.
        let first = place == 0 && index > 0 ? index - 1 : index
        if first < index { contents = self.contents(of: runs[first]) + contents }
        runs.replaceSubrange(first...index, with: Self.runs(of: contents))
        return true
    }

    /// The run that holds the key or would; nil where it comes before all of them.
    private func index(for key: Key) -> Int? {
        var low = 0
        var high = runs.count
        while low < high {
            let middle = (low + high) / 2
            if runs[middle].entries[0].key <= key { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? nil : low - 1
    }

    private mutating func use(_ zone: TZID?, _ change: Int) {
        guard let zone else { return }
        let count = zones[zone, default: 0] + change
        zones[zone] = count > 0 ? count : nil
    }

    private func contents(of run: Run) -> [(entry: Entry, bytes: ByteBufferView)] {
        let bytes = run.piece.buffer.readableBytesView
        return run.entries.map { ($0, bytes[$0.range]) }
    }

    /// The bytes of the event with this key; nil where it is not there.
    func bytes(of key: Key) -> [UInt8]? {
        guard let index = index(for: key), let entry = runs[index].entries.first(where: { $0.key == key }) else {
            return nil
        }
        return Array(runs[index].piece.buffer.readableBytesView[entry.range])
    }

    // MARK: Runs

    /// Events in a run, on average.
    private static let runLength: UInt32 = 32

    /// FNV-1a of the UID: one event in so many begins a run.
    private static func beginsRun(_ uid: String) -> Bool {
        var hash: UInt32 = 2_166_136_261
        for byte in uid.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        return (hash ^ hash >> 16) % runLength == 0
    }

    private static func runs(of contents: [(entry: Entry, bytes: ByteBufferView)]) -> [Run] {
        var runs: [Run] = []
        var start = 0
        for index in contents.indices
        where index + 1 == contents.count || beginsRun(contents[index + 1].entry.key.uid) {
            runs.append(run(of: contents[start...index]))
            start = index + 1
        }
        return runs
    }

    private static func run(
        of contents: ArraySlice<(entry: Entry, bytes: some Collection<UInt8>)>, sharing pool: PiecePool = PiecePool()
    ) -> Run {
        var buffer = ByteBuffer()
        buffer.reserveCapacity(contents.reduce(0) { $0 + $1.bytes.count })
        var entries: [Entry] = []
        var digest = EntityTag.Digest()
        var latest = Timestamp(secondsSince1970: 0)
        for (entry, part) in contents {
            var entry = entry
            entry.range = buffer.writerIndex..<buffer.writerIndex + part.count
            buffer.writeBytes(part)
            entries.append(entry)
            digest.add(entry.digest)
            latest = max(latest, entry.lastModified)
        }
        return Run(entries: entries, piece: pool.piece(buffer), digest: digest, latest: latest)
    }
}

extension EventSequence.Entry {
    /// Other bytes for the same event.
    mutating func hold(_ bytes: [UInt8]) {
        digest = EntityTag.Digest(of: bytes)
        range = 0..<bytes.count
    }

    init(of event: EventRenderer.Event, lastModified: Timestamp) {
        self.init(
            key: EventSequence.Key(begins: event.begins, uid: event.expected.uid), zone: event.clock?.component?.zone,
            lastModified: lastModified, digest: EntityTag.Digest(of: event.bytes), range: 0..<event.bytes.count)
    }
}
