import CLibAV
import GreenroomModel

/// Draws how loud a sound is over time.
enum Waveform {
  private static let size = PixelSize(Preview.side, 192)
  /// That of a contact sheet, on which a waveform stands without an edge.
  private static let ground = PlainColour(red: 32, green: 33, blue: 37)
  private static let bar = PlainColour(red: 112, green: 184, blue: 196)
  private static let axis = PlainColour(red: 62, green: 74, blue: 88)
  /// Pixels of one bar, and from one to the next.
  private static let barWidth = 3
  private static let pitch = 4
  /// Above and below the loudest.
  private static let margin = 12

  /// 8-bit RGB; nil where memory is short.
  static func picture(of curve: SoundCurve) -> SharedFrame? {
    guard let box = FrameBox.picture(AV_PIX_FMT_RGB24, width: size.width, height: size.height) else {
      return nil
    }
    let picture = SharedFrame(box)
    fill(picture, x: 0, y: 0, size, ground)
    let middle = size.height / 2
    fill(picture, x: 0, y: middle, PixelSize(size.width, 1), axis)
    let heights = levels(curve, count: size.width / pitch)
    let room = Double(middle - margin)
    for (number, level) in heights.enumerated() {
      // Loudness is heard by its ratios: the root shows the soft beside the loud.
      let height = Int((level.squareRoot() * room).rounded())
      guard height > 0 else { continue }
      fill(
        picture, x: number * pitch, y: middle - height, PixelSize(barWidth, 2 * height + 1), bar)
    }
    return picture
  }

  /// From 0 to 1, each of an equal span of time.
  private static func levels(_ curve: SoundCurve, count: Int) -> [Double] {
    guard let peaks = curve.zooms.last?.peaks, !peaks.isEmpty else { return [] }
    return (0..<count).map { number in
      let start = number * peaks.count / count
      let end = max(start + 1, (number + 1) * peaks.count / count)
      return Double(peaks[start..<min(end, peaks.count)].max() ?? 0) / 255
    }
  }

  private static func fill(_ picture: SharedFrame, x: Int, y: Int, _ size: PixelSize, _ colour: PlainColour) {
    guard let rows = picture.frame.pointee.data.0 else { return }
    for row in y..<min(y + size.height, self.size.height) {
      var pixel = rows + row * Int(picture.frame.pointee.linesize.0) + x * RGBPicture.bytesPerPixel
      for _ in x..<min(x + size.width, self.size.width) {
        (pixel[0], pixel[1], pixel[2]) = (colour.red, colour.green, colour.blue)
        pixel += RGBPicture.bytesPerPixel
      }
    }
  }
}
