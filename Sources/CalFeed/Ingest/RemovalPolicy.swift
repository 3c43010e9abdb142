/// What becomes of a seminar when its announcement is gone, or no longer speaks of it.
///
/// Neither is a cancellation: that is said in words.
public enum RemovalPolicy: String, Hashable, Sendable, Codable, CaseIterable {
    /// It stays in the feeds as it was last announced.
    case keep
    /// It leaves the feeds; its identity and history stay, and it can come back.
    case withdraw
}
