import CLibAV
import Glibc
import GreenroomModel

/// The three planes of 8-bit 4:2:0 pictures, whose sides are even.
enum Planes {
  /// All of one colour, in BT.709 and limited range.
  static func fill(_ frame: UnsafeMutablePointer<AVFrame>, _ colour: PlainColour) {
    let values = limited(colour)
    forEach(frame) { plane, rows, stride, width, height in
      for row in 0..<height { memset(rows + row * stride, CInt(values[plane]), width) }
    }
  }

  /// The whole of `source` with its corner at `place`, whose numbers are even.
  static func copy(
    _ source: UnsafeMutablePointer<AVFrame>, to target: UnsafeMutablePointer<AVFrame>, at place: PixelSize
  ) {
    forEach(source) { plane, rows, stride, width, height in
      let shift = plane == 0 ? 0 : 1
      guard let room = Self.rows(target, plane) else { return }
      let start = room.rows + (place.height >> shift) * room.stride + (place.width >> shift)
      for row in 0..<height { memcpy(start + row * room.stride, rows + row * stride, width) }
    }
  }

  static func rows(
    _ frame: UnsafeMutablePointer<AVFrame>, _ plane: Int
  ) -> (rows: UnsafeMutablePointer<UInt8>, stride: Int)? {
    let (data, lines) = (frame.pointee.data, frame.pointee.linesize)
    let rows = [data.0, data.1, data.2][plane]
    let stride = [lines.0, lines.1, lines.2][plane]
    return rows.map { ($0, Int(stride)) }
  }

  static func forEach(
    _ frame: UnsafeMutablePointer<AVFrame>,
    _ visit: (_ plane: Int, _ rows: UnsafeMutablePointer<UInt8>, _ stride: Int, _ width: Int, _ height: Int)
      -> Void
  ) {
    for plane in 0..<3 {
      guard let (rows, stride) = rows(frame, plane) else { continue }
      let (width, height) = (Int(frame.pointee.width), Int(frame.pointee.height))
      visit(plane, rows, stride, plane == 0 ? width : (width + 1) / 2, plane == 0 ? height : (height + 1) / 2)
    }
  }

  private static func limited(_ colour: PlainColour) -> [UInt8] {
    let (red, green, blue) = (Double(colour.red) / 255, Double(colour.green) / 255, Double(colour.blue) / 255)
    let luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    let values = [
      16 + 219 * luma, 128 + 224 * (blue - luma) / 1.8556, 128 + 224 * (red - luma) / 1.5748,
    ]
    return values.map { UInt8($0.rounded()) }
  }
}

/// Turns 8-bit 4:2:0 pictures.
enum PlaneTurning {
  /// Clockwise by 0, 90, 180 or 270 degrees.
  static func turned(_ picture: consuming FrameBox, by rotation: Int) throws(AVError) -> FrameBox {
    guard rotation != 0 else { return picture }
    let (width, height) = (Int(picture.frame.pointee.width), Int(picture.frame.pointee.height))
    let isOnSide = rotation % 180 != 0
    guard
      let turned = FrameBox.picture(
        AV_PIX_FMT_YUV420P, width: isOnSide ? height : width, height: isOnSide ? width : height)
    else { throw AVError(-ENOMEM) }
    turned.tagAsBT709()
    Planes.forEach(picture.frame) { plane, rows, stride, width, height in
      guard let target = Planes.rows(turned.frame, plane) else { return }
      turn(rows, stride, PixelSize(width, height), to: target.rows, target.stride, by: rotation)
    }
    return turned
  }

  private static func turn(
    _ source: UnsafeMutablePointer<UInt8>, _ stride: Int, _ size: PixelSize,
    to target: UnsafeMutablePointer<UInt8>, _ targetStride: Int, by rotation: Int
  ) {
    for row in 0..<size.height {
      var (pixel, from): (UnsafeMutablePointer<UInt8>, UnsafeMutablePointer<UInt8>)
      let step: Int
      from = source + row * stride
      switch rotation {
      case 90: (pixel, step) = (target + size.height - 1 - row, targetStride)
      case 180:
        (pixel, step) = (target + (size.height - 1 - row) * targetStride + size.width - 1, -1)
      default: (pixel, step) = (target + row + (size.width - 1) * targetStride, -targetStride)
      }
      for _ in 0..<size.width {
        pixel.pointee = from.pointee
        pixel += step
        from += 1
      }
    }
  }
}
