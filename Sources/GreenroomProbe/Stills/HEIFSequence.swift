import GreenroomModel

/// An image sequence: pictures in a track of a `moov` box (ISO/IEC 23008-12, 7).
struct HEIFSequence {
  private static let mostTracks = 32
  private static let mostBoxes = 64

  private var hasPicture = false
  private var header: ISOBox?
  private var mediaHeader: ISOBox?
  private var descriptions: ISOBox?
  private var sampleSizes: ISOBox?
  private var isAuxiliary = false

  static func facts(_ bytes: inout FileBytes, movie: ISOBox) -> MediaFacts? {
    let tracks = HEIFMeta.boxes(&bytes, from: movie.body, to: movie.end, most: mostTracks)
      .filter { $0.type == "trak" }
      .map { HEIFSequence(&bytes, track: $0) }
    guard let picture = tracks.first(where: \.hasPicture), var facts = picture.facts(&bytes) else {
      return nil
    }
    facts.alpha = tracks.contains { $0.isAlpha(&bytes) }
    return facts
  }

  private init(_ bytes: inout FileBytes, track: ISOBox) { visit(&bytes, track, depth: 0) }

  private mutating func visit(_ bytes: inout FileBytes, _ parent: ISOBox, depth: Int) {
    guard depth < 4 else { return }
    for box in HEIFMeta.boxes(&bytes, from: parent.body, to: parent.end, most: Self.mostBoxes) {
      switch box.type {
      case "mdia", "minf", "stbl": visit(&bytes, box, depth: depth + 1)
      case "tkhd": header = header ?? box
      case "mdhd": mediaHeader = mediaHeader ?? box
      case "stsd": descriptions = descriptions ?? box
      case "stsz": sampleSizes = sampleSizes ?? box
      case "hdlr" where depth == 1:
        let handler = bytes.big(UInt32.self, at: box.body + 8).map(FourCC.init)
        hasPicture = handler == "pict" || handler == "vide"
        isAuxiliary = handler == "auxv"
      default: break
      }
    }
  }

  private func facts(_ bytes: inout FileBytes) -> MediaFacts? {
    guard let entry = sampleEntry(&bytes),
      let width = bytes.big(UInt16.self, at: entry.body + 24),
      let height = bytes.big(UInt16.self, at: entry.body + 26)
    else { return nil }
    let codec = HEIFCodec(entry.type)
    guard var facts = MediaFacts(still: codec.container, codec: codec.name, width: width, height: height)
    else {
      return nil
    }
    var format = HEIFFormat()
    for box in properties(&bytes, of: entry) { format.note(&bytes, box) }
    format.describe(&facts)
    turn(&facts, &bytes)
    let frames = sampleSizes.flatMap { bytes.big(UInt32.self, at: $0.body + 8) }
    facts.animate(frames: Int(frames ?? 0), duration: duration(&bytes))
    return facts
  }

  private func isAlpha(_ bytes: inout FileBytes) -> Bool {
    guard isAuxiliary, let entry = sampleEntry(&bytes) else { return false }
    return properties(&bytes, of: entry).contains { $0.type == "auxi" && HEIFAuxiliary.isAlpha(&bytes, $0) }
  }

  private func sampleEntry(_ bytes: inout FileBytes) -> ISOBox? {
    descriptions.flatMap { ISOBox(&bytes, at: $0.body + 8, limit: $0.end) }
  }

  /// The boxes behind the fixed fields of a visual sample entry.
  private func properties(_ bytes: inout FileBytes, of entry: ISOBox) -> [ISOBox] {
    HEIFMeta.boxes(&bytes, from: entry.body + 78, to: entry.end, most: Self.mostBoxes)
  }

  /// Turns the picture as the track's matrix says: its first row is (0, 1) for a quarter clockwise.
  private func turn(_ facts: inout MediaFacts, _ bytes: inout FileBytes) {
    guard let header, let version = bytes.byte(at: header.body) else { return }
    let matrix = header.body + (version == 0 ? 40 : 52)
    guard let a = bytes.big(Int32.self, at: matrix), let b = bytes.big(Int32.self, at: matrix + 4) else {
      return
    }
    facts.rotation = a > 0 ? 0 : b > 0 ? 90 : a < 0 ? 180 : b < 0 ? 270 : 0
    if a == 0, b != 0 { swap(&facts.width, &facts.height) }
  }

  private func duration(_ bytes: inout FileBytes) -> Seconds? {
    guard let mediaHeader, let version = bytes.byte(at: mediaHeader.body) else { return nil }
    let place = mediaHeader.body + (version == 0 ? 12 : 20)
    let ticks =
      version == 0
      ? bytes.big(UInt32.self, at: place + 4).flatMap { $0 == .max ? nil : UInt64($0) }
      : bytes.big(UInt64.self, at: place + 4)
    guard let scale = bytes.big(UInt32.self, at: place), scale > 0, let ticks, ticks > 0,
      ticks / UInt64(scale) < UInt64(Int32.max)
    else { return nil }
    // Below 2³¹ s of at most 2³² ticks each: the parts cannot overflow.
    let whole = ticks / UInt64(scale) * 1_000_000
    let part = ticks % UInt64(scale) * 1_000_000 / UInt64(scale)
    return Seconds(microseconds: Int64(whole + part))
  }
}
