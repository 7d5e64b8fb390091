/// How large a picture may be to be decoded, so that no file takes all memory. Known by headers alone, so that what is
/// larger is refused before any of it is read, and no copy of it is promised.
package struct DecodingRoom: Equatable, Sendable {
  /// Pixels of the largest still, at 8 bits a channel.
  package var stillPixels: Int
  /// Pixels of the largest frame of a clip, of which a codec keeps many.
  package var framePixels: Int

  package init(stillPixels: Int, framePixels: Int) {
    self.stillPixels = stillPixels
    self.framePixels = framePixels
  }

  /// Some 160 MB; and frames above 4K.
  package static let standard = DecodingRoom(stillPixels: 40_000_000, framePixels: 16_000_000)

  /// A JPEG that is decoded row by row to a small size takes next to no memory, only time: about a second for ten
  /// times as many pixels as may be held.
  private static let thinnedShare = 10

  /// Pixels of the largest still of its kind. What libav decodes deeper than 8 bits takes twice the memory, and of an
  /// animation two more pictures are kept.
  private func pixels(ofStill facts: MediaFacts, _ container: String?) -> Int {
    switch container {
    case "jpeg": stillPixels * Self.thinnedShare
    case "gif": framePixels
    default: facts.animated == true ? framePixels : stillPixels / (facts.bitDepth ?? 8 > 8 ? 2 : 1)
    }
  }

  /// Why a still is too large to be decoded; nil where it is not, or its size is not known.
  package func refusal(ofStill facts: MediaFacts, _ container: String?) -> String? {
    Self.refusal(ofStill: facts, above: pixels(ofStill: facts, container))
  }

  package static func refusal(ofStill facts: MediaFacts, above most: Int) -> String? {
    guard let width = facts.codedWidth ?? facts.width, let height = facts.codedHeight ?? facts.height else {
      return nil
    }
    let (pixels, overflow) = width.multipliedReportingOverflow(by: height)
    guard overflow || pixels > most else { return nil }
    return
      "It has \(width) × \(height) pixels, more than the \(most / 1_000_000) megapixels that are decoded of a "
      + "picture of this kind. Export it smaller."
  }
}
