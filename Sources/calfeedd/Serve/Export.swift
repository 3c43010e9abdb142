import CalFeed
import Glibc
import Logging

/// `calfeedd export DIR`: reads every source once and writes all that would be served as files, for a web server
/// that serves files.
///
/// A page becomes `index.html` in a directory of its name. Each file is written beside its place and moved there, so
/// that a reader sees the old bytes or the new ones.
struct Export {
    var pipeline: Pipeline
    var directory: String
    var logger: Logger

    /// - Returns: how many files were written.
    /// - Throws: `Failure` where nothing can be published or a file cannot be written.
    func run(now: Timestamp) throws -> Int {
        try pipeline.verify()
        let health = Health()
        var snapshot = FeedSnapshot()
        var spool = Spool(
            pipeline: pipeline, watch: { _ in 0 }, serve: { snapshot = $0 }, beat: {}, health: health, logger: logger)
        spool.work(Changes(), now: now, elapsed: .zero)
        if let trouble = health.current.publishingTrouble {
            throw Failure(.inputOutput, "nothing can be published: \(trouble)")
        }
        let paths = snapshot.paths.sorted()
        for path in paths {
            guard let resource = snapshot[path] else { continue }
            guard let file = Export.file(for: path, mediaType: resource.mediaType) else {
                throw Failure(.software, "the address \(path) cannot be a file's name")
            }
            try write(resource.body.bytes, to: file)
        }
        return paths.count
    }

    /// The path below the directory, or nil for an address that would lead out of it.
    static func file(for path: String, mediaType: String) -> String? {
        guard path.hasPrefix("/"), !path.utf8.contains(0) else { return nil }
        var parts = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        if parts.last == "" { parts.removeLast() }
        guard !parts.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }) else { return nil }
        if mediaType.hasPrefix("text/html") { parts.append("index.html") }
        return parts.isEmpty ? nil : parts.joined(separator: "/")
    }

    private func write(_ bytes: [UInt8], to file: String) throws(Failure) {
        let target = "\(directory)/\(file)"
        var parent = directory
        try makeDirectory(parent)
        for part in file.split(separator: "/").dropLast() {
            parent += "/\(part)"
            try makeDirectory(parent)
        }
        let temporary = "\(target).new"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
        guard descriptor >= 0 else { throw failure(temporary) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else {
                let failure = failure(temporary)
                close(descriptor)
                throw failure
            }
            rest = rest.dropFirst(count)
        }
        guard fsync(descriptor) == 0, close(descriptor) == 0, rename(temporary, target) == 0 else {
            throw failure(target)
        }
    }

    private func makeDirectory(_ path: String) throws(Failure) {
        guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw failure(path) }
    }

    private func failure(_ path: String) -> Failure {
        Failure(.inputOutput, "cannot write \(path): \(String(cString: strerror(errno)))")
    }
}
