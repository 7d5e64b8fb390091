import CLibAV
import GreenroomModel

/// Encodes a fitted picture so that it has no more bytes than it may.
struct PictureSqueeze {
  /// Why there is no such encoding.
  struct Failure: Error {
    let sentence: String
  }

  /// Quality of JPEG where bytes do not count: what is lost is not seen, in half the bytes of 100.
  private static let quality = 95
  /// Below this, squares show.
  private static let leastQuality = 40
  /// Qualities at which no two pixels share a colour, which reds on black show at.
  private static let finest = 90

  let format: PictureRecipe.Format
  let mostBytes: Int64?

  func encode(_ picture: StillPicture) -> Result<[UInt8], Failure> {
    do throws(AVError) {
      return switch format {
      case .png: try png(picture)
      case .jpeg: try jpeg(picture)
      }
    } catch {
      return .failure(Failure(sentence: "The copy cannot be encoded: \(AVFailure.sentence(error.code))."))
    }
  }

  private func png(_ picture: StillPicture) throws(AVError) -> Result<[UInt8], Failure> {
    var bytes = try PictureEncoding.png(picture, compression: 6)
    // Several times as slow, for a few parts in a hundred.
    if !fits(bytes) { bytes = try PictureEncoding.png(picture, compression: 9) }
    guard fits(bytes) else {
      return .failure(
        Failure(
          sentence:
            "As PNG the copy has \(bytes.count) bytes, more than the \(mostBytes ?? 0) allowed. Make a JPEG, or "
            + "a smaller picture."))
    }
    return .success(bytes)
  }

  /// The best quality that fits, by halving what is left to be tried.
  private func jpeg(_ picture: StillPicture) throws(AVError) -> Result<[UInt8], Failure> {
    let first = try jpeg(picture, Self.quality)
    if fits(first) { return .success(first) }
    var (low, high) = (Self.leastQuality, Self.quality)
    var best = try jpeg(picture, low)
    guard fits(best) else {
      return .failure(
        Failure(
          sentence:
            "Even at quality \(low) the JPEG has \(best.count) bytes, more than the \(mostBytes ?? 0) allowed. "
            + "Make a smaller picture."))
    }
    while high - low > 1 {
      let middle = (low + high) / 2
      let bytes = try jpeg(picture, middle)
      if fits(bytes) { (low, best) = (middle, bytes) } else { high = middle }
    }
    return .success(best)
  }

  private func jpeg(_ picture: StillPicture, _ quality: Int) throws(AVError) -> [UInt8] {
    try JPEGPicture.encode(picture, quality: quality, chroma: quality >= Self.finest ? .each : .shared)
  }

  private func fits(_ bytes: [UInt8]) -> Bool { mostBytes.map { Int64(bytes.count) <= $0 } ?? true }
}
