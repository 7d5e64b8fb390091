/// From the first moment to the one after the last, in seconds.
package struct TimeWindow: Codable, Hashable, Sendable {
  package var start: Double
  package var end: Double

  package init(start: Double, end: Double) {
    self.start = start
    self.end = end
  }

  package var length: Double { end - start }
}
