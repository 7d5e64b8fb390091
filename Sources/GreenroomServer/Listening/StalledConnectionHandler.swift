import NIOCore

/// Closes a connection that takes nothing for a while, so that clients that stop reading cannot hold all
/// there are. Hummingbird's own time limit ends with the request's last byte.
final class StalledConnectionHandler: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = NIOAny

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if case IdleStateHandler.IdleStateEvent.write? = event as? IdleStateHandler.IdleStateEvent {
      context.close(promise: nil)
    } else {
      context.fireUserInboundEventTriggered(event)
    }
  }
}
