import CalFeed
import Glibc
import Logging

/// `calfeedd export DIR`: reads every source once and writes all that would be served as files, for a web server
/// that serves files.
///
/// A page becomes `index.html` in a directory of its name; beside each file that gzip makes smaller stands its twin, as
/// nginx's `gzip_static` and others expect it. Each file is written beside its place and moved there, so that a reader
/// sees the old bytes or the new ones. Files that hold the very bytes already are left alone, so that whatever copies the
/// directory copies little; files of an earlier export that are served no more are removed, and no others.
struct Export {
    var pipeline: Pipeline
    var directory: String
    var logger: Logger

    /// The names of what was written, one in a line: what the next export may remove.
    static let manifest = ".calfeed-export"

    /// - Returns: how many addresses have new bytes.
    /// - Throws: `Failure` where nothing can be published or a file cannot be written.
    func run(now: Timestamp) throws -> Int {
        let health = Health()
        var snapshot = FeedSnapshot()
        var spool = Spool(
            pipeline: pipeline, watch: { _ in 0 }, serve: { snapshot = $0 }, beat: {}, health: health, logger: logger)
        spool.work(Changes(), now: now, elapsed: .zero)
        if let trouble = health.current.publishingTrouble {
            throw Failure(.inputOutput, "nothing can be published: \(trouble)")
        }
        var present: Set<String> = []
        var written = 0
        func take(_ path: String, _ resource: Resource) throws {
            guard let file = Export.file(for: path, mediaType: resource.mediaType) else {
                throw Failure(.software, "the address \(path) cannot be a file's name")
            }
            present.insert(file)
            let twin = file + ".gz"
            let isNew = try replace(file, by: resource.body.bytes)
            written += isNew ? 1 : 0
            // An unchanged file has the twin that was made of the same bytes.
            if !isNew, ExportedFile.exists("\(directory)/\(twin)") {
                present.insert(twin)
            } else if resource.body.count >= Export.smallestTwin, let packed = resource.body.gzipped() {
                present.insert(twin)
                _ = try replace(twin, by: packed)
            }
        }
        for path in snapshot.paths.sorted() {
            guard let resource = snapshot[path] else { continue }
            try take(path, resource)
        }
        if let views = snapshot.views {
            for path in views.paths {
                guard case .view(let target) = views.meaning(of: path, query: nil, languages: nil),
                    let resource = views.resource(target)
                else { continue }
                try take(path, resource)
            }
        }
        try forget(allBut: present)
        return written
    }

    /// One packet holds less than this anyway.
    private static let smallestTwin = 1400

    /// Whether the file had other bytes.
    private func replace(_ file: String, by bytes: [UInt8]) throws(Failure) -> Bool {
        if ExportedFile.holds("\(directory)/\(file)", bytes) { return false }
        try write(bytes, to: file)
        return true
    }

    /// Removes what an earlier export wrote and this one did not.
    private func forget(allBut present: Set<String>) throws(Failure) {
        let known = ExportedFile.bytes("\(directory)/\(Export.manifest)") ?? []
        for line in String(decoding: known, as: UTF8.self).split(separator: "\n") {
            let file = String(line)
            // The list is a file that anybody may have changed.
            guard !present.contains(file), Export.file(for: "/" + file, mediaType: "") == file else { continue }
            if unlink("\(directory)/\(file)") != 0, errno != ENOENT { throw failure("\(directory)/\(file)") }
        }
        _ = try replace(Export.manifest, by: Array(present.sorted().joined(separator: "\n").utf8))
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
