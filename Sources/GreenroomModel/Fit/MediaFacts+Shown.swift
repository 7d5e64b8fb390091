extension MediaFacts {
  /// Pixels of the picture as it is shown: turned, and with square pixels, which the longer side of a pixel
  /// stretches the picture to, so that none are lost. Framings are in these. Nil where the size is not known.
  package var shownSize: PixelSize? {
    guard let width, let height, width > 0, height > 0 else { return nil }
    guard let pixel = sampleAspectRatio?.value, pixel != 1 else { return PixelSize(width, height) }
    // The ratio is that of a pixel as coded.
    let isOnItsSide = rotation == 90 || rotation == 270
    let stretch = isOnItsSide ? 1 / pixel : pixel
    return stretch > 1
      ? PixelSize(Self.stretched(width, by: stretch), height)
      : PixelSize(width, Self.stretched(height, by: 1 / stretch))
  }

  /// The picture between bars, in the pixels of ``shownSize``; nil where there are no bars.
  var shownBars: PixelRectangle? {
    guard let bars, let width, let height, let shown = shownSize else { return nil }
    guard shown != PixelSize(width, height) else { return bars }
    return bars.scaled(from: PixelSize(width, height), to: shown)
  }

  private static func stretched(_ side: Int, by factor: Double) -> Int {
    Int(exactly: (Double(side) * factor).rounded()) ?? side
  }
}
