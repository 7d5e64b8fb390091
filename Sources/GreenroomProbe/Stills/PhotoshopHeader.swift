import GreenroomModel

/// Reads the header of a Photoshop document, ordinary or large.
enum PhotoshopHeader {
  static func read(_ bytes: inout FileBytes) -> MediaFacts? {
    guard let version = bytes.big(UInt16.self, at: 4), let channels = bytes.big(UInt16.self, at: 12),
      let height = bytes.big(UInt32.self, at: 14), let width = bytes.big(UInt32.self, at: 18),
      let depth = bytes.big(UInt16.self, at: 22), let mode = bytes.big(UInt16.self, at: 24),
      var facts = MediaFacts(still: version == 2 ? "psb" : "psd", codec: "psd", width: width, height: height)
    else { return nil }
    facts.bitDepth = (1...32).contains(depth) ? Int(depth) : nil
    let (model, own): (String?, UInt16?) =
      switch mode {
      case 0, 1, 8: ("gray", 1)
      case 2: ("palette", 1)
      case 3: ("rgb", 3)
      case 4: ("cmyk", 4)
      case 9: ("lab", 3)
      default: (nil, nil)
      }
    facts.colorModel = model
    facts.alpha = own.map { channels > $0 }
    return facts
  }
}
