/// What a bare word is looked for in. In the text of an asset each value stands behind the mark of its field: a
/// control character, which no pattern holds, so that nothing is found across two values.
enum SearchField: UInt8, CaseIterable {
  case name = 1
  case path = 2
  case tag = 3
  case note = 4
  case prompt = 5
  /// A title, a description or a caption, in the file or beside it.
  case caption = 6
  case keyword = 7

  /// True for a byte that begins a value.
  static func isMark(_ byte: UInt8) -> Bool { byte < 0x20 }
}
