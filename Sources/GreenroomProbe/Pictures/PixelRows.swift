import GreenroomModel

/// Rows of 8-bit RGBA that someone else owns.
struct PixelRows {
  let start: UnsafePointer<UInt8>
  let width: Int
  let height: Int
  /// Bytes from one row to the next.
  let stride: Int

  /// The part of them in `crop`, which must lie within them.
  func cropped(to crop: PixelRectangle?) -> PixelRows {
    guard let crop else { return self }
    return PixelRows(
      start: start + crop.y * stride + crop.x * StillPicture.bytesPerPixel, width: crop.size.width,
      height: crop.size.height, stride: stride)
  }
}

extension StillPicture {
  var rows: PixelRows { PixelRows(start: pixels, width: width, height: height, stride: stride) }
}
