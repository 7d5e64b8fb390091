/// Files made of ISO boxes: MP4 and its relatives, QuickTime, HEIF and AVIF, JPEG 2000 and JPEG XL.
enum ISOSignatures {
  private static let mostBoxes = 16
  private static let mostBrands: Int64 = 64

  static func match(_ bytes: inout FileBytes) -> SniffedFormat? {
    var offset: Int64 = 0
    var fallback: SniffedFormat?
    for _ in 0..<mostBoxes {
      guard let box = ISOBox(&bytes, at: offset, limit: bytes.size) else { break }
      switch box.type {
      case "ftyp": return branded(&bytes, box)
      case "jP  " where offset == 0: return jpeg2000(&bytes, box)
      case "JXL " where offset == 0: return .still(.jpegXL)
      case "moov", "mdat", "pnot": return fallback ?? movie("mov")
      case "styp", "moof", "sidx", "emsg", "prft": return fallback ?? movie("mp4")
      case "free", "skip", "wide", "uuid": fallback = fallback ?? movie("mov")
      default: return offset == 0 ? nil : fallback
      }
      offset = box.end
    }
    return fallback
  }

  private static func movie(_ container: String) -> SniffedFormat {
    .demuxed(demuxer: "mov", container: container)
  }

  private static func branded(_ bytes: inout FileBytes, _ box: ISOBox) -> SniffedFormat {
    guard let major = bytes.big(UInt32.self, at: box.body).map(FourCC.init) else { return movie("mp4") }
    if pictureBrands.contains(major) { return .still(.heif) }
    if let container = containers[major] { return movie(container) }
    switch major {
    case "crx ": return RefusedSignatures.cameraRaw
    case _ where major.hasPrefix("3g2"): return movie("3g2")
    case _ where major.hasPrefix("3g"): return movie("3gp")
    default: return isPictureByCompatibility(&bytes, box) ? .still(.heif) : movie("mp4")
    }
  }

  /// A major brand that nobody knows says nothing: the compatible ones do.
  private static func isPictureByCompatibility(_ bytes: inout FileBytes, _ box: ISOBox) -> Bool {
    var found = false
    for offset in stride(from: box.body + 8, to: min(box.end, box.body + 8 + mostBrands * 4), by: 4) {
      guard let brand = bytes.big(UInt32.self, at: offset).map(FourCC.init) else { break }
      if movieBrands.contains(brand) { return false }
      found = found || pictureBrands.contains(brand)
    }
    return found
  }

  private static func jpeg2000(_ bytes: inout FileBytes, _ signature: ISOBox) -> SniffedFormat {
    let isMotion = bytes.matches("ftypmjp2", at: signature.end + 4)
    return isMotion ? movie("mj2") : .still(.jpeg2000)
  }

  private static let pictureBrands: Set<FourCC> = [
    "heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs", "mif1", "mif2", "msf1", "miaf", "avif",
    "avis", "avio", "avci", "avcs", "jpeg", "jpgs", "vvic", "vvis", "j2ki", "j2is",
  ]

  private static let movieBrands: Set<FourCC> = [
    "isom", "iso2", "iso3", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "qt  ",
  ]

  private static let containers: [FourCC: String] = [
    "qt  ": "mov", "M4A ": "m4a", "M4B ": "m4a", "M4P ": "m4a", "F4A ": "m4a", "F4B ": "m4a",
    "KDDI": "3g2", "mjp2": "mj2", "aax ": "aax", "isom": "mp4", "iso2": "mp4", "iso3": "mp4", "iso4": "mp4",
    "iso5": "mp4", "iso6": "mp4", "mp41": "mp4", "mp42": "mp4", "avc1": "mp4", "M4V ": "mp4", "M4VH": "mp4",
    "M4VP": "mp4", "dash": "mp4", "cmfc": "mp4", "cmf2": "mp4", "MSNV": "mp4", "XAVC": "mp4",
  ]
}
