/// Size of an item after the properties that change it, in the order in which they are listed.
struct HEIFPicture {
  struct Size {
    let codedWidth: Int
    let codedHeight: Int
    var width: Int
    var height: Int
  }

  private(set) var size: Size?
  /// Clockwise degrees.
  private(set) var rotation = 0

  mutating func apply(_ bytes: inout FileBytes, _ property: ISOBox) {
    switch property.type {
    case "ispe": extend(&bytes, at: property.body + 4)
    case "clap": crop(&bytes, at: property.body)
    case "irot": turn(&bytes, at: property.body)
    default: break
    }
  }

  private mutating func extend(_ bytes: inout FileBytes, at body: Int64) {
    guard size == nil, let width = bytes.big(UInt32.self, at: body),
      let height = bytes.big(UInt32.self, at: body + 4)
    else { return }
    size = Size(codedWidth: Int(width), codedHeight: Int(height), width: Int(width), height: Int(height))
  }

  /// Takes the clean aperture's size where it lies within the picture; another is damage and changes nothing.
  private mutating func crop(_ bytes: inout FileBytes, at body: Int64) {
    guard let size, let width = Self.rounded(&bytes, at: body),
      let height = Self.rounded(&bytes, at: body + 8),
      (1...max(1, size.width)).contains(width), (1...max(1, size.height)).contains(height)
    else { return }
    self.size?.width = width
    self.size?.height = height
  }

  private static func rounded(_ bytes: inout FileBytes, at place: Int64) -> Int? {
    guard let numerator = bytes.big(UInt32.self, at: place),
      let denominator = bytes.big(UInt32.self, at: place + 4), denominator > 0
    else { return nil }
    return (Int(numerator) + Int(denominator) / 2) / Int(denominator)
  }

  /// The property counts quarter turns against the clock.
  private mutating func turn(_ bytes: inout FileBytes, at body: Int64) {
    guard let turns = bytes.byte(at: body).map({ Int($0 & 3) }), turns > 0 else { return }
    rotation = (rotation + 360 - 90 * turns) % 360
    if turns % 2 == 1, let turned = size {
      size?.width = turned.height
      size?.height = turned.width
    }
  }
}
