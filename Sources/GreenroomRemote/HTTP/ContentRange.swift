/// Which bytes of how many an answer holds: `bytes 0-65535/1048576` (RFC 9110, section 14.4).
struct ContentRange: Equatable {
  let bytes: Range<Int64>
  /// Nil where the server does not know.
  let total: Int64?

  init(_ bytes: Range<Int64>, total: Int64?) {
    self.bytes = bytes
    self.total = total
  }

  /// Nil for anything else.
  init?(_ text: String) {
    let words = text.split(separator: " ")
    guard words.count == 2, words[0].lowercased() == "bytes" else { return nil }
    let halves = words[1].split(separator: "/")
    let ends = halves.first?.split(separator: "-").compactMap { Int64($0) } ?? []
    guard halves.count == 2, ends.count == 2, ends[0] >= 0, ends[0] <= ends[1], ends[1] < .max else {
      return nil
    }
    bytes = ends[0]..<(ends[1] + 1)
    total = Int64(halves[1])
    guard total != nil || halves[1] == "*" else { return nil }
  }
}
