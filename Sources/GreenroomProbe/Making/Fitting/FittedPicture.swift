import GreenroomModel

/// The pixels of a fitted copy.
enum FittedPicture {
  static func make(
    _ recipe: PictureRecipe, of source: FileSource, limits: ProbeLimits
  ) throws(FileProblem) -> StillPicture {
    let still = try StillReader(source, limits: limits).read()
    let framing = recipe.framing
    try check(framing, of: still.shownSize, limits: limits)
    guard let picture = still.shown(crop: framing.crop, size: framing.size, by: .lanczos) else {
      throw .noMemory
    }
    if let colour = recipe.background ?? (recipe.format == .jpeg ? .white : nil) {
      picture.flatten { _, _ in colour }
    }
    guard let canvas = framing.canvas, canvas != framing.size else { return picture }
    guard let laid = picture.laid(on: canvas, recipe.background) else { throw .noMemory }
    return laid
  }

  private static func check(
    _ framing: Framing, of shown: PixelSize, limits: ProbeLimits
  ) throws(FileProblem) {
    let crop = framing.crop ?? PixelRectangle(x: 0, y: 0, size: shown)
    let isWithin =
      crop.x >= 0 && crop.y >= 0 && crop.size.width > 0 && crop.size.height > 0
      && crop.size.width <= shown.width - crop.x && crop.size.height <= shown.height - crop.y
    guard isWithin else {
      throw FileProblem(
        .fileHeaderMismatch,
        "What is to be cut out, \(crop.size.width) × \(crop.size.height) at \(crop.x), \(crop.y), does not lie within "
          + "the picture of \(shown.width) × \(shown.height). Plan the copy again.")
    }
    let outcome = framing.outcome
    let isLarge = outcome.width.multipliedReportingOverflow(by: outcome.height)
    guard outcome.width > 0, outcome.height > 0, framing.size.width > 0, framing.size.height > 0,
      framing.size.width <= outcome.width, framing.size.height <= outcome.height
    else {
      throw FileProblem(
        .fileUnsupported,
        "A picture of \(framing.size.width) × \(framing.size.height) does not fit on a canvas of \(outcome.width) × "
          + "\(outcome.height). Plan the copy again.")
    }
    guard !isLarge.overflow, isLarge.partialValue <= limits.mostPixels else {
      throw FileProblem(
        .fileUnsupported,
        "A copy of \(outcome.width) × \(outcome.height) pixels has more than the \(limits.mostPixels / 1_000_000) "
          + "megapixels that are made. Ask for a smaller one.")
    }
  }
}

extension StillPicture {
  /// The picture in the middle of a canvas, one pixel further up or left where it cannot be; nil where memory is short.
  ///
  /// - Parameter colour: Of the canvas; nil for a transparent one.
  func laid(on canvas: PixelSize, _ colour: PlainColour?) -> StillPicture? {
    guard
      let laid = StillPicture(width: canvas.width, height: canvas.height, hasAlpha: hasAlpha || colour == nil)
    else { return nil }
    if let colour { laid.fill(colour) }
    let (left, top) = ((canvas.width - width) / 2, (canvas.height - height) / 2)
    for number in 0..<height {
      (laid.row(top + number) + left * Self.bytesPerPixel).update(from: row(number), count: stride)
    }
    if laid.hasAlpha, !hasAlpha { laid.makeOpaque(left: left, top: top, width: width, height: height) }
    return laid
  }

  private func makeOpaque(left: Int, top: Int, width: Int, height: Int) {
    for row in top..<top + height {
      for column in left..<left + width { self.row(row)[column * Self.bytesPerPixel + 3] = 255 }
    }
  }

  private func fill(_ colour: PlainColour) {
    for pixel in Swift.stride(from: pixels, to: pixels + height * stride, by: Self.bytesPerPixel) {
      (pixel[0], pixel[1], pixel[2], pixel[3]) = (colour.red, colour.green, colour.blue, 255)
    }
  }
}
