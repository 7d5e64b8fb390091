package import Greenroom
package import GreenroomModel
import Hummingbird
import Synchronization

/// A stand-in for the gateway on this machine: the same API, no key, no money.
package final class SandboxGateway: Sendable {
  /// `http://127.0.0.1:7878`; tasks are below `/v1`.
  package let address: String

  private let listener: HTTPListener
  private let workshop: SandboxWorkshop

  /// Returns once it answers. Blocks, and so does ``stop()``: not for async functions.
  ///
  /// - Throws: `io` where nobody can listen there, `usage` where the library's profile has no sandbox.
  package static func start(options: SandboxOptions, library: Library) throws -> SandboxGateway {
    try start(options: options, library: library, patience: patience)
  }

  /// It judges for as long as fetching takes, and may be told to be silent.
  private static let patience = ListenerPatience(request: 30, stall: 900, grace: .seconds(2))

  static func start(
    options: SandboxOptions, library: Library, patience: ListenerPatience
  ) throws -> SandboxGateway {
    // Links name the port, and the port is known once somebody listens.
    let late = LateResponder<SandboxResponder>()
    let listener = try HTTPListener(
      bind: "127.0.0.1", port: options.port, patience: patience, responder: late)
    do {
      let address = "http://127.0.0.1:\(listener.port)"
      let workshop = try SandboxWorkshop(options: options, library: library, address: address)
      late.set(SandboxResponder(workshop: workshop))
      return SandboxGateway(address, listener, workshop)
    } catch {
      listener.stop()
      throw error
    }
  }

  private init(_ address: String, _ listener: HTTPListener, _ workshop: SandboxWorkshop) {
    self.address = address
    self.listener = listener
    self.workshop = workshop
  }

  /// False once it was stopped, or came to an end by itself.
  package var isRunning: Bool { listener.isRunning }

  package static let diedAlone = GreenroomError(
    .inputOutput, "The sandbox ended by itself, and its tasks with it.",
    hint: "Start it again with `greenroom sandbox`.")

  /// Gives up what is being made, lets running transfers finish for some seconds, and forgets everything.
  package func stop() {
    listener.stop()
    workshop.stop()
  }
}
