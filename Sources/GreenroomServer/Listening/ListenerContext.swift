import Hummingbird
import NIOCore

/// What a responder knows of the connection that a request came over.
struct ListenerContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  private let channel: any Channel

  init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    channel = source.channel
  }

  /// Returns once everything that was written so far is known to the connection, which then tells whether it can
  /// take more. Without this a busy server would read files far ahead of its clients.
  func settleWrites() async throws { try await channel.eventLoop.submit {}.get() }

  /// The address of this machine that the connection leads to.
  var localAddress: SocketAddress? { channel.localAddress }

  /// Closes the connection after a while, unless that is cancelled.
  func closing(after time: Duration) -> Scheduled<Void> {
    channel.eventLoop.scheduleTask(in: TimeAmount(time)) { [channel] in channel.close(promise: nil) }
  }

  /// Ends the connection before anything is answered, as a network does that fails.
  ///
  /// - Returns: What is to be answered, which nobody gets.
  func drop() async -> Response {
    try? await channel.close()
    return Response(status: .internalServerError)
  }
}
