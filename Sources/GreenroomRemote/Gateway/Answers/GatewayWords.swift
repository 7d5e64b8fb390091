/// What a gateway writes, as it may be shown and kept.
extension String {
  /// Characters of a message. Its sense is at its beginning, and some repeat all that they were sent.
  private static let greatestLength = 2_000

  /// One line of bounded length, without a full stop and without a signed query of anybody.
  var asOneLine: String {
    var words = prefix(Self.greatestLength).split(whereSeparator: \.isWhitespace).map { word in
      word.contains("?") && word.contains("=") ? word.prefix { $0 != "?" } + "?…" : word
    }
    // Half of the last word would be half of a key, where nobody finds it.
    if dropFirst(Self.greatestLength).first != nil { words = words.dropLast() + ["…"] }
    let line = words.joined(separator: " ")
    return line.hasSuffix(".") ? String(line.dropLast()) : line
  }

  func hiding(_ secret: String) -> String {
    secret.isEmpty ? self : replacing(secret, with: "********")
  }
}
