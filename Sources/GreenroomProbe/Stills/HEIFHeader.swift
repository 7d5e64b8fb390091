import GreenroomModel

/// Reads HEIC, AVIF and other pictures in ISO boxes (ISO/IEC 23008-12): the primary item with its cropping,
/// turning and mirroring, or the picture track where the brand says that the file is a sequence. EXIF orientation
/// is not looked at: in these formats it only repeats what the item's properties have done.
struct HEIFHeader {
  private static let mostBoxes = 64
  private static let sequenceBrands: Set<FourCC> = [
    "avis", "avcs", "hevc", "hevx", "hevm", "hevs", "msf1", "vvis", "jpgs", "j2is",
  ]

  private var major: FourCC?
  private var meta: ISOBox?
  private var movie: ISOBox?
  private var isCut = false

  /// Throws `file.truncated` where the file ends inside the tables that describe the picture.
  static func read(_ bytes: inout FileBytes) throws(FileProblem) -> MediaFacts? {
    var header = HEIFHeader()
    header.findBoxes(&bytes)
    if let meta = header.meta, meta.isCut {
      // The tables come before the pictures: half of them would give a size that is not turned or cropped.
      throw .truncatedHeader(of: .heif, fileSize: bytes.size)
    }
    guard var facts = header.facts(&bytes) else { return nil }
    facts.truncated = header.isCut ? true : nil
    if let meta = header.meta { HEIFTexts.note(&bytes, HEIFMeta(&bytes, meta)) }
    return facts
  }

  private mutating func findBoxes(_ bytes: inout FileBytes) {
    var offset: Int64 = 0
    for _ in 0..<Self.mostBoxes {
      guard let box = ISOBox(&bytes, at: offset, limit: bytes.size) else { return }
      switch box.type {
      case "ftyp": major = major ?? bytes.big(UInt32.self, at: box.body).map(FourCC.init)
      case "meta": meta = meta ?? box
      case "moov": movie = movie ?? box
      case "uuid":
        if let kind = EmbeddedPlace.Kind(&bytes, extended: box) {
          bytes.note(kind, at: box.body + 16, end: box.end)
        }
      default: break
      }
      isCut = isCut || box.isCut
      offset = box.end
    }
  }

  private func facts(_ bytes: inout FileBytes) -> MediaFacts? {
    let isSequence = major.map(Self.sequenceBrands.contains) ?? false
    let item = { (bytes: inout FileBytes) in meta.flatMap { HEIFItem.primaryFacts(&bytes, meta: $0) } }
    let track = { (bytes: inout FileBytes) in movie.flatMap { HEIFSequence.facts(&bytes, movie: $0) } }
    return isSequence ? track(&bytes) ?? item(&bytes) : item(&bytes) ?? track(&bytes)
  }
}
