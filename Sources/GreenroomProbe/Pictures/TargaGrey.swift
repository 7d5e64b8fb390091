import GreenroomModel

/// Decodes TGA pictures of grey with an alpha of 8 bits each, which libav takes for colours of 5.
struct TargaGrey {
  private static let headerLength = 18
  private static let bytesPerPixel = 2

  private let header: TargaHeader
  private let bytes: [UInt8]

  /// Nil for a picture of any other kind.
  init?(_ source: FileSource) {
    var head = FileBytes(source)
    guard let header = TargaHeader(&head), header.isGrey, header.depth == 16 else { return nil }
    self.header = header
    bytes = source.bytes(at: 0, count: Int(source.size))
  }

  /// Of a file that was cut, what there is; nil where memory is short.
  func picture() -> StillPicture? {
    guard
      let picture = StillPicture(
        width: Int(header.width), height: Int(header.height), hasAlpha: header.alphaBits > 0)
    else { return nil }
    var place = Self.headerLength + Int(header.idLength) + paletteBytes
    var pixel = 0
    let count = picture.width * picture.height
    while pixel < count, place < bytes.count {
      let packet = header.isRunLength ? Int(bytes[place]) : 0x7F
      if header.isRunLength { place += 1 }
      let repeats = packet & 0x80 != 0
      for _ in 0...packet & 0x7F where pixel < count && place + 1 < bytes.count {
        put(bytes[place], alpha: bytes[place + 1], at: pixel, in: picture)
        pixel += 1
        if !repeats { place += Self.bytesPerPixel }
      }
      if repeats { place += Self.bytesPerPixel }
      if place + 1 >= bytes.count { break }
    }
    picture.hasAlpha = picture.hasAlpha && picture.showsThrough && !picture.isInvisible
    return picture
  }

  /// - Parameter number: Counted as the pixels are stored: from the bottom, unless the descriptor says otherwise.
  private func put(_ grey: UInt8, alpha: UInt8, at number: Int, in picture: StillPicture) {
    let (row, column) = number.quotientAndRemainder(dividingBy: picture.width)
    let shownRow = header.isFromTop ? row : picture.height - 1 - row
    let shownColumn = header.isFromRight ? picture.width - 1 - column : column
    let pixel = picture.row(shownRow) + shownColumn * StillPicture.bytesPerPixel
    (pixel[0], pixel[1], pixel[2], pixel[3]) = (grey, grey, grey, alpha)
  }

  private var paletteBytes: Int {
    header.hasPalette == 1 ? Int(header.paletteLength) * (Int(header.paletteDepth) + 7) / 8 : 0
  }
}
