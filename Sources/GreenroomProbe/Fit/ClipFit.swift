import CLibAV
package import GreenroomModel

/// Makes the fitted copy of a clip.
package enum ClipFit {
  /// How often a copy is encoded until it is small enough, the first time included.
  private static let mostTries = 4
  /// Bits a second under which H.264 shows nothing that is worth it.
  private static let leastBitRate = 64_000
  /// What the container takes of each second, in bits.
  private static let overhead = 12_000

  /// Encodes or copies, as the recipe says. Blocks for as long as that takes.
  ///
  /// HDR (PQ, HLG) becomes what a plain screen shows. Of two fields a frame one is kept. Of more than two channels of sound
  /// two are made.
  ///
  /// - Parameter progress: Told now and then which part is done, from 0 to 1, never less than before.
  /// - Returns: A sentence that says why it failed; nil where it did not. What is left then is unfinished.
  package static func make(
    _ recipe: ClipRecipe, from source: MediaPath, to path: MediaPath,
    progress: @escaping (Double) -> Void = { _ in }
  ) -> String? {
    do throws(FitFailure) {
      let file = FitSource(source)
      if let encoding = recipe.encoding {
        if let fault = fault(of: encoding.framing) { throw FitFailure(fault) }
        try encode(file, recipe, encoding, to: path, progress)
      } else {
        try ClipCopy.make(recipe, of: file, to: path, progress: progress)
        try checkSize(of: path, recipe)
      }
      return nil
    } catch {
      return error.sentence
    }
  }

  /// H.264 of 4:2:0 shares colours among four pixels.
  private static func fault(of framing: Framing) -> String? {
    let sizes = [framing.size, framing.canvas].compactMap(\.self)
    let isEven = sizes.allSatisfy { $0.width > 0 && $0.height > 0 && $0.width % 2 == 0 && $0.height % 2 == 0 }
    return isEven ? nil : "The sides of a clip in H.264 are even numbers of pixels. Choose another size."
  }

  private static func encode(
    _ file: FitSource, _ recipe: ClipRecipe, _ encoding: ClipRecipe.Encoding, to path: MediaPath,
    _ progress: @escaping (Double) -> Void
  ) throws(FitFailure) {
    let tries = recipe.mostBytes == nil ? 1 : mostTries
    var bitRate: Int?
    for number in 0..<tries {
      let encode = ClipEncode(file: file, recipe: recipe, encoding: encoding, bitRate: bitRate)
      let played = try encode.run(to: path) { progress((Double(number) + $0) / Double(tries)) }
      guard let most = recipe.mostBytes else { return progress(1) }
      let size = try FitSource.size(of: path)
      if size <= most { return progress(1) }
      let sound = recipe.hasSound ? ClipRecipe.mostSoundBitRate : 0
      let room = Int(Double(most) * 8 * 0.97 / max(0.04, played)) - sound - overhead
      // What the last try was over, and a little.
      let next = bitRate.map { Int(Double($0) * Double(most) / Double(size) * 0.95) } ?? room
      guard next >= leastBitRate else { throw .tooLarge(size, most: most) }
      bitRate = min(next, room)
    }
    try checkSize(of: path, recipe)
  }

  private static func checkSize(of path: MediaPath, _ recipe: ClipRecipe) throws(FitFailure) {
    let size = try FitSource.size(of: path)
    if let most = recipe.mostBytes, size > most { throw .tooLarge(size, most: most) }
  }
}
