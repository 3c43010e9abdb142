/// A resource as one event loop answers with it: its own copies of heads, tags and bodies' names, so that no core waits
/// for another that counts references to the same thing. The bodies' octets are shared by all.
final class LocalResource {
    /// One form of the resource.
    final class Representation {
        let entityTag: [UInt8]
        let notModified: Answer
        private var ok: Answer
        private var awaitsFile: Bool

        fileprivate init(_ representation: PreparedResource.Representation) {
            entityTag = representation.entityTag.map { $0 }
            notModified = representation.notModified.copied()
            ok = representation.ok.copied()
            awaitsFile = ok.body?.isWorthFile ?? false
        }

        /// The answer with a body, which is put into a file when it is first wanted.
        func ok(_ makeFile: BodyFileMaker?) -> Answer {
            if awaitsFile {
                awaitsFile = false
                if let body = ok.body, let file = makeFile?(body.runs) { ok.body = Body(body.runs, file: file) }
            }
            return ok
        }
    }

    let source: PreparedResource
    let identity: Representation
    private var packed: Representation?

    init(_ resource: PreparedResource) {
        source = resource
        identity = Representation(resource.identity)
    }

    /// Nil as long as it has not been made, and where it would not be smaller.
    func gzip() -> Representation? {
        if packed == nil { packed = source.gzip.map { Representation($0) } }
        return packed
    }
}

/// Puts runs of octets into a file that never changes; nil where there is no room for one more.
package typealias BodyFileMaker = @Sendable (_ runs: [[UInt8]]) -> (any BodyFile)?

extension Answer {
    fileprivate func copied() -> Answer {
        Answer(status: status, head: head.map { $0 }, body: body.map { Body($0.runs) }, route: route)
    }
}
