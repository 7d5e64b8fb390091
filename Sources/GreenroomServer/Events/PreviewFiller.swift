import Greenroom
import GreenroomModel

/// Makes previews in advance while the server runs, and tells the listeners how far they are.
final class PreviewFiller: Sendable {
  /// Seconds between two tellings where nothing but numbers changes.
  private static let restOfTelling = 1.0

  private let hub: EventHub
  /// Nil where the server makes none in advance.
  private let backfill: PreviewBackfill?

  init(_ library: Library, isOn: Bool, hub: EventHub) throws {
    self.hub = hub
    let pulse = Pulse(every: Self.restOfTelling)
    backfill =
      isOn
      ? try PreviewBackfill(library) { document, before in
        if document.status != before.status || pulse.isDue() { Self.tell(document, hub) }
      } : nil
  }

  var document: BackfillDocument { backfill?.document ?? BackfillDocument(status: .off) }

  /// Returns what it is like then.
  func pause(_ isPaused: Bool) -> BackfillDocument {
    guard let backfill else { return document }
    let document = backfill.pause(isPaused)
    Self.tell(document, hub)
    return document
  }

  /// Returns once nothing is under way.
  func stop() { backfill?.stop() }

  private static func tell(_ document: BackfillDocument, _ hub: EventHub) {
    hub.publish("previews", document)
  }
}
