import GreenroomModel

/// Reads the first picture of a TIFF or BigTIFF (TIFF 6.0) and counts its pages.
struct TIFFHeader {
  private static let mostEntries = 4_096
  private static let mostPages = 1_024

  private var newSubfileType: UInt64 = 0
  private var width: UInt64 = 0
  private var height: UInt64 = 0
  private var bits: UInt64?
  private var compression: UInt64 = 1
  private var photometric: UInt64?
  private var samples: UInt64 = 1
  private var orientation: EXIFOrientation?
  private var extraSamples: [UInt64] = []
  private var hasSubdirectories = false
  private var isDigitalNegative = false
  private var strips: TIFFStrips?

  /// Throws `file.unsupported` for camera raw files, which are TIFF in form but hold no finished picture.
  static func read(_ bytes: inout FileBytes) throws(FileProblem) -> MediaFacts? {
    guard let file = TIFFFile(&bytes, at: 0, end: bytes.size),
      let entries = file.entryCount(&bytes, of: file.firstDirectory)
    else { return nil }
    var header = TIFFHeader()
    for index in 0..<min(entries, mostEntries) {
      guard let entry = file.entry(&bytes, index, of: file.firstDirectory) else { return nil }
      header.note(entry, in: file, &bytes)
    }
    if header.isCameraRaw(&bytes), let problem = RefusedSignatures.cameraRaw.problem { throw problem }
    guard var facts = header.facts() else { return nil }
    bytes.note(.exif, at: 0, end: bytes.size)
    let pages = pageCount(&bytes, file, firstEntries: entries)
    if pages > 1 { facts.frameCount = pages }
    facts.truncated = header.strips?.isCut(fileSize: bytes.size) == true ? true : nil
    return facts
  }

  private mutating func note(_ entry: TIFFFile.Entry, in file: TIFFFile, _ bytes: inout FileBytes) {
    let value = file.value(&bytes, of: entry)
    switch entry.tag {
    case 254: newSubfileType = value ?? 0
    case 256: width = value ?? 0
    case 257: height = value ?? 0
    case 258: bits = value
    case 259: compression = value ?? 1
    case 262: photometric = value
    case 273, 324: strips = strips ?? TIFFStrips(&bytes, file, offsets: entry)
    case 279, 325: strips?.addLengths(&bytes, file, lengths: entry)
    case EXIFOrientation.tag: orientation = EXIFOrientation(rawValue: Int(clamping: value ?? 0))
    case 277: samples = value ?? 1
    case 330: hasSubdirectories = true
    case 338:
      extraSamples = (0..<min(entry.count, 8)).compactMap { file.value(&bytes, of: entry, at: $0) }
    case 50706: isDigitalNegative = true
    default: break
    }
  }

  /// A reduced picture whose full one stands aside is a raw file's preview.
  private func isCameraRaw(_ bytes: inout FileBytes) -> Bool {
    isDigitalNegative || photometric == 32803 || photometric == 34892
      || bytes.matches("CR", at: 8) && compression == 6
      || newSubfileType & 1 == 1 && hasSubdirectories
  }

  private static func pageCount(_ bytes: inout FileBytes, _ file: TIFFFile, firstEntries: Int) -> Int {
    var directory = file.firstDirectory
    var entries = firstEntries
    var pages = 1
    while pages < mostPages, let next = file.next(&bytes, after: directory, entries: entries),
      let count = file.entryCount(&bytes, of: next), count > 0
    {
      // Directories that point backwards may run in a circle.
      guard next > directory || pages == 1 else { break }
      directory = next
      entries = count
      pages += 1
    }
    return pages
  }

  private func facts() -> MediaFacts? {
    guard var facts = MediaFacts(still: "tiff", codec: "tiff", width: width, height: height) else {
      return nil
    }
    facts.bitDepth = photometric == 3 ? 8 : bits.flatMap { (1...64).contains($0) ? Int($0) : nil } ?? 1
    facts.colorModel = colorModel
    facts.alpha = hasAlpha
    facts.turn(by: orientation)
    return facts
  }

  private var colorModel: String? {
    switch photometric {
    case 0, 1, 4: "gray"
    case 2: "rgb"
    case 3: "palette"
    case 5: "cmyk"
    case 6: "ycbcr"
    case 8, 9, 10: "lab"
    default: nil
    }
  }

  /// An extra sample that is not declared as alpha is none, but a fourth one beside RGB without any declaration
  /// is taken for alpha by common readers.
  private var hasAlpha: Bool {
    if !extraSamples.isEmpty { return extraSamples.contains(1) || extraSamples.contains(2) }
    return photometric == 2 && samples == 4
  }
}
