import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Lets the end of an answer reach the socket before the connection is closed. When a server stops,
/// Hummingbird closes a connection in the moment in which it has handed over the last part of an answer, and
/// what a slow client had not taken by then would be lost.
final class FinishingHandler: ChannelOutboundHandler, RemovableChannelHandler {
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  /// How long a client may take for the rest, once the connection is to be closed.
  private let patience: TimeAmount
  /// Set once the last part of an answer was handed over, until it is sent.
  private var lastPart: EventLoopFuture<Void>.Isolated?

  init(patience: Duration) { self.patience = TimeAmount(patience) }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    guard case .end = unwrapOutboundIn(data) else {
      lastPart = nil
      return context.write(data, promise: promise)
    }
    let sent = promise ?? context.eventLoop.makePromise()
    lastPart = sent.futureResult.assumeIsolated()
    context.write(data, promise: sent)
  }

  func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
    guard mode == .all, let lastPart else { return context.close(mode: mode, promise: promise) }
    let late = context.eventLoop.assumeIsolated().scheduleTask(in: patience) { context.close(promise: nil) }
    lastPart.whenComplete { _ in
      late.cancel()
      context.close(mode: mode, promise: promise)
    }
  }
}
