/// Finds what a person probably meant by a word that nothing knows.
package enum Suggestion {
  /// The nearest of `candidates` to `word`, without regard to case: a slip of one letter in a short word,
  /// two or three in a longer one. Nil where nothing is near; the first of equals.
  package static func nearest(to word: String, among candidates: [String]) -> String? {
    let written = Array(word.lowercased())
    var best: (candidate: String, distance: Int)?
    for candidate in candidates {
      let wanted = Array(candidate.lowercased())
      let allowed = allowance(for: max(written.count, wanted.count))
      guard let distance = distance(from: written, to: wanted, atMost: allowed),
        distance < best?.distance ?? .max
      else { continue }
      best = (candidate, distance)
    }
    return best?.candidate
  }

  /// How many slips still look like the same word.
  private static func allowance(for length: Int) -> Int {
    switch length {
    case ...1: 0
    case ...5: 1
    case ...9: 2
    default: 3
    }
  }

  /// Insertions, deletions, replacements and swaps of neighbours between two words; nil where there are
  /// more than `limit`.
  private static func distance(from left: [Character], to right: [Character], atMost limit: Int) -> Int? {
    guard abs(left.count - right.count) <= limit else { return nil }
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in left.indices {
      var current = [row + 1]
      for column in right.indices {
        let replacing = last[column] + (left[row] == right[column] ? 0 : 1)
        var cost = min(replacing, last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          cost = min(cost, beforeLast[column - 1] + 1)
        }
        current.append(cost)
      }
      guard current.contains(where: { $0 <= limit }) else { return nil }
      beforeLast = last
      last = current
    }
    return last[right.count] <= limit ? last[right.count] : nil
  }
}
