import Foundation

/// A picture of 8-bit RGB, as the format `P6` has it.
struct PortableMap {
  let width: Int
  let height: Int
  /// Three bytes a pixel.
  let pixels: [UInt8]

  init(width: Int, height: Int, pixels: [UInt8]) {
    self.width = width
    self.height = height
    self.pixels = pixels
  }

  /// Nil for what is none.
  init?(_ data: Data) {
    var rest = data[...]
    var words: [String] = []
    while words.count < 4, let end = rest.firstIndex(where: { $0 == 0x0A || $0 == 0x20 }) {
      words.append(String(decoding: rest[..<end], as: UTF8.self))
      rest = rest[rest.index(after: end)...]
    }
    guard words.count == 4, words[0] == "P6", words[3] == "255", let width = Int(words[1]),
      let height = Int(words[2]), width > 0, height > 0, rest.count == width * height * 3
    else { return nil }
    self.init(width: width, height: height, pixels: Array(rest))
  }
}
