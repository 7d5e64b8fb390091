/// Greenroom's own name of a task, made like an ``AssetID``. The gateway's name for it is another.
package struct TaskID: Hashable, Sendable, CustomStringConvertible {
  package let text: String

  package init?(_ text: String) {
    guard let id = AssetID(text) else { return nil }
    self.text = id.text
  }

  package init(random bits: UInt64) { text = AssetID(random: bits).text }

  package var description: String { text }
}
