import GreenroomMedia
import GreenroomModel

/// The text chunks of a PNG (W3C PNG, third edition, 11.3.3): a keyword, a zero, and the text.
struct PNGText {
  let keyword: String
  let text: String
  let bytes: Int
  let isCut: Bool

  private static let longestKeyword = 79

  /// - Parameters:
  ///   - content: The chunk's content, or as much of it as is looked at.
  ///   - length: Of the whole chunk.
  init?(_ kind: EmbeddedPlace.Kind, _ content: [UInt8], length: Int) {
    guard let end = content.prefix(Self.longestKeyword + 1).firstIndex(of: 0), end > 0 else { return nil }
    let keyword = TextBytes.decoded(content[..<end])
    let rest = content[(end + 1)...]
    let isPartial = content.count < length
    switch kind {
    case .pngText: self.init(keyword, rest, whole: length - end - 1, isPartial: isPartial)
    case .pngCompressedText: self.init(keyword, compressed: rest, isPartial: isPartial)
    case .pngInternationalText: self.init(international: keyword, rest, length: length, isPartial: isPartial)
    default: return nil
    }
  }

  private init(_ keyword: String, _ content: ArraySlice<UInt8>, whole: Int, isPartial: Bool) {
    self.keyword = keyword
    text = TextBytes.decoded(content, isCut: isPartial)
    bytes = whole
    isCut = isPartial
  }

  /// One byte says how: nothing but zlib has ever been defined.
  private init?(_ keyword: String, compressed content: ArraySlice<UInt8>, isPartial: Bool) {
    guard content.first == 0 else { return nil }
    let plain = Zlib.inflated(Array(content.dropFirst()), limit: EmbeddedLimits.block)
    self.keyword = keyword
    text = TextBytes.decoded(plain.bytes, isCut: plain.isCut)
    bytes = plain.bytes.count
    isCut = plain.isCut || isPartial
  }

  /// Whether it is compressed and how, a language, and the keyword in that language come before the text.
  private init?(
    international keyword: String, _ content: ArraySlice<UInt8>, length: Int, isPartial: Bool
  ) {
    let place = content.startIndex
    guard content.count > 2, let language = content[(place + 2)...].firstIndex(of: 0),
      let translation = content[(language + 1)...].firstIndex(of: 0)
    else { return nil }
    let text = content[(translation + 1)...]
    if content[place] == 1 {
      self.init(keyword, compressed: [content[place + 1]] + text, isPartial: isPartial)
    } else {
      self.init(keyword, text, whole: length - translation - 1, isPartial: isPartial)
    }
  }
}
