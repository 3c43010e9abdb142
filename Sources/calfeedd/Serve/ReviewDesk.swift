import CalFeed
import Foundation
import Logging
import Synchronization

/// The operators' desk: what needs a person, and what they have to say about it.
///
/// Whatever is asked is kept by the store at once, whichever thread asks; then the spool is told, and the answer waits
/// until it is published, for a while.
final class ReviewDesk: Sendable {
    private let pipeline: PipelineInForce
    private let mailbox: Mailbox
    private let logger: Logger
    private let now: @Sendable () -> Timestamp
    private let snapshot = Mutex(FeedSnapshot())
    /// What forms hold; another after each start.
    let formKey: String

    init(
        pipeline: PipelineInForce, mailbox: Mailbox, logger: Logger, now: @escaping @Sendable () -> Timestamp,
        formKey: String = ReviewDesk.randomKey()
    ) {
        self.pipeline = pipeline
        self.mailbox = mailbox
        self.logger = logger
        self.now = now
        self.formKey = formKey
    }

    private static func randomKey() -> String {
        var random = SystemRandomNumberGenerator()
        return [random.next(), random.next()].map { (number: UInt64) in String(number, radix: 36) }.joined()
    }

    /// What is looked at from now on.
    func publish(_ snapshot: FeedSnapshot) {
        self.snapshot.withLock { $0 = snapshot }
    }

    /// How long a request waits for its work to be published. What it asked for is kept all the same.
    private static let patience = Duration.seconds(10)

    func answer(_ request: DeskRequest) async -> DeskResponse {
        let isProgram = request.contentType == "application/json"
        do {
            switch (request.method, request.path) {
            case (.get, "/"), (.head, "/"): return try list(request)
            case (.get, "/event"), (.head, "/event"):
                return try form(
                    request, uid: request.query["uid"] ?? "", notice: request.query["done"].map { _ in .saved })
            case (.get, "/announcement"), (.head, "/announcement"):
                return try entryForm(request, named: request.query["name"] ?? "")
            case (.get, _), (.head, _): return file(request.path)
            case (.post, "/edit") where isProgram: return try await edit(json: request)
            case (.post, "/edit"): return try await edit(form: request)
            case (.post, "/enter"): return try await enter(request)
            case (.post, "/settle"): return try await settle(request.form["matter"] ?? "")
            case (.post, "/aside"): return try await setAside(request.form["announcement"] ?? "")
            case (.post, _), (.other, _): return .text(404, "Nothing has this address.")
            }
        } catch let failure as Failure where failure.status == .unavailable {
            return .text(503, failure.description)
        } catch {
            logger.error("the review failed", metadata: ["reason": "\(error)"])
            return .text(500, "\(error)")
        }
    }

    // MARK: Looking

    private func reader(_ request: DeskRequest) -> Review.Reader {
        Review.Reader(formKey: formKey, languages: request.fields["accept-language"])
    }

    /// What is looked at now; nil where nothing is published yet.
    var review: Review? { Review(snapshot.withLock { $0 }) }

    private func list(_ request: DeskRequest) throws -> DeskResponse {
        guard let review else { return .text(503, "Nothing is published yet; try again soon.") }
        let settled = try pipeline.opened().settled()
        let notice: Review.Notice? = request.query["done"].map { _ in .saved }
        return DeskResponse(body: review.page(for: reader(request), settled: settled, notice: notice))
    }

    private func form(
        _ request: DeskRequest, uid: String, notice: Review.Notice? = nil, given: [String: String] = [:],
        status: Int = 200
    ) throws -> DeskResponse {
        let record = try pipeline.opened().record(uid)
        guard
            let page = review?.form(for: reader(request), uid: uid, record: record, notice: notice, given: given)
        else { return .text(404, "There is no such event.") }
        return DeskResponse(status: status, body: page)
    }

    private func entryForm(
        _ request: DeskRequest, named name: String, notice: Review.Notice? = nil, given: [String: String] = [:],
        status: Int = 200
    ) throws -> DeskResponse {
        guard let review, let origin = review.unread(named: name) else {
            return .text(404, "There is no such announcement that gave no talk.")
        }
        let unread = try pipeline.opened().unread(origin)
        return DeskResponse(
            status: status, body: review.entryForm(for: reader(request), unread, notice: notice, given: given))
    }

    private func file(_ path: String) -> DeskResponse {
        guard let file = Review.files.first(where: { $0.path == path }) else {
            return .text(404, "Nothing has this address.")
        }
        return DeskResponse(mediaType: file.mediaType, body: file.body)
    }

    // MARK: Changing

    private func edit(json request: DeskRequest) async throws -> DeskResponse {
        let edit: Edit
        do {
            edit = try JSONDecoder().decode(Edit.self, from: Data(request.body))
        } catch {
            return .text(400, "This is no edit.")
        }
        do {
            let outcome = try await carryOut(edit)
            return DeskResponse(
                mediaType: "application/json", body: Array(try JSONEncoder().encode(EditAnswer(outcome))))
        } catch let error as EditError {
            return .text(422, "\(error)")
        }
    }

    private func edit(form request: DeskRequest) async throws -> DeskResponse {
        let form = request.form
        let edit = Edit(form: form.values)
        do {
            _ = try await carryOut(edit)
        } catch EditError.nothingAsked {
            return try self.form(request, uid: edit.uid)
        } catch let error as EditError {
            let given = Dictionary(form.map { ($0.name, $0.value) }) { first, _ in first }
            return try self.form(request, uid: edit.uid, notice: .refused("\(error)"), given: given, status: 422)
        }
        // What is confirmed is so in the list.
        guard edit.confirmed.isEmpty else { return .seeOther("/?done=1") }
        return saved(edit.uid)
    }

    private func saved(_ uid: String) -> DeskResponse {
        var allowed = CharacterSet.alphanumerics
        allowed.insert(charactersIn: "-._~@")
        let uid = uid.addingPercentEncoding(withAllowedCharacters: allowed) ?? ""
        return .seeOther("/event?uid=\(uid)&done=1")
    }

    private func enter(_ request: DeskRequest) async throws -> DeskResponse {
        let form = request.form
        let name = form["announcement"] ?? ""
        guard let origin = review?.unread(named: name) else { return .seeOther("/") }
        do {
            let outcome = try pipeline.opened().enter(Edit(form: form.values), origin, now())
            logger.notice(
                "a talk was entered by hand", metadata: ["uid": "\(outcome.uid)", "file": "\(origin.name)"])
            await untilPublished()
            return saved(outcome.uid)
        } catch let error as EditError {
            let given = Dictionary(form.map { ($0.name, $0.value) }) { first, _ in first }
            return try entryForm(request, named: name, notice: .refused("\(error)"), given: given, status: 422)
        }
    }

    private func carryOut(_ edit: Edit) async throws -> EditOutcome {
        let outcome = try pipeline.opened().carryOut(edit, now())
        logger.notice(
            "an event was edited by hand",
            metadata: ["uid": "\(outcome.uid)", "fields": "\(outcome.changes.map(\.field).joined(separator: " "))"])
        await untilPublished()
        return outcome
    }

    private func settle(_ matter: String) async throws -> DeskResponse {
        guard matter.utf8.count == 64, matter.allSatisfy(\.isHexDigit) else { return .text(400, "This is no matter.") }
        try pipeline.opened().settle(matter, now())
        return .seeOther("/?done=1")
    }

    private func setAside(_ name: String) async throws -> DeskResponse {
        guard let origin = review?.unread(named: name) else { return .seeOther("/") }
        try pipeline.opened().setAside(origin, now())
        logger.notice("an announcement was set aside", metadata: ["file": "\(origin.name)"])
        await untilPublished()
        return .seeOther("/?done=1")
    }

    private func untilPublished() async {
        let published = Wakeup()
        mailbox.awaitPublication(published)
        await published.wait(atMost: Self.patience, by: ContinuousClock())
    }
}

/// The outcome of an edit as it goes from the daemon to the command.
struct EditAnswer: Codable {
    struct Change: Codable {
        var field: String
        var from: String?
        var to: String?
    }

    var uid: String
    var sequence: Int
    var changes: [Change]

    init(_ outcome: EditOutcome) {
        uid = outcome.uid
        sequence = outcome.sequence
        changes = outcome.changes.map { Change(field: $0.field, from: $0.from, to: $0.to) }
    }

    var outcome: EditOutcome {
        EditOutcome(
            uid: uid, sequence: sequence,
            changes: changes.map { FieldChange(field: $0.field, from: $0.from, to: $0.to) })
    }
}
