import CLibAV
package import GreenroomModel

/// Makes the small picture of a still: as it is shown, in sRGB, transparency on a checker, never scaled up.
package enum StillPreview {
  /// Of JPEG, from 1 to 100: no damage to be seen at a glance, in some 40 KB.
  static let quality = 80

  /// Icons up to this, drawn pixel by pixel, keep a colour for each.
  private static let smallSide = 128

  /// Reads a file and makes its preview. Blocks for as long as that takes.
  package static func make(_ path: MediaPath, limits: ProbeLimits = .standard) -> PreviewOutcome {
    do throws(FileProblem) {
      let source = try FileSource(opening: path, readAhead: true)
      return .success(PreviewReport(preview: try make(of: source, limits: limits), stamp: source.stamp))
    } catch {
      return .failure(error)
    }
  }

  static func make(of source: FileSource, limits: ProbeLimits) throws(FileProblem) -> Preview {
    let reader = try StillReader(source, limits: limits)
    if reader.format == .jpeg, let image = try planar(reader) { return Preview(image: image) }
    let still = try reader.read(longestSide: Preview.side)
    let size = size(of: still.shownSize)
    guard let picture = still.shown(size: size, by: .area) else { throw .noMemory }
    picture.flatten(on: Checker.colour)
    do throws(AVError) {
      let chroma: JPEGPicture.Chroma = max(picture.width, picture.height) > smallSide ? .shared : .each
      return Preview(image: try JPEGPicture.encode(picture, quality: quality, chroma: chroma))
    } catch {
      throw .noMemory
    }
  }

  /// The common case without the detour of red, green and blue; nil for any other.
  private static func planar(_ reader: StillReader) throws(FileProblem) -> [UInt8]? {
    guard let decoder = reader.jpegDecoder() else { return nil }
    try StillBounds(format: reader.format, facts: reader.facts, limits: reader.limits)
      .check(decoder, longestSide: Preview.side)
    return PlanarPreview.make(decoder, orientation: reader.orientation, quality: quality)
  }

  /// The size of the preview of a picture.
  static func size(of picture: PixelSize) -> PixelSize {
    let longest = max(picture.width, picture.height)
    guard longest > Preview.side else { return picture }
    func scaled(_ side: Int) -> Int { max(1, (side * Preview.side + longest / 2) / longest) }
    return PixelSize(scaled(picture.width), scaled(picture.height))
  }
}

extension FileProblem {
  static let noMemory = FileProblem(
    .fileUnreadable, "There is not memory enough for its pixels. Close other programs, or export it smaller.")
}
