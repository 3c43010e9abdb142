import FoundationEssentials

extension Configuration {
    /// Reads the configuration file.
    ///
    /// - Parameters:
    ///   - path: Relative paths in the file begin in its folder.
    ///   - isZone: The zone of that name, where the zone data has one.
    public static func load(
        path: String, isZone: @escaping (String) -> TZID?
    ) throws(ConfigurationError) -> Configuration {
        let content: RegularFile.Content
        do {
            content = try RegularFile.read(path, limit: longestFile)
        } catch {
            throw .unreadable(file: path, reason: reason(error))
        }
        guard let text = String(validating: content.bytes, as: UTF8.self) else {
            throw .unreadable(file: path, reason: "not UTF-8 text; save it as UTF-8")
        }
        let absolute = FilePath.absolute(path, in: FileManager.default.currentDirectoryPath)
        return try Configuration(toml: text, file: path, folder: FilePath.folder(of: absolute), isZone: isZone)
    }

    private static let longestFile = 1_048_576

    private static func reason(_ failure: RegularFile.Failure) -> String {
        switch failure {
        case .absent: "there is no such file; name the configuration with --config PATH"
        case .notRegular, .isFolder: "this is not a file; name the configuration with --config PATH"
        case .linkLeadsOut: "the symbolic link leads nowhere"
        case .tooLarge: "larger than \(longestFile) bytes; this cannot be a configuration"
        case .system(let words): "cannot be read: \(words)"
        }
    }
}
