import GreenroomModel

/// A still as it was decoded: neither turned nor in the colours of sRGB yet, which costs less once it is small.
struct StoredStill {
  let picture: StillPicture
  /// The ICC profile of its colours; nil for sRGB.
  let profile: [UInt8]?
  /// How it is to be shown.
  let orientation: EXIFOrientation

  /// Of the whole picture as it is shown.
  var shownSize: PixelSize {
    PictureTurning(orientation: orientation, stored: PixelSize(picture.width, picture.height)).shown
  }

  /// The picture as it is shown, in sRGB; nil where memory is short. What was decoded is used up by this.
  ///
  /// - Parameters:
  ///   - crop: In pixels of the picture as it is shown, within them.
  ///   - size: What was cut out is scaled to this.
  func shown(
    crop: PixelRectangle? = nil, size: PixelSize, by method: ScalingWeights.Method
  ) -> StillPicture? {
    let stored = PixelSize(picture.width, picture.height)
    let part = crop.map(PictureTurning(orientation: orientation, stored: stored).stored)
    let target = orientation.swapsSides ? PixelSize(size.height, size.width) : size
    if part == nil, target == stored { return finished(picture) }
    if picture.hasAlpha { picture.multiplyByAlpha() }
    guard let scaled = PictureScaling.scale(picture, crop: part, to: target, by: method) else {
      return nil
    }
    scaled.hasAlpha = picture.hasAlpha
    if scaled.hasAlpha { scaled.divideByAlpha() }
    return finished(scaled)
  }

  private func finished(_ picture: StillPicture) -> StillPicture? {
    picture.convertToStandard(from: profile)
    return picture.turned(by: orientation)
  }
}
