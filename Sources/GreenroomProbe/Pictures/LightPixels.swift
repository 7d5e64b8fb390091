import CLibAV
import Foundation

/// Shows pictures that hold amounts of light, as OpenEXR and Radiance do: 1 is white, and more is white too.
enum LightPixels {
  private static let steps = 4_096

  /// What sRGB stores for each amount from 0 to 1 (IEC 61966-2-1).
  private static let curve: [UInt8] = (0...steps).map { step in
    let light = Double(step) / Double(steps)
    let stored = light <= 0.003_130_8 ? 12.92 * light : 1.055 * pow(light, 1 / 2.4) - 0.055
    return UInt8((stored * 255).rounded())
  }

  /// False where the frame is none of that kind.
  static func fill(_ picture: StillPicture, from frame: UnsafeMutablePointer<AVFrame>) -> Bool {
    let format = AVPixelFormat(rawValue: frame.pointee.format)
    guard format == AV_PIX_FMT_GBRPF32LE || format == AV_PIX_FMT_GBRAPF32LE || format == AV_PIX_FMT_GRAYF32LE
    else { return false }
    let data = frame.pointee.data
    let lines = frame.pointee.linesize
    // Planes are green, blue, red and alpha.
    let isGrey = format == AV_PIX_FMT_GRAYF32LE
    let planes =
      isGrey
      ? [(data.0, lines.0), (data.0, lines.0), (data.0, lines.0)]
      : [(data.2, lines.2), (data.0, lines.0), (data.1, lines.1)]
    for (channel, plane) in planes.enumerated() {
      fill(picture, channel, from: plane) { curve[Int((bounded($0) * Float(steps)).rounded())] }
    }
    if format == AV_PIX_FMT_GBRAPF32LE {
      fill(picture, 3, from: (data.3, lines.3)) { UInt8((bounded($0) * 255).rounded()) }
    } else {
      for pixel in 0..<picture.width * picture.height { picture.pixels[pixel * 4 + 3] = 255 }
    }
    return true
  }

  private static func fill(
    _ picture: StillPicture, _ channel: Int, from plane: (UnsafeMutablePointer<UInt8>?, CInt),
    _ shown: (Float) -> UInt8
  ) {
    guard let start = plane.0 else { return }
    for number in 0..<picture.height {
      let row = UnsafeRawPointer(start + number * Int(plane.1))
      let target = picture.row(number)
      for column in 0..<picture.width {
        target[column * 4 + channel] = shown(row.load(fromByteOffset: column * 4, as: Float.self))
      }
    }
  }

  /// Not a number counts as none.
  private static func bounded(_ light: Float) -> Float { light > 0 ? min(light, 1) : 0 }
}
