/// Two of many things that are alike, by their places in the list that was compared.
package struct Resemblance: Equatable, Sendable {
  package enum Reason: Equatable, Sendable {
    /// Every byte is the same.
    case bytes
    /// The pictures differ in so many bits of 64.
    case picture(bits: Int)
    /// All of `part` is found in `whole` from `start` seconds on; `share` of it looks alike.
    case pictures(ClipPart)
    /// The same of sounds; `share` of the bits agree.
    case sound(ClipPart)
  }

  package let first: Int
  package let second: Int
  package let reason: Reason

  package init(_ first: Int, _ second: Int, _ reason: Reason) {
    self.first = first
    self.second = second
    self.reason = reason
  }
}

/// How the shorter of two lies in the longer.
package struct ClipPart: Equatable, Sendable {
  /// The place of the shorter one in the list that was compared.
  package let part: Int
  /// Seconds into the longer one at which it begins and ends.
  package let start: Double
  package let end: Double
  /// True where both are as good as equally long.
  package let isWhole: Bool
  /// From 0 to 1.
  package let share: Double

  package init(part: Int, start: Double, end: Double, isWhole: Bool, share: Double) {
    self.part = part
    self.start = start
    self.end = end
    self.isWhole = isWhole
    self.share = share
  }
}
