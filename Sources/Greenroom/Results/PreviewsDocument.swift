import GreenroomCatalog
package import GreenroomModel

/// `greenroom.previews/1`: what was made so that people see what they have.
package struct PreviewsDocument: Encodable, Equatable, Sendable {
  package struct Problem: Encodable, Equatable, Sendable {
    package let id: AssetID
    package let path: String
    package let message: String

    package init(id: AssetID, path: String, message: String) {
      self.id = id
      self.path = path
      self.message = message
    }

    init(_ item: AssetWork.Item, _ reason: String) {
      self.init(id: item.record.id, path: item.path.text, message: reason)
    }
  }

  /// Counts while previews are made.
  package struct Tally: Equatable, Sendable {
    package var assets = 0
    package var made = 0
    package var there = 0
    /// Bytes of those made.
    package var bytes: Int64 = 0
    /// Previews that were not made, since `previews.room` is full.
    package var withoutRoom = 0
    package var problems: [Problem] = []

    package init() {}
  }

  package let schema = "greenroom.previews/1"
  /// Assets that were found and have a file.
  package let assets: Int
  /// Previews made now, and those that were there.
  package let made: Int
  package let there: Int
  /// Assets that have no preview, and why.
  package let problems: [Problem]
  /// Previews that were not made, since there is no more room for them.
  package let withoutRoom: Int
  /// Bytes of all previews in the library.
  package let bytes: Int64
  package let seconds: Double

  package init(_ tally: Tally, size: Int64, seconds: Double) {
    assets = tally.assets
    made = tally.made
    there = tally.there
    problems = tally.problems
    bytes = size
    withoutRoom = tally.withoutRoom
    self.seconds = seconds
  }
}
