import Foundation
import Testing

@testable import CalFeed

@Suite final class ConfigurationFileTests {
    let folder: String

    init() throws {
        folder = FileManager.default.temporaryDirectory.path() + "/calfeed-configuration-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: folder)
    }

    private func failure(_ path: String) -> String? {
        do throws(ConfigurationError) {
            _ = try Configuration.load(path: path, isZone: knownZone)
            return nil
        } catch {
            return error.description
        }
    }

    @Test func `a relative path begins in the folder of the file`() throws {
        let toml = "[store]\npath = \"data/calfeed.sqlite\"\n"
        try Data(toml.utf8).write(to: URL(filePath: folder + "/calfeed.toml"))
        let value = try Configuration.load(path: folder + "/./calfeed.toml", isZone: knownZone)
        #expect(value.store.path == FilePath.absolute("data/calfeed.sqlite", in: folder))
    }

    @Test func `a mistake is named with the file as it was given`() throws {
        let path = folder + "/calfeed.toml"
        try Data("[store]\npaht = \"x\"\n".utf8).write(to: URL(filePath: path))
        #expect(failure(path) == "\(path):2:1: unknown key 'paht' in [store]; did you mean 'path'?")
    }

    @Test func `a file that is missing, no file, or no text is one line`() throws {
        let hint = "name the configuration with --config PATH"
        #expect(failure(folder + "/no.toml") == "\(folder)/no.toml: there is no such file; \(hint)")
        #expect(failure(folder) == "\(folder): this is not a file; \(hint)")
        let path = folder + "/latin.toml"
        try Data([0x23, 0xE9, 0x0A]).write(to: URL(filePath: path))
        #expect(failure(path) == "\(path): not UTF-8 text; save it as UTF-8")
        try Data(repeating: 0x23, count: 1_048_577).write(to: URL(filePath: path))
        #expect(failure(path) == "\(path): larger than 1048576 bytes; this cannot be a configuration")
    }

    @Test func `cut off anywhere, the shipped file is read or refused with a place`() throws {
        let text = try Array(ShippedConfigurationTests.uncommented().utf8)
        for length in stride(from: 0, to: text.count, by: 17) {
            let part = String(decoding: text.prefix(length), as: UTF8.self)
            do throws(ConfigurationError) {
                _ = try configuration(part)
            } catch {
                guard case .invalid(file: _, let problems) = error else {
                    Issue.record("\(error)")
                    continue
                }
                let lines = part.utf8.count { $0 == 0x0A } + 1
                #expect(!problems.isEmpty)
                #expect(problems.allSatisfy { (1...lines).contains($0.line) && !$0.message.contains("\n") })
            }
        }
    }

    @Test(arguments: ["]", "= = =", "\"", "'''", "[[", "[a", "a.", "\\", "[]]]\n]", "a = \"\\", "# \u{1F600}", "\r\r"])
    func `looking for places ends on any text`(text: String) {
        #expect(TOMLPlaces(text).key("a").line >= 1)
    }

    @Test func `what is right but unwise is told as advice`() throws {
        #expect(
            try configuration("[feed]\ndomain = \"example.org\"").advice == [
                "there is no [[source]]: no announcement will be read"
            ])
        let toml = """
            feed.domain = "example.org"
            [[series]]
            slug = "a"
            [[series]]
            slug = "b"
            [[source]]
            path = "a"
            series = "a"
            """
        #expect(try configuration(toml).advice == ["series 'b' has no [[source]]: its feed stays empty"])
    }
}
