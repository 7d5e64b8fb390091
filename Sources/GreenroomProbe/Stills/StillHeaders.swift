import GreenroomModel

/// Reads what a picture says of itself, without decoding it: the cost does not depend on the picture's size, and
/// no header, however forged, makes room for its pixels.
enum StillHeaders {
  /// The facts of a picture. Throws `file.truncated` where the file ends before its header does, and
  /// `file.unreadable` where the header gives no size.
  static func read(_ format: StillFormat, _ bytes: inout FileBytes) throws(FileProblem) -> MediaFacts {
    if let facts = try facts(of: format, &bytes) { return facts }
    throw bytes.hasMetEnd
      ? .truncatedHeader(of: format, fileSize: bytes.size)
      : FileProblem(
        .fileUnreadable,
        "The content begins like \(format.name), but its header is damaged and gives no picture size. "
          + "Export the picture again.")
  }

  private static func facts(
    of format: StillFormat, _ bytes: inout FileBytes
  ) throws(FileProblem) -> MediaFacts? {
    switch format {
    case .jpeg: JPEGHeader.read(&bytes)
    case .png: try PNGHeader.read(&bytes)
    case .webp: WebPHeader.read(&bytes)
    case .gif: GIFHeader.read(&bytes)
    case .bmp: BitmapHeader.read(&bytes)
    case .tiff: try TIFFHeader.read(&bytes)
    case .heif: try HEIFHeader.read(&bytes)
    case .jpegXL: JPEGXLHeader.read(&bytes)
    case .jpeg2000: JPEG2000Header.read(&bytes)
    case .ico: IconHeader.read(&bytes)
    case .psd: PhotoshopHeader.read(&bytes)
    case .qoi: SimpleHeaders.qoi(&bytes)
    case .dds: SimpleHeaders.dds(&bytes)
    case .dpx: SimpleHeaders.dpx(&bytes)
    case .sgi: SimpleHeaders.sgi(&bytes)
    case .pcx: SimpleHeaders.pcx(&bytes)
    case .tga: TargaHeader.read(&bytes)
    case .pnm: PortableMapHeader.read(&bytes)
    case .openEXR: OpenEXRHeader.read(&bytes)
    case .radiance: RadianceHeader.read(&bytes)
    }
  }
}

extension FileProblem {
  /// The file ends before it has said how large the picture is.
  static func truncatedHeader(of format: StillFormat, fileSize: Int64) -> FileProblem {
    FileProblem(
      .fileTruncated,
      "The file ends inside its \(format.name) header, after \(fileSize) bytes. Get a whole copy of it.")
  }
}

extension StillFormat {
  /// The name that people know the format by.
  var name: String {
    switch self {
    case .jpeg, .png, .gif, .bmp, .tiff, .ico, .psd, .qoi, .tga, .pcx, .sgi, .dds, .dpx: rawValue.uppercased()
    case .webp: "WebP"
    case .heif: "HEIF or AVIF"
    case .jpegXL: "JPEG XL"
    case .jpeg2000: "JPEG 2000"
    case .pnm: "portable map"
    case .openEXR: "OpenEXR"
    case .radiance: "Radiance HDR"
    }
  }
}
