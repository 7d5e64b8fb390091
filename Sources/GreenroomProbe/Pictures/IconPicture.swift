import GreenroomModel

/// The largest picture of a Windows icon or cursor, as a file that decoders know: PNG as it stands there, or a bitmap,
/// whose transparent pixels are marked in a mask behind it.
struct IconPicture {
  private static let fileHeader = 14
  private static let leastHeader = 40

  let isPNG: Bool
  /// Of a PNG or BMP file.
  let bytes: [UInt8]
  private let mask: Mask?

  /// One bit a pixel, rows from the bottom; set bits are transparent.
  private struct Mask {
    let rows: ArraySlice<UInt8>
    let stride: Int

    func hides(_ column: Int, ofRowFromBottom row: Int) -> Bool {
      rows[rows.startIndex + row * stride + column / 8] & (0x80 >> (column % 8)) != 0
    }
  }

  /// Nil where nothing of it is there.
  init?(_ source: FileSource) {
    var header = FileBytes(source)
    guard let picture = IconHeader.largest(&header), let width = picture.facts.width,
      let height = picture.facts.height, picture.start < source.size
    else { return nil }
    let length = min(picture.length > 0 ? picture.length : .max, source.size - picture.start)
    let content = source.bytes(at: picture.start, count: Int(length))
    isPNG = picture.facts.videoCodec == "png"
    guard !isPNG else {
      (bytes, mask) = (content, nil)
      return
    }
    guard let bitmap = Bitmap(content, PixelSize(width, height)) else { return nil }
    bytes = bitmap.file
    mask = bitmap.maskStart.map { start in
      Mask(rows: content[start...], stride: Bitmap.stride(width, bits: 1))
    }
  }

  /// Takes out of a decoded bitmap what its mask hides. Where pixels have an alpha of their own, that is what is shown.
  func hide(in picture: StillPicture) {
    guard !picture.hasAlpha || picture.isInvisible else { return }
    guard let mask else {
      picture.hasAlpha = false
      return
    }
    for row in 0..<picture.height {
      var pixel = picture.row(row)
      for column in 0..<picture.width {
        pixel[3] = mask.hides(column, ofRowFromBottom: picture.height - 1 - row) ? 0 : 255
        pixel += StillPicture.bytesPerPixel
      }
    }
    picture.hasAlpha = picture.showsThrough
  }

  /// A bitmap without the header that files have.
  private struct Bitmap {
    let file: [UInt8]
    /// Where the mask begins in what was given; nil where it is not there as a whole.
    let maskStart: Int?

    init?(_ content: [UInt8], _ size: PixelSize) {
      guard content.count >= leastHeader else { return nil }
      let header = Self.number(content, at: 0, bytes: 4)
      let bits = Self.number(content, at: 14, bytes: 2)
      guard header >= leastHeader, header < content.count, [1, 4, 8, 16, 24, 32].contains(bits) else {
        return nil
      }
      let hasMasks = header == leastHeader && Self.number(content, at: 16, bytes: 4) == 3
      let named = Self.number(content, at: 32, bytes: 4)
      let colours = bits <= 8 ? (named > 0 ? min(named, 1 << bits) : 1 << bits) : 0
      let pixels = header + 4 * colours + (hasMasks ? 12 : 0)
      let end = pixels + Self.stride(size.width, bits: bits) * size.height
      let maskLength = Self.stride(size.width, bits: 1) * size.height
      maskStart = end + maskLength <= content.count ? end : nil
      let length = fileHeader + min(end, content.count)
      file =
        Array("BM".utf8) + Self.little(length) + Self.little(0) + Self.little(fileHeader + pixels)
        + content[..<8] + Self.little(size.height) + content[12..<min(end, content.count)]
    }

    /// Bytes of a row, which fill words of four.
    static func stride(_ width: Int, bits: Int) -> Int { (width * bits + 31) / 32 * 4 }

    private static func number(_ content: [UInt8], at place: Int, bytes: Int) -> Int {
      content[place..<place + bytes].reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    private static func little(_ number: Int) -> [UInt8] {
      (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
  }
}
