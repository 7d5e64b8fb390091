import GreenroomModel

/// Refuses pictures that would take too much memory, by their headers alone.
struct StillBounds {
  let format: StillFormat
  let facts: MediaFacts
  let limits: ProbeLimits

  func check(fileSize: Int64) throws(FileProblem) {
    guard fileSize <= limits.mostStillBytes else {
      throw FileProblem(
        .fileUnsupported,
        "The file has \(fileSize / 1_000_000) MB, more than the \(limits.mostStillBytes / 1_000_000) MB that are "
          + "read of a still. Export it smaller.")
    }
    let room = DecodingRoom(stillPixels: limits.mostPixels, framePixels: limits.mostVideoPixels)
    try refuse(room.refusal(ofStill: facts, format.rawValue))
  }

  /// - Parameter longestSide: What is asked of the decoder; nil for the whole picture.
  func check(_ decoder: borrowing JPEGDecoder, longestSide: Int?) throws(FileProblem) {
    let size = decoder.size(longestSide: longestSide)
    let isThinned = size.width < decoder.width && !decoder.segments.isProgressive
    if !isThinned { try refuse(DecodingRoom.refusal(ofStill: facts, above: limits.mostPixels)) }
  }

  private func refuse(_ sentence: String?) throws(FileProblem) {
    if let sentence { throw FileProblem(.fileUnsupported, sentence) }
  }
}
