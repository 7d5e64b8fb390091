/// Formats that are known and not read, each with the reason and what to do.
enum RefusedSignatures {
  static let midi = SniffedFormat.unsupported(
    "This is MIDI, notes without sound. Render it to WAV.", isMedia: true)
  static let cameraRaw = SniffedFormat.unsupported(
    "This is a camera raw file, not a finished picture. Export it as JPEG or PNG.", isMedia: true)
  private static let animation = SniffedFormat.unsupported(
    "This is Flash, a program that draws, not a video. Export it as MP4.", isMedia: true)
  private static let archive = SniffedFormat.unsupported(
    "This is an archive or a document inside one, not media. Unpack it.", isMedia: false)
  private static let program = SniffedFormat.unsupported("This is a program, not media.", isMedia: false)
  private static let document = SniffedFormat.unsupported("This is a document, not media.", isMedia: false)

  static func match(_ bytes: inout FileBytes) -> SniffedFormat? {
    if let word = bytes.big(UInt32.self, at: 0), let format = byWord(word) { return format }
    for entry in table where bytes.matches(entry.magic, at: entry.offset) { return entry.format }
    return nil
  }

  private static func byWord(_ word: UInt32) -> SniffedFormat? {
    switch word {
    case 0xFD37_7A58, 0x377A_BCAF, 0x28B5_2FFD, 0x1F8B_0800...0x1F8B_08FF: archive
    case 0x7F45_4C46, 0xFEED_FACE, 0xFEED_FACF, 0xCFFA_EDFE, 0xCEFA_EDFE, 0xCAFE_BABE, 0x0061_736D: program
    case 0xD0CF_11E0: document
    case 0x8A4D_4E47, 0x8B4A_4E47:
      .unsupported("This is MNG or JNG, which Greenroom does not read. Export it as PNG.", isMedia: true)
    case 0x4D4D_4F52: cameraRaw
    case 0xD7CD_C69A, 0x0100_0900:
      .unsupported("This is a Windows metafile, a drawing. Export it as PNG.", isMedia: true)
    default: nil
    }
  }

  private struct Entry: Sendable {
    let magic: StaticString
    let offset: Int64
    let format: SniffedFormat

    init(_ magic: StaticString, at offset: Int64 = 0, _ format: SniffedFormat) {
      self.magic = magic
      self.offset = offset
      self.format = format
    }
  }

  private static let table: [Entry] = [
    Entry(
      "%PDF-", .unsupported("This is a PDF, not media. Export its pages as PNG or JPEG.", isMedia: false)),
    Entry("%!PS", document),
    Entry("{\\rtf", document),
    Entry("PK\u{03}\u{04}", archive),
    Entry("PK\u{05}\u{06}", archive),
    Entry("Rar!", archive),
    Entry("BZh", archive),
    Entry("ustar", at: 257, archive),
    Entry("MZ", program),
    Entry("SQLite format 3", .unsupported("This is a database, not media.", isMedia: false)),
    Entry("MThd", midi),
    Entry("FWS", animation),
    Entry("CWS", animation),
    Entry("ZWS", animation),
    Entry("gimp xcf", .unsupported("This is a GIMP project. Export it as PNG.", isMedia: true)),
    Entry("BPG", .unsupported("This is a BPG picture, which Greenroom does not read.", isMedia: true)),
    Entry("FLIF", .unsupported("This is a FLIF picture, which Greenroom does not read.", isMedia: true)),
    Entry("icns", .unsupported("This is a macOS icon. Export it as PNG.", isMedia: true)),
    Entry("AT&TFORM", .unsupported("This is a DjVu document. Export its pages as PNG.", isMedia: true)),
    Entry("SIMPLE  =", .unsupported("This is FITS, measured data. Export it as PNG.", isMedia: true)),
    Entry(
      " EMF", at: 40, .unsupported("This is a Windows metafile, a drawing. Export it as PNG.", isMedia: true)),
    Entry("FUJIFILMCCD-RAW", cameraRaw),
    Entry("FOVb", cameraRaw),
    Entry("IIRO", cameraRaw),
    Entry("IIRS", cameraRaw),
    Entry("IIU\u{00}", cameraRaw),
    Entry("\u{00}MRM", cameraRaw),
    Entry("HEAPCCDR", at: 6, cameraRaw),
    Entry("BLENDER", .unsupported("This is a Blender scene. Render it first.", isMedia: false)),
  ]
}
