import Glibc

/// Owns the pixels of one picture: 8-bit sRGB with alpha, four bytes a pixel, rows from the top without gaps. Colour
/// is not multiplied by alpha.
package final class StillPicture {
  package static let bytesPerPixel = 4

  package let width: Int
  package let height: Int
  package let pixels: UnsafeMutablePointer<UInt8>
  /// False where every alpha counts as 255, whatever is stored.
  package var hasAlpha: Bool

  /// A picture of zeros; nil where a side is not positive or memory is short.
  package init?(width: Int, height: Int, hasAlpha: Bool) {
    let (count, overflow) = width.multipliedReportingOverflow(by: height)
    guard width > 0, height > 0, !overflow, count <= Int(Int32.max),
      let memory = calloc(count, Self.bytesPerPixel)
    else { return nil }
    self.width = width
    self.height = height
    self.hasAlpha = hasAlpha
    pixels = memory.assumingMemoryBound(to: UInt8.self)
  }

  deinit { free(pixels) }

  /// Bytes from one row to the next.
  package var stride: Int { width * Self.bytesPerPixel }

  func row(_ number: Int) -> UnsafeMutablePointer<UInt8> { pixels + number * stride }
}
