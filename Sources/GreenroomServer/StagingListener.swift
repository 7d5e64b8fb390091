import Foundation
package import Greenroom
package import GreenroomModel
import Synchronization

/// Serves the files of Greenroom's own store while it lives, hears gateways that call back, and says so in the
/// library's folder.
package final class StagingListener: Sendable {
  /// Where it answers on this machine: `http://127.0.0.1:7625`.
  package let address: String

  private let listener: HTTPListener
  /// Stands until the listener has stopped.
  private let notice: Mutex<PostedNotice?>

  /// Returns once links open. Blocks, and so do the others: not for async functions.
  ///
  /// - Parameters:
  ///   - bind: The address to listen on; `0.0.0.0` or `::` for all of this machine.
  ///   - port: 0 takes any that is free.
  ///   - publicURL: Where the world finds this listener, for those who make links.
  /// - Throws: `conflict` where one runs for the library already, `io` where nobody can listen there,
  ///   `configuration` where the key that links are signed with cannot be used.
  package static func start(
    library: Library, bind: String, port: Int, publicURL: String?
  ) throws -> StagingListener {
    try start(
      in: library.folder, bind: bind, port: port, publicURL: publicURL, callbacks: CallbackDesk(library))
  }

  /// - Parameter folder: The library's.
  static func start(
    in folder: MediaPath, bind: String, port: Int, publicURL: String?, callbacks: CallbackDesk? = nil,
    patience: ListenerPatience = .standard
  ) throws -> StagingListener {
    try ListenerNotice.requireNone(in: folder)
    let files = try StagedFiles(in: folder)
    let listener = try HTTPListener(
      bind: bind, port: port, patience: patience,
      responder: StagingResponder(files: files, callbacks: callbacks))
    let address = address(of: bind, port: listener.port)
    let notice = ListenerNotice(pid: getpid(), address: address, publicURL: publicURL, startedAt: Date())
    do {
      return StagingListener(address, listener, try notice.post(in: folder))
    } catch {
      listener.stop()
      throw error
    }
  }

  private init(_ address: String, _ listener: HTTPListener, _ notice: PostedNotice) {
    self.address = address
    self.listener = listener
    self.notice = Mutex(notice)
  }

  /// False once it was stopped, or came to an end by itself.
  package var isRunning: Bool { listener.isRunning }

  package static let diedAlone = GreenroomError(
    .inputOutput, "The listener ended by itself, so nothing that is staged can be fetched any more.",
    hint: "Start it again with `greenroom stage serve`.")

  package func waitUntilStopped() {
    listener.waitUntilStopped()
    withdraw()
  }

  /// Accepts nothing more, lets running transfers finish for some seconds, and returns when all is over.
  package func stop() {
    withdraw()
    listener.stop()
  }

  private func withdraw() { notice.withLock { $0 = nil } }

  /// An address that listens everywhere is reached here through the loopback.
  static func address(of bind: String, port: Int) -> String {
    switch bind {
    case "0.0.0.0": "http://127.0.0.1:\(port)"
    case "::": "http://[::1]:\(port)"
    default: bind.contains(":") ? "http://[\(bind)]:\(port)" : "http://\(bind):\(port)"
    }
  }
}
