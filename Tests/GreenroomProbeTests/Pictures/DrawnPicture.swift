import Foundation
import GreenroomModel
import GreenroomTestSupport

@testable import GreenroomProbe

/// The other tests have a size of their own.
typealias Sides = GreenroomModel.PixelSize

extension StillPicture {
  /// A picture whose pixels are red, green, blue and alpha at a column and a row.
  static func drawing(
    _ width: Int, _ height: Int, hasAlpha: Bool = false, _ draw: (Int, Int) -> [UInt8]
  ) -> StillPicture {
    guard let picture = StillPicture(width: width, height: height, hasAlpha: hasAlpha) else {
      fatalError("memory is short")
    }
    for row in 0..<height {
      for column in 0..<width {
        let pixel = draw(column, row)
        for channel in 0..<3 { picture.row(row)[column * 4 + channel] = pixel[channel] }
        picture.row(row)[column * 4 + 3] = hasAlpha ? pixel[3] : 255
      }
    }
    return picture
  }

  /// Soft in all directions, and different in each corner.
  static func soft(_ width: Int, _ height: Int) -> StillPicture {
    StillPicture.drawing(width, height) { column, row in
      [
        UInt8(column * 255 / width), UInt8(row * 255 / height),
        UInt8((column + row) * 255 / (width + height)), 255,
      ]
    }
  }

  var bytes: [UInt8] { Array(UnsafeBufferPointer(start: pixels, count: stride * height)) }

  func pixel(_ column: Int, _ row: Int) -> [UInt8] {
    Array(UnsafeBufferPointer(start: self.row(row) + column * 4, count: 4))
  }

  /// Of 255, over all channels.
  func meanDifference(to other: StillPicture) -> Double {
    guard width == other.width, height == other.height else { return .infinity }
    return bytes.meanDifference(to: other.bytes)
  }

  /// As a PNG, with what its EXIF block says of how it is shown.
  func png(orientation: Int = 1) throws -> [UInt8] {
    var file = try PictureEncoding.png(self, compression: 6)
    let exif: [UInt8] =
      Array("MM\u{0}*".utf8) + [
        0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, UInt8(orientation), 0, 0, 0, 0, 0, 0,
      ]
    // Right behind the header; nobody looks at the checksum.
    file.insert(contentsOf: [0, 0, 0, UInt8(exif.count)] + Array("eXIf".utf8) + exif + [0, 0, 0, 0], at: 33)
    return file
  }
}

extension StillReader {
  /// The whole picture as it is shown.
  static func shown(_ source: FileSource, longestSide: Int? = nil) throws -> StillPicture {
    let still = try StillReader(source, limits: .standard).read(longestSide: longestSide)
    guard let picture = still.shown(size: still.shownSize, by: .area) else { throw FileProblem.noMemory }
    return picture
  }

  static func shown(_ path: String) throws -> StillPicture {
    try shown(FileSource(opening: MediaPath(path), readAhead: true))
  }

  static func shown(_ bytes: [UInt8]) throws -> StillPicture { try shown(FileSource(content: bytes)) }
}

extension Tool {
  /// The first picture of a file as ffmpeg decodes it, in 8-bit RGBA.
  static func firstFrame(of path: String) throws -> [UInt8] {
    Array(
      try run(
        "ffmpeg",
        [
          "-nostdin", "-v", "error", "-i", path, "-map", "0:v:0", "-frames:v", "1", "-f", "rawvideo",
          "-pix_fmt",
          "rgba", "-",
        ]))
  }
}
