import GreenroomModel

extension MediaFacts {
  /// A picture that is not turned, not cropped and not animated. Nil where a side is 0 or past 2³¹ − 1, the
  /// longest that any of the formats means.
  init?(still container: String, codec: String?, width: some BinaryInteger, height: some BinaryInteger) {
    guard let width = Int32(exactly: width), let height = Int32(exactly: height), width > 0, height > 0 else {
      return nil
    }
    self.init()
    self.container = container
    videoCodec = codec
    codedWidth = Int(width)
    codedHeight = Int(height)
    self.width = Int(width)
    self.height = Int(height)
    rotation = 0
    animated = false
  }

  /// Shows the picture as its EXIF orientation wants it.
  mutating func turn(by orientation: EXIFOrientation?) {
    guard let orientation else { return }
    self.orientation = orientation.rawValue
    rotation = orientation.rotation
    if orientation.swapsSides { swap(&width, &height) }
  }

  /// States that the picture moves, where it has more than one frame.
  mutating func animate(frames: Int, duration: Seconds?) {
    guard frames > 1 else { return }
    animated = true
    frameCount = frames
    self.duration = duration
  }
}
