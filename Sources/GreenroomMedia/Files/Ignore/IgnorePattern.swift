/// One line of an ignore file, read as git reads it.
struct IgnorePattern: Equatable, Sendable {
  /// The line as it stands there.
  let text: String
  /// True for `!pattern`, which takes back what an earlier one ignored.
  let isNegated: Bool
  private let isForFolders: Bool
  /// True where the pattern has a slash before its end: it is compared with paths, else with names.
  private let isPath: Bool
  /// What must stand at the beginning to the letter.
  private let prefix: [UInt8]
  /// What follows: nil where nothing does.
  private let rest: Wildcard?

  /// Nil for a line that says nothing: an empty one, a comment, or a pattern that cannot match.
  init?(line: ArraySlice<UInt8>) {
    guard line.first != UInt8(ascii: "#") else { return nil }
    var pattern = Self.withoutTrailingBlanks(line)
    text = String(decoding: pattern, as: UTF8.self)
    isNegated = pattern.first == UInt8(ascii: "!")
    if isNegated { pattern.removeFirst() }
    isForFolders = pattern.last == .slash
    if isForFolders { pattern.removeLast() }
    isPath = pattern.contains(.slash)
    if pattern.first == .slash { pattern.removeFirst() }
    guard !pattern.isEmpty else { return nil }
    let start = pattern.firstIndex(where: Self.special.contains) ?? pattern.endIndex
    prefix = Array(pattern[..<start])
    guard start < pattern.endIndex else {
      rest = nil
      return
    }
    // As in git, `**` right behind such a prefix counts as if a slash were between.
    guard let wildcard = Wildcard(pattern[start...], isPath: isPath) else { return nil }
    rest = wildcard
  }

  private static let special = Set("*?[\\".utf8)

  /// - Parameters:
  ///   - name: The last component of the path.
  ///   - path: Relative to the folder of the ignore file; asked for only where the pattern has a slash.
  func matches(_ name: UnsafeRawBufferPointer, isFolder: Bool, path: () -> [UInt8]) -> Bool {
    guard isFolder || !isForFolders else { return false }
    return isPath ? path().withUnsafeBytes(matches) : matches(name)
  }

  private func matches(_ text: UnsafeRawBufferPointer) -> Bool {
    guard text.count >= prefix.count, text.starts(with: prefix) else { return false }
    guard let rest else { return text.count == prefix.count }
    return rest.matches(UnsafeRawBufferPointer(rebasing: text[prefix.count...]))
  }

  /// What a name must begin or end with to be worth a comparison; nil where it can be any.
  var edge: Edge? {
    if !isPath, let first = prefix.first { return .first(first) }
    guard let rest else { return prefix.last.map(Edge.last) }
    guard case .byte(let last)? = rest.tokens.last, last != .slash else { return nil }
    return .last(last)
  }

  enum Edge { case first(UInt8), last(UInt8) }

  /// Without the spaces at its end, except those behind a backslash.
  private static func withoutTrailingBlanks(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var end = line.startIndex
    var at = line.startIndex
    while at < line.endIndex {
      let isEscape = line[at] == UInt8(ascii: "\\")
      if isEscape || line[at] != UInt8(ascii: " ") { end = min(at + (isEscape ? 2 : 1), line.endIndex) }
      at += isEscape ? 2 : 1
    }
    return line[..<end]
  }
}
