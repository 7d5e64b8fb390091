import GreenroomModel

/// Decodes any still that libjpeg-turbo, libwebp, libheif or libav can read.
struct StillReader {
  let source: FileSource
  let format: StillFormat
  let facts: MediaFacts
  let limits: ProbeLimits

  /// Tells what `source` is first. Throws where it is no still, its header is damaged, or it is too large.
  init(_ source: FileSource, limits: ProbeLimits) throws(FileProblem) {
    let sniffed = Sniffer.format(of: source)
    guard case .still(let format) = sniffed else {
      throw sniffed.problem
        ?? FileProblem(.fileUnsupported, "It is a clip or a sound, not a still. Give a still.")
    }
    var bytes = FileBytes(source)
    facts = try StillHeaders.read(format, &bytes)
    self.format = format
    self.source = source
    self.limits = limits
    try StillBounds(format: format, facts: facts, limits: limits).check(fileSize: source.size)
  }

  /// Decodes the picture; of an animation, its first frame that shows something; of a file that was cut, what there
  /// is of it.
  ///
  /// - Parameter longestSide: Pixels that the longer side must have at least, where the whole picture is not needed:
  ///   what can be decoded to a smaller size then is. Nil for the whole picture.
  func read(longestSide: Int? = nil) throws(FileProblem) -> StoredStill {
    let still =
      switch format {
      case .jpeg: try jpeg(longestSide)
      case .webp: webp(longestSide)
      case .heif: heif(longestSide)
      case .tga: greyTarga
      default: nil as StoredStill?
      }
    guard let still = still ?? LibAVStill(source: source, format: format, facts: facts, limits: limits).read()
    else { throw .undecodable(format) }
    return still
  }

  var orientation: EXIFOrientation {
    facts.orientation.flatMap(EXIFOrientation.init) ?? .upright
  }

  private var bytes: [UInt8] { source.bytes(at: 0, count: Int(source.size)) }

  /// Nil where libjpeg-turbo cannot: it knows neither JPEG-LS nor lossless JPEG nor more than 8 bits.
  func jpegDecoder() -> JPEGDecoder? { JPEGDecoder(bytes) }

  private func jpeg(_ longestSide: Int?) throws(FileProblem) -> StoredStill? {
    guard let decoder = jpegDecoder() else { return nil }
    return try jpeg(decoder, longestSide)
  }

  func jpeg(_ decoder: borrowing JPEGDecoder, _ longestSide: Int?) throws(FileProblem) -> StoredStill? {
    try StillBounds(format: format, facts: facts, limits: limits).check(decoder, longestSide: longestSide)
    guard let picture = decoder.pixels(longestSide: longestSide) else { return nil }
    let profile = decoder.segments.profile
    if decoder.hasInks { picture.convertInks(by: profile) }
    return StoredStill(
      picture: picture, profile: decoder.hasInks ? nil : profile, orientation: orientation)
  }

  private func webp(_ longestSide: Int?) -> StoredStill? {
    let decoder = WebPDecoder(bytes: bytes)
    let picture = facts.animated == true ? decoder.firstFrame() : decoder.pixels(longestSide: longestSide)
    return picture.map {
      if $0.hasAlpha { $0.hasAlpha = $0.showsThrough }
      return StoredStill(picture: $0, profile: decoder.profile, orientation: orientation)
    }
  }

  /// Nil for the other kinds of TGA.
  private var greyTarga: StoredStill? {
    TargaGrey(source)?.picture().map { StoredStill(picture: $0, profile: nil, orientation: orientation) }
  }

  /// Upright always: libheif has turned it.
  private func heif(_ longestSide: Int?) -> StoredStill? {
    guard let decoder = HEIFDecoder(source), let picture = decoder.pixels(longestSide: longestSide) else {
      return nil
    }
    return StoredStill(picture: picture, profile: decoder.profile, orientation: .upright)
  }
}

extension FileProblem {
  fileprivate static func undecodable(_ format: StillFormat) -> FileProblem {
    FileProblem(
      .fileUnreadable,
      "Its header is sound, but the picture cannot be decoded: it is damaged, or of a kind of \(format.name) that is "
        + "not known here. Open it in the program that made it and export it as PNG.")
  }
}
