/// What a person may choose of a fitted copy. What is not chosen is done so that the least is lost.
package struct FitOptions: Equatable, Sendable {
  /// How a picture gets another ratio of width to height.
  package enum Shape: String, CaseIterable, Sendable {
    /// All of the picture is kept, with bars beside it: nothing that a model could refer to is lost.
    case pad
    /// The middle is kept, without bars, which a model may repeat.
    case crop
  }

  package var shape: Shape
  /// What shows through transparency and beside a padded picture; nil for white in stills, black in clips.
  package var background: PlainColour?
  /// Whether what is too small is scaled up. It adds no detail, so nobody gets it unasked.
  package var allowsUpscaling: Bool
  /// Whether warnings count as errors do, so that one which no copy can mend stands in its way; else they are mended only
  /// where that costs nothing more.
  package var mendsWarnings: Bool
  /// Where the copy of a clip or sound begins, in seconds of the source; nil for its start.
  package var from: Seconds?
  /// Where it ends; nil for as late as the limits allow.
  package var to: Seconds?
  /// Nil for lossless where the source is and the limits allow it, else JPEG.
  package var pictureFormat: PictureRecipe.Format?
  /// Nil for WAV where the source is lossless and the limits allow it, else MP3.
  package var soundFormat: SoundRecipe.Format?

  package init(
    shape: Shape = .pad, background: PlainColour? = nil, allowsUpscaling: Bool = false,
    mendsWarnings: Bool = false, from: Seconds? = nil, to: Seconds? = nil,
    pictureFormat: PictureRecipe.Format? = nil, soundFormat: SoundRecipe.Format? = nil
  ) {
    self.shape = shape
    self.background = background
    self.allowsUpscaling = allowsUpscaling
    self.mendsWarnings = mendsWarnings
    self.from = from
    self.to = to
    self.pictureFormat = pictureFormat
    self.soundFormat = soundFormat
  }
}
