/// The name a stored request keeps: made like an ``AssetID``, and never taken for one.
package struct RequestID: Hashable, Sendable, CustomStringConvertible {
  package let text: String

  package init?(_ text: String) {
    guard let id = AssetID(text) else { return nil }
    self.text = id.text
  }

  package init(random bits: UInt64) { text = AssetID(random: bits).text }

  package var description: String { text }
}
