import Dispatch
import Glibc
import GreenroomModel
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import ServiceLifecycle
import Synchronization

/// An HTTP server on a port of this machine, from when it listens until it is stopped. Its work is done by
/// tasks; whoever holds it may be a thread that blocks.
final class HTTPListener: Sendable {
  /// Beyond this, new connections wait until others end.
  private static let greatestConnectionCount = 512

  /// The port it listens on.
  let port: Int

  private let group: ServiceGroup
  private let end: DispatchGroup

  /// Returns once connections are accepted. Not to be called from an async function, which it would block.
  ///
  /// - Parameter port: 0 takes any that is free.
  /// - Throws: `io` where nobody can listen there.
  init(
    bind: String, port: Int, patience: ListenerPatience = .standard,
    responder: some HTTPResponder<ListenerContext>
  ) throws {
    let (start, end) = (Start(), DispatchGroup())
    let logger = Logger(label: "greenroom.http") { _ in SwiftLogNoOpLogHandler() }
    let application = Application(
      responder: responder,
      server: .http1(
        configuration: .init(
          additionalChannelHandlers: Self.handlers(patience),
          idleTimeout: .seconds(patience.request)
        )),
      configuration: ApplicationConfiguration(
        address: .hostname(bind, port: port),
        availableConnectionsDelegate: MaximumAvailableConnections(Self.greatestConnectionCount)),
      onServerRunning: { start.finish(.success($0.localAddress?.port ?? port)) }, logger: logger)
    var configuration = ServiceGroupConfiguration(services: [application], logger: logger)
    configuration.maximumGracefulShutdownDuration = patience.grace
    let group = ServiceGroup(configuration: configuration)
    end.enter()
    Task {
      do {
        try await group.run()
      } catch {
        start.finish(.failure(error))
      }
      end.leave()
    }
    do {
      self.port = try start.wait()
    } catch {
      throw Self.failure(error, bind: bind, port: port)
    }
    self.group = group
    self.end = end
  }

  /// Accepts nothing more, lets running transfers finish for ``ListenerPatience/grace``, and returns when all is over.
  func stop() {
    Task { [group] in await group.triggerGracefulShutdown() }
    end.wait()
  }

  func waitUntilStopped() { end.wait() }

  var isRunning: Bool { end.wait(timeout: .now()) == .timedOut }

  /// The handlers that a new connection is to have, the one that is nearest to the socket first. With the blocks
  /// that ``FileBody`` writes, about 2 KB a second is the slowest transfer.
  private static func handlers(_ patience: ListenerPatience) -> [any RemovableChannelHandler] {
    [
      IdleStateHandler(writeTimeout: .seconds(patience.stall)), StalledConnectionHandler(),
      FinishingHandler(patience: patience.grace),
    ]
  }

  private static func failure(_ error: any Error, bind: String, port: Int) -> GreenroomError {
    switch (error as? IOError)?.errnoCode {
    case EADDRINUSE:
      GreenroomError(
        .inputOutput, "Another program listens on port \(port) of \(bind) already.",
        hint: "Choose another port, or 0 for any that is free.")
    case EACCES:
      GreenroomError(
        .inputOutput, "Your user may not listen on port \(port).", hint: "Choose a port from 1024 on.")
    default:
      GreenroomError(
        .inputOutput, "Nobody can listen on port \(port) of “\(bind)”: \(error).",
        hint: "Choose an address of this machine, such as 127.0.0.1.")
    }
  }
}

/// The moment in which a server listens, or fails to.
private final class Start: Sendable {
  private let outcome = Mutex<Result<Int, any Error>?>(nil)
  private let signal = DispatchSemaphore(value: 0)

  /// The first call counts.
  func finish(_ result: Result<Int, any Error>) {
    let isFirst = outcome.withLock { outcome in
      defer { outcome = outcome ?? result }
      return outcome == nil
    }
    if isFirst { signal.signal() }
  }

  func wait() throws -> Int {
    signal.wait()
    guard let result = outcome.withLock({ $0 }) else { fatalError("signalled without an outcome") }
    return try result.get()
  }
}
