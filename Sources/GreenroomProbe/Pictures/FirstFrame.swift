/// Chooses the frame that stands for an animation.
enum FirstFrame {
  /// Frames that are looked at: many begin with an empty one, none with so many.
  private static let most = 24

  /// The first that is not of one colour; the very first where all are.
  ///
  /// - Parameter next: Gives frame after frame, and nil after the last.
  static func search(_ next: () -> StillPicture?) -> StillPicture? {
    var first: StillPicture?
    for _ in 0..<most {
      guard let frame = next() else { break }
      let isFlat = PictureSample.isFlat(
        frame.pixels, width: frame.width, height: frame.height, stride: frame.stride)
      if !isFlat { return frame }
      first = first ?? frame
    }
    return first
  }
}
