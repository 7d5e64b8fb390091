import GreenroomModel

/// Refuses pictures that would take too much memory, by their headers alone.
struct StillBounds {
  let format: StillFormat
  let facts: MediaFacts
  let limits: ProbeLimits

  /// A JPEG that is decoded row by row to a small size takes next to no memory, only time: about a second for ten
  /// times as many pixels as may be held.
  private static let thinnedShare = 10

  func check(fileSize: Int64) throws(FileProblem) {
    guard fileSize <= limits.mostStillBytes else {
      throw FileProblem(
        .fileUnsupported,
        "The file has \(fileSize / 1_000_000) MB, more than the \(limits.mostStillBytes / 1_000_000) MB that are "
          + "read of a still. Export it smaller.")
    }
    let most = format == .jpeg ? limits.mostPixels * Self.thinnedShare : mostPixels
    try refuse(above: most)
  }

  /// - Parameter longestSide: What is asked of the decoder; nil for the whole picture.
  func check(_ decoder: borrowing JPEGDecoder, longestSide: Int?) throws(FileProblem) {
    let size = decoder.size(longestSide: longestSide)
    let isThinned = size.width < decoder.width && !decoder.segments.isProgressive
    if !isThinned { try refuse(above: limits.mostPixels) }
  }

  private func refuse(above most: Int) throws(FileProblem) {
    guard let width = facts.codedWidth ?? facts.width, let height = facts.codedHeight ?? facts.height else {
      return
    }
    let (pixels, overflow) = width.multipliedReportingOverflow(by: height)
    guard overflow || pixels > most else { return }
    throw FileProblem(
      .fileUnsupported,
      "It has \(width) × \(height) pixels, more than the \(most / 1_000_000) megapixels that are decoded of a picture "
        + "of this kind. Export it smaller.")
  }

  /// What libav decodes deeper than 8 bits takes twice the memory, and of an animation two more pictures are kept.
  private var mostPixels: Int {
    if facts.animated == true || format == .gif { return limits.mostVideoPixels }
    return limits.mostPixels / (facts.bitDepth ?? 8 > 8 ? 2 : 1)
  }
}
