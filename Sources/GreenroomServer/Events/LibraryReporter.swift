import Foundation
import Greenroom
import GreenroomModel

/// Tells the listeners what changes in a library, whoever changes it.
final class LibraryReporter: Sendable {
  /// Seconds.
  private static let restBetweenKeepAlives = 15.0

  private let hub: EventHub
  private let watch: LibraryWatch

  init(_ library: Library, hub: EventHub) throws {
    self.hub = hub
    watch = try LibraryWatch(
      library,
      onChange: { hub.publish("change", ["revision": .integer($0)] as JSONValue) },
      onTask: { hub.publish("task", $0) },
      onRest: Self.keepingAlive(hub))
  }

  /// Returns once nothing is watched any more.
  func stop() {
    watch.stop()
    hub.end()
  }

  private static func keepingAlive(_ hub: EventHub) -> @Sendable () -> Void {
    let pulse = Pulse(every: restBetweenKeepAlives)
    return { if pulse.isDue() { hub.keepAlive() } }
  }
}
