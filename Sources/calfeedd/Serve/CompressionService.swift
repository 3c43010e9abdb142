import CalFeed
import ServiceLifecycle

/// Makes the gzip forms of what was published, beside the work of the spool and of the event loops.
///
/// Until a form is there, whoever asks for it is sent the plain one.
struct CompressionService: Service {
    var responder: Responder
    /// Signalled when something was published.
    var published: Wakeup

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await published.wait()
                responder.compress { !Task.isCancelled }
            }
        }
    }
}
