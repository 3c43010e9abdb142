import Foundation

/// Writes one Swift file that holds each input file as a string constant, for the build tool plugin of the same name.
@main
struct EmbedVocabulary {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard let output = arguments.first else {
            throw EmbeddingError.usage
        }
        var source = "/// The files of Vocabulary/Data, by name without the ending. Made by embed-vocabulary.\n"
        source += "enum VocabularyData {\n    static let files: [(name: String, text: String)] = [\n"
        for path in arguments.dropFirst() {
            let text = try String(contentsOfFile: path, encoding: .utf8)
            guard !text.contains("\"\"\"###") else {
                throw EmbeddingError.delimiter(path)
            }
            let name = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
            source += "        (\n            \"\(name)\",\n            ###\"\"\"\n\(text)\n\"\"\"###\n        ),\n"
        }
        source += "    ]\n}\n"
        try source.write(toFile: output, atomically: true, encoding: .utf8)
    }
}

enum EmbeddingError: Error {
    case usage
    /// The file holds the characters that end a raw string.
    case delimiter(String)
}
