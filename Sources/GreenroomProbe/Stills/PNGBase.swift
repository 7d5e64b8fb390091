/// The image header of a PNG (IHDR).
struct PNGBase {
  let width: UInt32
  let height: UInt32
  let colorType: UInt8
  private let depth: UInt8

  init?(_ bytes: inout FileBytes, at body: Int64) {
    guard let width = bytes.big(UInt32.self, at: body), let height = bytes.big(UInt32.self, at: body + 4),
      let depth = bytes.byte(at: body + 8), let colorType = bytes.byte(at: body + 9)
    else { return nil }
    self.width = width
    self.height = height
    self.depth = depth
    self.colorType = colorType
  }

  var hasAlphaChannel: Bool { colorType == 4 || colorType == 6 }

  /// Bits a channel; a palette's colours have eight whatever the index has.
  var channelDepth: Int? {
    guard [1, 2, 4, 8, 16].contains(depth) else { return nil }
    return colorType == 3 ? 8 : Int(depth)
  }

  var colorModel: String? {
    switch colorType {
    case 0, 4: "gray"
    case 2, 6: "rgb"
    case 3: "palette"
    default: nil
    }
  }

  /// libav's name of the decoded layout.
  func pixelFormat(hasTransparency: Bool) -> String? {
    switch (colorType, depth) {
    case (0, 8) where hasTransparency: "ya8"
    case (0, 16) where hasTransparency: "ya16be"
    case (2, 8) where hasTransparency: "rgba"
    case (2, 16) where hasTransparency: "rgba64be"
    case (0, 1): "monob"
    case (0, 2), (0, 4), (0, 8): "gray"
    case (0, 16): "gray16be"
    case (2, 8): "rgb24"
    case (2, 16): "rgb48be"
    case (3, 1), (3, 2), (3, 4), (3, 8): "pal8"
    case (4, 8): "ya8"
    case (4, 16): "ya16be"
    case (6, 8): "rgba"
    case (6, 16): "rgba64be"
    default: nil
    }
  }
}
