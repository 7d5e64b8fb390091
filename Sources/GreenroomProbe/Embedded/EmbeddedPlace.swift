/// A stretch of a file in which something is embedded.
struct EmbeddedPlace: Equatable {
  enum Kind: Equatable {
    /// A text chunk of a PNG: plain, compressed, or international.
    case pngText, pngCompressedText, pngInternationalText
    /// Directories of TIFF, with or without `Exif\0\0` before them.
    case exif
    case xmp
    /// A JPEG's own comment.
    case comment
    /// A manifest of C2PA, of which no more than the presence is noted.
    case manifest
  }

  /// Places of one file; who writes more writes no metadata.
  static let most = 64

  let kind: Kind
  let start: Int64
  let end: Int64
}

extension EmbeddedPlace.Kind {
  init?(pngChunk type: FourCC) {
    switch type {
    case "tEXt": self = .pngText
    case "zTXt": self = .pngCompressedText
    case "iTXt": self = .pngInternationalText
    case "caBX": self = .manifest
    default: return nil
    }
  }

  /// By the extended type of a `uuid` box: C2PA's (C2PA 2.1, A.5) or XMP's (XMP part 3, 1.2.5).
  init?(_ bytes: inout FileBytes, extended box: ISOBox) {
    switch (bytes.big(UInt64.self, at: box.body), bytes.big(UInt64.self, at: box.body + 8)) {
    case (0xD8FE_C3D6_1B0E_483C, 0x9297_5828_877E_C481): self = .manifest
    case (0xBE7A_CFCB_97A9_42E8, 0x9C71_9994_91E3_AFAC): self = .xmp
    default: return nil
    }
  }
}
