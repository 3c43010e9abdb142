import Foundation
import PackagePlugin

/// Compiles the files of `Vocabulary/Data` into the library, each as one string constant.
///
/// SwiftPM's own `.embedInCode` writes an array of byte literals, which takes the compiler 0.3 ms per byte.
@main
struct EmbedVocabulary: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let data = target.directoryURL.appending(path: "Vocabulary/Data", directoryHint: .isDirectory)
        let inputs = try FileManager.default
            .contentsOfDirectory(at: data, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "tsv" }
            .sorted { $0.lastPathComponent < $1.lastPathComponent }
        let output = context.pluginWorkDirectoryURL.appending(path: "VocabularyData.swift")
        return [
            .buildCommand(
                displayName: "Compiling the vocabulary in",
                executable: try context.tool(named: "embed-vocabulary").url,
                arguments: [output.path()] + inputs.map { $0.path() },
                inputFiles: inputs,
                outputFiles: [output]
            )
        ]
    }
}
