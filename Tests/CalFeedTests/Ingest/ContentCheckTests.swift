import Testing

@testable import CalFeed

@Suite struct ContentCheckTests {
    @Test(
        arguments: [
            [], Array(" \r\n\t\n".utf8), [0xEF, 0xBB, 0xBF], [0xEF, 0xBB, 0xBF, 0x0A], [0xFF, 0xFE], [0x00, 0x00],
        ] as [[UInt8]])
    func `blank space is empty`(bytes: [UInt8]) {
        #expect(ContentCheck.objection(to: bytes) == .empty)
    }

    @Test(
        arguments: [
            Array("Vortrag über Größen".utf8),
            [0x4B, 0xF6, 0x6C, 0x6E],  // Latin-1: Köln
            [0x83, 0x5A, 0x83, 0x7E, 0x83, 0x69, 0x81, 0x5B],  // Shift JIS
            Array("\u{1B}$B%;%_%J!<\u{1B}(B".utf8),  // ISO-2022-JP
            [0xFF, 0xFE, 0x41, 0x00, 0x42, 0x00], [0xFE, 0xFF, 0x00, 0x41, 0x00, 0x42],
            [0xEF, 0xBB, 0xBF, 0x41], Array(repeating: 0x41, count: 8192) + [0x00],
        ] as [[UInt8]])
    func `text of any character set passes`(bytes: [UInt8]) {
        #expect(ContentCheck.objection(to: bytes) == nil)
    }

    @Test(
        arguments: [
            (Array("%PDF-1.7\n".utf8), .fileBinaryPdf), ([0x89, 0x50, 0x4E, 0x47, 0x0D], .fileBinaryPicture),
            (Array("{\\rtf1".utf8), .fileBinaryRtf), (Array("abc\u{0}def".utf8), .fileBinaryOther),
            (Array("ab\u{1}\u{2}\u{3}".utf8), .fileBinaryOther),
        ] as [([UInt8], Sentence.Key)])
    func `what is no text is called what it is`(bytes: [UInt8], key: Sentence.Key) {
        #expect(ContentCheck.objection(to: bytes) == Diagnostic(.error, key))
    }

    @Test func `up to three control characters in ten pass`() {
        #expect(ContentCheck.objection(to: Array("1234567\u{1}\u{2}\u{7F}".utf8)) == nil)
        #expect(
            ContentCheck.objection(to: Array("123456\u{1}\u{2}\u{3}\u{7F}".utf8))
                == Diagnostic(.error, .fileBinaryOther))
    }

    @Test func `a digest is SHA-256 in hexadecimal digits`() {
        #expect(
            ContentDigest(of: Array("abc".utf8)).hex
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }

    @Test func `every diagnostic of a file is one short sentence or two, and an error`() {
        let all: [Diagnostic] = [
            .empty, .notRegular, .linkLeadsOut, .nameNotText, .unreadable("Permission denied"),
            .tooLarge(size: 2, limit: 1), Diagnostic(.error, .fileBinaryPicture), .tooManyFiles(1),
        ]
        #expect(all.allSatisfy { $0.severity == .error && $0.message.hasSuffix(".") && $0.message.utf8.count < 200 })
        #expect(
            Set(all.map(\.code))
                == ["file-empty", "file-unreadable", "file-too-large", "file-binary", "directory-too-full"])
    }
}
