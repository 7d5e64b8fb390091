import Foundation
import GreenroomModel
import GreenroomTestSupport

@testable import GreenroomProbe

extension MadeMedia {
  /// Where the picture of a preview was put.
  func picture(_ outcome: PreviewOutcome, as name: String = "preview.jpg") throws -> String {
    try folder.write(outcome.get().preview.image, to: name)
  }
}

/// Decoded pictures, three bytes a pixel.
struct Pixels {
  let size: PixelSize
  let bytes: [UInt8]

  /// Of one picture, or of a clip's frames one after the other.
  init(_ path: String, _ arguments: [String] = []) throws {
    let facts = try Prober().facts(path, .headers)
    size = PixelSize(facts.width ?? 0, facts.height ?? 0)
    bytes = Array(
      try Tool.run(
        "ffmpeg",
        ["-nostdin", "-v", "quiet", "-i", path, "-map", "0:V:0", "-vsync", "0"] + arguments + [
          "-f", "rawvideo", "-pix_fmt", "rgb24", "-",
        ]))
  }

  var frameLength: Int { size.width * size.height * 3 }
  var frameCount: Int { frameLength > 0 ? bytes.count / frameLength : 0 }

  func frame(_ number: Int) -> [UInt8] {
    Array(bytes[(number * frameLength)..<((number + 1) * frameLength)])
  }

  /// Red, green and blue at a place, by parts of the sides from 0 to 1.
  func colour(_ x: Double, _ y: Double) -> [Int] {
    let (column, row) = (Int(x * Double(size.width - 1)), Int(y * Double(size.height - 1)))
    let start = (row * size.width + column) * 3
    return bytes[start..<start + 3].map(Int.init)
  }
}
