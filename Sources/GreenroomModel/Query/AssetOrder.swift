/// The order in which a search lists what it finds.
package struct AssetOrder: Hashable, Sendable, CustomStringConvertible {
  package enum Key: String, Sendable, CaseIterable, Hashable {
    case added, name, path, bytes, dur, w, h, fps, rating
    /// By how well the words of the query are found, the best first.
    case relevance
  }

  package let key: Key
  package let isDescending: Bool

  package init(_ key: Key, isDescending: Bool) {
    self.key = key
    self.isDescending = isDescending
  }

  package static let newestFirst = AssetOrder(.added, isDescending: true)

  /// Reads `bytes`, `-bytes` or `bytes-` (greatest first), `+bytes` or `bytes+` (smallest first). Without a
  /// sign the smallest comes first, but of `added` the newest and of `relevance` the best.
  ///
  /// - Throws: `usage` with the keys there are.
  package init(_ text: String) throws(GreenroomError) {
    var word = Substring(text)
    var sign: Character?
    if let first = word.first, first == "-" || first == "+" {
      sign = first
      word = word.dropFirst()
    } else if let last = word.last, last == "-" || last == "+" {
      sign = last
      word = word.dropLast()
    }
    guard let key = Key(rawValue: word.lowercased()) else { throw Self.unknown(word) }
    self.init(key, isDescending: sign.map { $0 == "-" } ?? (key == .added || key == .relevance))
  }

  package var description: String { (isDescending ? "-" : "+") + key.rawValue }

  private static func unknown(_ word: Substring) -> GreenroomError {
    let keys = Key.allCases.map(\.rawValue)
    let meant = QueryField.suggestion(for: String(word)).flatMap { keys.contains($0) ? $0 : nil }
    let suggestion = meant ?? Suggestion.nearest(to: String(word), among: keys)
    return GreenroomError(
      .usage, "There is no order “\(word)”.",
      hint: (suggestion.map { "Did you mean \($0)? " } ?? "")
        + "The orders are \(keys.joined(separator: ", ")), each with a - before it for the other way round.")
  }
}
