/// `greenroom.backfill/1`: how far previews are that are made while nobody waits for any.
package struct BackfillDocument: Encodable, Equatable, Sendable {
  package enum Status: String, CaseIterable, Encodable, Sendable {
    /// Nobody makes any: the server was told so.
    case off
    /// It looks what there is to be made.
    case looking
    case working
    /// Somebody waits for a preview, who comes first.
    case waiting
    /// Somebody wants none to be made now.
    case paused
    /// `previews.room` is full.
    case full
    /// It cannot go on, such as where the disk is full, and tries again by itself.
    case stuck
    case done
  }

  package let schema = "greenroom.backfill/1"
  package var status: Status
  /// Previews made in advance since the server started, and those that cannot be made.
  package var made = 0
  package var impossible = 0
  /// Previews that are still to be made.
  package var left = 0
  /// Nil where nothing tells yet.
  package var secondsLeft: Double?

  package init(status: Status) { self.status = status }
}
