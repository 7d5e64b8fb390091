/// Cuts a prompt into its segments. Joined again as written, they are the source to the byte.
enum PromptScanner {
  static func segments(of source: String, names: ReferenceNames) -> [Prompt.Segment] {
    guard source.utf8.contains(UInt8(ascii: "@")) else {
      return source.isEmpty ? [] : [.text(source)]
    }
    var segments: [Prompt.Segment] = []
    var textStart = source.startIndex
    var index = source.startIndex
    var position = 0
    var previous: Character?

    func closeText(at end: String.Index) {
      if textStart < end { segments.append(.text(String(source[textStart..<end]))) }
    }

    while index < source.endIndex {
      let character = source[index]
      let next = source.index(after: index)
      guard character == "@" else {
        (previous, index, position) = (character, next, position + 1)
        continue
      }
      if next < source.endIndex, source[next] == "@" {
        closeText(at: index)
        segments.append(.escapedAt)
        (previous, index, position) = ("@", source.index(after: next), position + 2)
        textStart = index
      } else if previous?.endsAnAddressee != true,
        let mention = mention(at: source[index...], position: position, names: names)
      {
        closeText(at: index)
        segments.append(.mention(mention))
        let length = mention.text.count
        (previous, index, position) = (
          mention.text.last, source.index(index, offsetBy: length), position + length
        )
        textStart = index
      } else {
        (previous, index, position) = (character, next, position + 1)
      }
    }
    closeText(at: source.endIndex)
    return segments
  }

  /// The mention at the beginning of `text`, which begins with `@`; nil where no name character follows.
  static func mention(at text: Substring, position: Int, names: ReferenceNames) -> Prompt.Mention? {
    let word = text.dropFirst()
    guard word.first?.isNameCharacter == true else { return nil }
    let named = names.longestName(at: word)
    if let handle = handle(at: text), named.map({ $0.end <= handle.end }) ?? true {
      let known = names.contains(handle.handle)
      return Prompt.Mention(
        text: String(text[..<handle.end]),
        target: known ? .handle(handle.handle) : .outOfRange(handle.handle),
        position: position)
    }
    if let named {
      return Prompt.Mention(
        text: String(text[..<named.end]), target: .named(named.entry.handle), position: position)
    }
    let unknown = unknownWord(at: word)
    return Prompt.Mention(
      text: "@" + unknown, target: .unknown(suggestion: suggestion(for: String(unknown), names: names)),
      position: position)
  }

  /// The handle at the beginning of `text` and where it ends. The number may be one that nobody has, 0
  /// among them; leading zeros make it no handle.
  static func handle(at text: some StringProtocol) -> (handle: Handle, end: String.Index)? {
    let word = text.dropFirst()
    for kind in MediaKind.allCases where word.hasPrefix(kind.rawValue) {
      let digits = word.dropFirst(kind.rawValue.count).prefix { $0.isASCII && $0.isNumber }
      guard let number = Int(digits), digits.count == 1 || digits.first != "0" else { continue }
      let end = digits.endIndex
      guard end == text.endIndex || !text[end].isASCIINameCharacter else { continue }
      return (Handle(kind, number), end)
    }
    return nil
  }

  /// As far as a name could go, but a word of a script with spaces ends where one without begins: in
  /// `@heroo走路` the unknown word is `heroo`.
  private static func unknownWord(at text: Substring) -> Substring {
    guard let first = text.first else { return text }
    let stopsAtRunOn = !first.runsOnWithoutSpaces
    let word = text.prefix { $0.isNameCharacter && !(stopsAtRunOn && $0.runsOnWithoutSpaces) }
    return word.prefix(AssetName.longest)
  }

  private static func suggestion(for word: String, names: ReferenceNames) -> String? {
    let handles = names.entries.map { String($0.handle.description.dropFirst()) }
    let known = names.entries.compactMap(\.name) + handles
    if let near = Suggestion.nearest(to: word, among: known) { return "@" + near }
    // A name with something hung on it (`@hero-walk`), or the beginning of text without spaces.
    let beginning = known.filter { word.lowercased().hasPrefix($0.lowercased()) }.max { $0.count < $1.count }
    if let beginning { return "@" + beginning }
    guard word.first?.runsOnWithoutSpaces == true else { return nil }
    return known.first { name in
      Suggestion.nearest(to: String(word.prefix(name.count)), among: [name]) != nil
    }.map { "@" + $0 }
  }
}
