/// All that decides the bytes of a fitted copy, given its source: the same source and recipe give the same copy.
package enum FitRecipe: Codable, Hashable, Sendable {
  case picture(PictureRecipe)
  case clip(ClipRecipe)
  case sound(SoundRecipe)

  /// Raised when makers do otherwise what a recipe says, so that copies are made anew.
  package static let version = 1
}

/// How a still is made of a still.
package struct PictureRecipe: Codable, Hashable, Sendable {
  package enum Format: String, Codable, Sendable { case jpeg, png }

  package var format: Format
  /// What is cut out and how it is scaled; the still is oriented first, and 8-bit sRGB.
  package var framing: Framing
  /// What shows through transparency and beside a padded picture; nil keeps transparency, which only PNG can.
  package var background: PlainColour?
  /// The copy must not be larger: the best quality that keeps it so is searched for.
  package var mostBytes: Int64?

  package init(format: Format, framing: Framing, background: PlainColour?, mostBytes: Int64?) {
    self.format = format
    self.framing = framing
    self.background = background
    self.mostBytes = mostBytes
  }
}

/// How an MP4 with H.264 and AAC is made of a clip.
package struct ClipRecipe: Codable, Hashable, Sendable {
  /// Of the pictures; nil where they are copied as they are into another container.
  package var encoding: Encoding?
  /// Seconds of the source's playing time that are kept; nil for all.
  package var window: TimeWindow?
  /// False where the source has no sound.
  package var hasSound: Bool
  /// Whether sound is encoded anew where the pictures are copied as they are. Encoded pictures come with encoded sound.
  package var encodesSound: Bool
  /// The copy must not be larger.
  package var mostBytes: Int64?

  package struct Encoding: Codable, Hashable, Sendable {
    /// Of frames as they are shown: turned, and with square pixels.
    package var framing: Framing
    /// Frames come at this constant rate.
    package var frameRate: FrameRate
    package var background: PlainColour
    /// Known to hold two fields a frame, of which one stays. Frames that say so are made whole in any case.
    package var isDeinterlaced: Bool

    package init(
      framing: Framing, frameRate: FrameRate, background: PlainColour, isDeinterlaced: Bool = false
    ) {
      self.framing = framing
      self.frameRate = frameRate
      self.background = background
      self.isDeinterlaced = isDeinterlaced
    }
  }

  /// Bits a second of the sound that copies get, at most: of AAC in stereo.
  package static let mostSoundBitRate = 192_000

  package init(
    encoding: Encoding?, window: TimeWindow?, hasSound: Bool, encodesSound: Bool = false, mostBytes: Int64?
  ) {
    self.encoding = encoding
    self.window = window
    self.hasSound = hasSound
    self.encodesSound = encodesSound
    self.mostBytes = mostBytes
  }
}

/// How a sound file is made of a sound.
package struct SoundRecipe: Codable, Hashable, Sendable {
  package enum Format: String, Codable, Sendable { case mp3, wav }

  package var format: Format
  package var window: TimeWindow?
  /// Seconds of fading where the window cuts.
  package var fade: Double
  package var mostBytes: Int64?

  package init(format: Format, window: TimeWindow?, fade: Double, mostBytes: Int64?) {
    self.format = format
    self.window = window
    self.fade = fade
    self.mostBytes = mostBytes
  }
}
