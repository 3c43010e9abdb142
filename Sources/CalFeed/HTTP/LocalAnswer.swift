import NIOCore

/// An answer as one event loop gives it: all of it but its body lies ready as it is sent, date included, and while it is
/// asked for often the body too.
final class LocalAnswer {
    let answer: Answer
    /// The head with `Date` and the empty line, and the body where that is small, for a connection that stays open
    /// without having to say so.
    private(set) var beginning = ByteBuffer()
    private var file: AnswerFile?
    /// What the bytes above were made in; HTTP tells the time to the second.
    private var second: Timestamp?
    private var uses = 0

    /// Whether it is given to all who ask the same, until something new is published.
    let isKept: Bool

    init(_ answer: Answer, isKept: Bool = false) {
        self.answer = answer
        self.isKept = isKept
    }

    var status: Int { answer.status }
    var route: Route { answer.route }
    var body: [ByteBuffer] { answer.body }

    /// Whether `beginning` tells this time.
    func isReady(at now: Timestamp) -> Bool { second == now }

    func begin(at now: Timestamp, _ dateLine: inout DateLine) {
        second = now
        uses = 0
        file = nil
        // Room for all of it at once; a buffer that is still being sent is left alone and a new one made.
        beginning.clear(minimumCapacity: answer.head.readableBytes + LocalAnswer.roomForDate + answer.inlinedCount)
        beginning.writeImmutableBuffer(answer.head)
        beginning.writeImmutableBuffer(dateLine.bytes(at: now))
        beginning.writeStaticString("\r\n")
        if answer.isBodyInlined { beginning.writeImmutableBuffer(answer.body[0]) }
    }

    private static let roomForDate = 64

    /// The whole answer in a file, where that is worth making one: one with a body of the lengths below that is asked for
    /// again and again in one second.
    ///
    /// - Parameter make: tried once in a second.
    func file(
        at now: Timestamp, _ dateLine: inout DateLine, among files: AnswerFile.Tally, make: ([ByteBuffer]) -> CInt?
    ) -> AnswerFile? {
        if !isReady(at: now) { begin(at: now, &dateLine) }
        uses += 1
        if uses == LocalAnswer.usesBeforeFile, files.mayGrow {
            file = make([beginning] + answer.body).map {
                AnswerFile(descriptor: $0, count: beginning.readableBytes + answer.bodyCount, among: files)
            }
        }
        return file
    }

    /// What is shorter is copied faster than it is found in a file; what is longer would take long to put there.
    static let filedLengths = 2048...PreparedBody.longestJoined
    private static let usesBeforeFile = 8
}

/// Bytes in a file that has no name, which the system sends from there without copying them.
///
/// Used by one event loop. It must be held until all is sent: the descriptor is closed with it.
final class AnswerFile {
    /// How many there are on one event loop.
    final class Tally {
        fileprivate var count = 0

        /// Descriptors and memory that readers who take their time can make us keep.
        private static let most = 16

        var mayGrow: Bool { count < Tally.most }
    }

    private let handle: NIOFileHandle
    private let tally: Tally
    let count: Int

    /// - Parameter descriptor: ours from now on.
    init(descriptor: CInt, count: Int, among tally: Tally) {
        handle = NIOFileHandle(_deprecatedTakingOwnershipOfDescriptor: descriptor)
        self.count = count
        self.tally = tally
        tally.count += 1
    }

    deinit {
        tally.count -= 1
        do {
            try handle.close()
        } catch {
            // Closed all the same: close(2) only tells that something went wrong before.
        }
    }

    var region: FileRegion { FileRegion(fileHandle: handle, readerIndex: 0, endIndex: count) }
}
