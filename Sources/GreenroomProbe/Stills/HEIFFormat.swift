import GreenroomModel

/// Depth, subsampling and colour of a coded picture, out of its decoder configuration.
struct HEIFFormat {
  private enum Chroma { case none, half, wide, full }

  private var depth: Int?
  private var chroma: Chroma?
  private var isIdentity = false

  mutating func note(_ bytes: inout FileBytes, _ property: ISOBox) {
    switch property.type {
    case "av1C": noteAV1(&bytes, at: property.body)
    case "hvcC": noteHEVC(&bytes, at: property.body)
    case "pixi":
      if let bits = bytes.byte(at: property.body + 5), (1...32).contains(bits) { depth = depth ?? Int(bits) }
    case "colr" where bytes.matches("nclx", at: property.body):
      isIdentity = bytes.big(UInt16.self, at: property.body + 8) == 0
    default: break
    }
  }

  /// AV1 codec configuration, ISO binding 2.3.3.
  private mutating func noteAV1(_ bytes: inout FileBytes, at body: Int64) {
    guard let flags = bytes.byte(at: body + 2) else { return }
    depth = flags & 0x40 == 0 ? 8 : flags & 0x20 == 0 ? 10 : 12
    chroma = flags & 0x10 != 0 ? Chroma.none : flags & 0x08 == 0 ? .full : flags & 0x04 == 0 ? .wide : .half
  }

  /// HEVC decoder configuration, ISO/IEC 14496-15, 8.3.3.1.
  private mutating func noteHEVC(_ bytes: inout FileBytes, at body: Int64) {
    guard let format = bytes.byte(at: body + 16), let luma = bytes.byte(at: body + 17) else { return }
    depth = 8 + Int(luma & 7)
    chroma = [Chroma.none, .half, .wide, .full][Int(format & 3)]
  }

  func describe(_ facts: inout MediaFacts) {
    facts.bitDepth = depth
    guard let chroma, let depth else { return }
    let isRGB = chroma == .full && isIdentity
    facts.colorModel = chroma == .none ? "gray" : isRGB ? "rgb" : "ycbcr"
    let layout =
      switch chroma {
      case .none: "gray"
      case .half: "yuv420p"
      case .wide: "yuv422p"
      case .full: isRGB ? "gbrp" : "yuv444p"
      }
    facts.pixelFormat = depth == 8 ? layout : "\(layout)\(depth)le"
  }
}
