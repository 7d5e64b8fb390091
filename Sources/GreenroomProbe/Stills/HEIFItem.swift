import GreenroomModel

/// The picture that a `meta` box calls primary.
enum HEIFItem {
  /// An item derived from an item derived from …: more steps than this are a circle.
  private static let mostDerivations = 4
  private static let mostAuxiliaries = 16
  private static let derived: Set<FourCC> = ["grid", "iovl", "iden", "tmap"]

  static func primaryFacts(_ bytes: inout FileBytes, meta box: ISOBox) -> MediaFacts? {
    let meta = HEIFMeta(&bytes, box)
    guard let primary = meta.primaryItem(&bytes) else { return nil }
    let properties = meta.properties(&bytes, of: primary)
    let coded = codedItem(&bytes, meta, below: primary)
    let codec = HEIFCodec(coded.type)
    var picture = HEIFPicture()
    for property in properties { picture.apply(&bytes, property) }
    guard let size = picture.size,
      var facts = MediaFacts(
        still: codec.container, codec: codec.name, width: size.codedWidth, height: size.codedHeight)
    else { return nil }
    facts.width = size.width
    facts.height = size.height
    facts.rotation = picture.rotation

    var format = HEIFFormat()
    for property in meta.properties(&bytes, of: coded.item) + properties { format.note(&bytes, property) }
    format.describe(&facts)
    facts.alpha = hasAlpha(&bytes, meta, primary) || hasAlpha(&bytes, meta, coded.item)
    return facts
  }

  /// The item whose pictures are really coded: the first tile of a grid, the source of a derived picture.
  private static func codedItem(
    _ bytes: inout FileBytes, _ meta: HEIFMeta, below item: UInt32
  ) -> (item: UInt32, type: FourCC?) {
    var item = item
    var type = meta.type(&bytes, of: item)
    for _ in 0..<mostDerivations {
      guard let derivedType = type, derived.contains(derivedType),
        let source = meta.targets(&bytes, from: item, "dimg").first
      else { break }
      item = source
      type = meta.type(&bytes, of: item)
    }
    return (item, type)
  }

  /// Whether an auxiliary picture that is called alpha belongs to the item.
  private static func hasAlpha(_ bytes: inout FileBytes, _ meta: HEIFMeta, _ item: UInt32) -> Bool {
    meta.sources(&bytes, to: item, "auxl").prefix(mostAuxiliaries).contains { auxiliary in
      meta.properties(&bytes, of: auxiliary).contains { property in
        property.type == "auxC" && HEIFAuxiliary.isAlpha(&bytes, property)
      }
    }
  }
}

/// What an auxiliary picture or track is for.
enum HEIFAuxiliary {
  /// Whether the `auxC` or `auxi` box names alpha, by the common name or by that of HEVC or AVC.
  static func isAlpha(_ bytes: inout FileBytes, _ box: ISOBox) -> Bool {
    let name = box.body + 4
    return bytes.matches("urn:mpeg:mpegB:cicp:systems:auxiliary:alpha", at: name)
      || bytes.matches("urn:mpeg:hevc:2015:auxid:1", at: name)
      || bytes.matches("urn:mpeg:avc:2015:auxid:1", at: name)
  }
}

/// What codes the pictures, and what the file is then called.
struct HEIFCodec {
  let container: String
  let name: String?

  init(_ type: FourCC?) {
    switch type {
    case "av01": (container, name) = ("avif", "av1")
    case "hvc1", "hev1": (container, name) = ("heic", "hevc")
    case "avc1", "avc3": (container, name) = ("heif", "h264")
    case "vvc1": (container, name) = ("heif", "vvc")
    case "jpeg": (container, name) = ("heif", "mjpeg")
    case "j2k1": (container, name) = ("heif", "jpeg2000")
    case "unci": (container, name) = ("heif", "rawvideo")
    default: (container, name) = ("heif", nil)
    }
  }
}
