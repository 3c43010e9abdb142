/// What a connection asks of the socket below it.
package protocol ConnectionSocket: AnyObject {
    /// Hands octets and a body behind them to the system, and keeps what it does not take until it takes more.
    ///
    /// - Returns: whether all was taken. If not, `Connection.canSend(_:)` is to be called when it was.
    func send(_ octets: Span<UInt8>, _ body: Body?) -> Bool
    /// Octets that were kept.
    var unsent: Int { get }
    /// Who asks, as the system tells; nil where it tells nothing.
    var client: String? { get }
    /// Ends what is sent. The client may go on sending.
    func closeOutput()
    func close()
}
