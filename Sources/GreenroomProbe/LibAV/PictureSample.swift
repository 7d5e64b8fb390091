import CLibAV
import Glibc

/// A grid of pixels out of one decoded picture, in 8-bit RGBA.
enum PictureSample {
  /// Pixels a side, at most: enough that anything a viewer would see lies on one of them.
  private static let side: CInt = 384

  /// What the picture shows; nil where it cannot be converted or was never filled.
  static func look(_ frame: UnsafeMutablePointer<AVFrame>) -> PictureLook? {
    guard let look = lookConverted(frame) else { return nil }
    return look.isFlat && isUnfilled(frame) ? nil : look
  }

  /// Decoders that fail in silence hand out a picture of zeros, which in luma and chroma is a green that no
  /// camera or encoder makes.
  private static func isUnfilled(_ frame: UnsafeMutablePointer<AVFrame>) -> Bool {
    guard PixelLayout(frame.pointee.format)?.colorModel == "ycbcr", let luma = frame.pointee.data.0,
      let chroma = frame.pointee.data.1
    else { return false }
    return luma[0] == 0 && chroma[0] == 0
  }

  private static func lookConverted(_ frame: UnsafeMutablePointer<AVFrame>) -> PictureLook? {
    let width = min(frame.pointee.width, side)
    let height = min(frame.pointee.height, side)
    guard width > 0, height > 0, let target = FrameBox() else { return nil }
    guard
      let scaler = sws_getContext(
        frame.pointee.width, frame.pointee.height, AVPixelFormat(rawValue: frame.pointee.format), width,
        height,
        AV_PIX_FMT_RGBA, SWS_POINT, nil, nil, nil)
    else { return nil }
    defer { sws_freeContext(scaler) }
    target.frame.pointee.width = width
    target.frame.pointee.height = height
    target.frame.pointee.format = AV_PIX_FMT_RGBA.rawValue
    guard sws_scale_frame(scaler, target.frame, frame) >= 0, let rows = target.frame.pointee.data.0 else {
      return nil
    }
    return look(rows, width: Int(width), height: Int(height), stride: Int(target.frame.pointee.linesize.0))
  }

  /// What these rows of 8-bit RGBA show, of which a large picture has some looked at only.
  static func look(_ pixels: UnsafePointer<UInt8>, width: Int, height: Int, stride: Int) -> PictureLook {
    if isFlat(pixels, width: width, height: height, stride: stride) { return PictureLook(isFlat: true) }
    return LightGrid(pixels, width: width, height: height, stride: stride).look
  }

  static func isFlat(
    _ pixels: UnsafePointer<UInt8>, width: Int, height: Int, stride: Int
  ) -> Bool {
    var range = ColorRange()
    for row in 0..<height {
      let start = pixels + row * stride
      // Flat pictures mostly repeat one row, which need not be looked at twice.
      if row > 0, memcmp(start, start - stride, width * 4) == 0 { continue }
      range.add(UnsafeBufferPointer(start: start, count: width * 4))
      if !range.isFlat { return false }
    }
    return range.isFlat
  }
}

/// The least and the greatest value of each channel over many RGBA pixels.
struct ColorRange {
  /// Rounding and a codec's noise on one colour stay within this, of 255.
  private static let noise = 10
  /// Darker than this everywhere is black to a viewer, whatever noise is in it.
  static let nearBlack: UInt8 = 24

  private var least: (UInt8, UInt8, UInt8, UInt8) = (255, 255, 255, 255)
  private var greatest: (UInt8, UInt8, UInt8, UInt8) = (0, 0, 0, 0)

  /// Adds a row of pixels, four bytes each.
  mutating func add(_ row: UnsafeBufferPointer<UInt8>) {
    var offset = 0
    while offset + 3 < row.count {
      least.0 = min(least.0, row[offset])
      least.1 = min(least.1, row[offset + 1])
      least.2 = min(least.2, row[offset + 2])
      least.3 = min(least.3, row[offset + 3])
      greatest.0 = max(greatest.0, row[offset])
      greatest.1 = max(greatest.1, row[offset + 1])
      greatest.2 = max(greatest.2, row[offset + 2])
      greatest.3 = max(greatest.3, row[offset + 3])
      offset += 4
    }
  }

  /// One colour, or near black, or nothing but transparency.
  var isFlat: Bool {
    let alpha = Int(greatest.3) - Int(least.3)
    if greatest.3 == 0 { return true }
    guard alpha <= Self.noise else { return false }
    if max(greatest.0, greatest.1, greatest.2) <= Self.nearBlack { return true }
    let widest = max(
      Int(greatest.0) - Int(least.0), Int(greatest.1) - Int(least.1), Int(greatest.2) - Int(least.2))
    return widest <= Self.noise
  }
}
