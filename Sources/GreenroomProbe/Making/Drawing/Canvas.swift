import CLibAV
import Glibc

/// A rectangle of pixels.
struct Box: Equatable {
  var left: Int
  var top: Int
  var width: Int
  var height: Int

  var right: Int { left + width }
  var bottom: Int { top + height }
}

/// Draws on a frame of planar Y′CbCr whose chroma has half the pixels each way. All drawing is filling of
/// rectangles, row by row, which is fast also where the compiler does not optimise; what lies outside is left
/// out.
struct Canvas {
  /// Must be writable and outlive the canvas.
  let frame: UnsafeMutablePointer<AVFrame>

  var width: Int { Int(frame.pointee.width) }
  var height: Int { Int(frame.pointee.height) }

  func fill(_ box: Box, _ colour: Colour) {
    let columns = max(0, box.left)..<max(0, box.left, min(width, box.right))
    let rows = max(0, box.top)..<max(0, box.top, min(height, box.bottom))
    let data = frame.pointee.data
    let strides = frame.pointee.linesize
    Self.fill(data.0, strides.0, rows, columns, colour.luma)
    Self.fill(data.1, strides.1, rows.halved, columns.halved, colour.blue)
    Self.fill(data.2, strides.2, rows.halved, columns.halved, colour.red)
  }

  private static func fill(
    _ plane: UnsafeMutablePointer<UInt8>?, _ stride: CInt, _ rows: Range<Int>, _ columns: Range<Int>,
    _ value: UInt8
  ) {
    guard let plane, !columns.isEmpty else { return }
    for row in rows {
      memset(plane + row * Int(stride) + columns.lowerBound, CInt(value), columns.count)
    }
  }
}

extension Range<Int> {
  /// Of the samples that stand for two pixels each, those whose first pixel is in the range.
  fileprivate var halved: Range<Int> { (lowerBound + 1) / 2..<(upperBound + 1) / 2 }
}

extension Canvas {
  /// A line of text, each dot `scale` pixels a side; its top left is given.
  func write(_ text: String, left: Int, top: Int, scale: Int, _ colour: Colour) {
    for (place, letter) in text.utf8.enumerated() {
      let start = left + place * DotFont.advance * scale
      for run in DotFont.runs(of: letter) {
        fill(
          Box(
            left: start + run.start * scale, top: top + run.row * scale, width: run.length * scale,
            height: scale), colour)
      }
    }
  }

  /// Pixels that a line of text takes, without the gap behind its last letter.
  static func width(of text: String, scale: Int) -> Int {
    max(0, text.utf8.count * DotFont.advance - 1) * scale
  }
}
