import CalFeed

/// What every listener and its connections have in common.
struct ListenerPlan: Sendable {
    var loops: LoopGroup
    var pipeline: ServerPipeline
    var connections: Connections
}
