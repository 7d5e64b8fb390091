/// The frame header of a JPEG (SOFn): size, precision, components and how they are sampled.
struct JPEGFrame {
  let width: UInt16
  let height: UInt16
  let precision: UInt8
  let isJPEGLS: Bool
  private let componentCount: UInt8
  /// Identifiers of the first three components, most significant first.
  private let identifiers: UInt32
  /// Sampling factors (horizontal and vertical, four bits each) of the first four components likewise.
  private let sampling: UInt32

  /// Reads the frame header at `body`; nil where it is not whole or has no size.
  init?(_ bytes: inout FileBytes, marker: UInt8, at body: Int64) {
    guard let precision = bytes.byte(at: body), let height = bytes.big(UInt16.self, at: body + 1),
      let width = bytes.big(UInt16.self, at: body + 3), let count = bytes.byte(at: body + 5),
      width > 0, height > 0
    else { return nil }
    var identifiers: UInt32 = 0
    var sampling: UInt32 = 0
    for index in 0..<4 {
      let isThere = index < count
      let place = body + 6 + 3 * Int64(index)
      if index < 3 { identifiers = identifiers << 8 | UInt32(isThere ? bytes.byte(at: place) ?? 0 : 0) }
      sampling = sampling << 8 | UInt32(isThere ? bytes.byte(at: place + 1) ?? 0 : 0)
    }
    self.width = width
    self.height = height
    self.precision = precision
    self.identifiers = identifiers
    self.sampling = sampling
    componentCount = count
    isJPEGLS = marker == 0xF7
  }

  /// What the components mean, as libjpeg decides it: JFIF is always YCbCr, then Adobe's marker counts, then the
  /// components' own names.
  func colorModel(hasJFIF: Bool, adobeTransform: UInt8?) -> String? {
    switch componentCount {
    case 1: "gray"
    case 3:
      if hasJFIF {
        "ycbcr"
      } else if let adobeTransform {
        adobeTransform == 0 ? "rgb" : "ycbcr"
      } else {
        identifiers == 0x52_4742 ? "rgb" : "ycbcr"
      }
    case 4: adobeTransform == 2 ? "ycck" : "cmyk"
    default: nil
    }
  }

  /// libav's name of the decoded layout; nil where it has none of this kind.
  func pixelFormat(colorModel: String?) -> String? {
    guard precision == 8, !isJPEGLS else { return nil }
    if colorModel == "gray" { return "gray" }
    guard componentCount == 3, let shares = chromaShares else { return nil }
    switch (colorModel, shares.across, shares.down) {
    case ("rgb", 1, 1): return "gbrp"
    case ("ycbcr", 1, 1): return "yuvj444p"
    case ("ycbcr", 1, 2): return "yuvj440p"
    case ("ycbcr", 2, 1): return "yuvj422p"
    case ("ycbcr", 2, 2): return "yuvj420p"
    case ("ycbcr", 4, 1): return "yuvj411p"
    default: return nil
    }
  }

  /// How many pixels of the first component share one of the others', which must be sampled alike.
  private var chromaShares: (across: UInt32, down: UInt32)? {
    let (first, second, third) = (sampling >> 24, sampling >> 16 & 0xFF, sampling >> 8 & 0xFF)
    let (across, down) = (second >> 4, second & 0xF)
    guard second == third, across > 0, down > 0, (first >> 4) % across == 0, (first & 0xF) % down == 0 else {
      return nil
    }
    return ((first >> 4) / across, (first & 0xF) / down)
  }
}
