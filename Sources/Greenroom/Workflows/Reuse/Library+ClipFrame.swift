import GreenroomCatalog
import GreenroomMedia
package import GreenroomModel

extension Library {
  /// Writes a frame of a clip at full size as PNG, turned as it is shown.
  ///
  /// - Parameter isDryRun: Whether it is written aside and thrown away.
  /// - Throws: `usage` where the asset is no clip, ends before the moment, or the file is no PNG, `conflict` where the
  ///   file is there, `io` where there is no such frame.
  package func frame(
    _ moment: ClipMoment, of argument: AssetArgument, to output: MediaPath,
    isDryRun: Bool = false,
    _ shouldStop: @escaping @Sendable () -> Bool = { false }
  ) throws -> FrameDocument {
    let clip = try indexed(argument)
    guard clip.kind == .video else {
      throw GreenroomError(.usage, "“\(argument.text)” is no clip, so it has no frames.")
    }
    if case .at(let second) = moment, let duration = clip.facts.duration?.value, second > duration {
      throw GreenroomError(
        .usage,
        "“\(argument.text)” lasts \(duration.shortText(decimals: 2)) s, so nothing is shown at \(second.shortText) s.",
        hint: "--last gives its last frame.")
    }
    guard output.fileExtension?.lowercased() == "png" else {
      throw GreenroomError(
        .usage, "“\(output)” is no name of a PNG.",
        hint: "Frames are kept without loss: end the name in .png.")
    }
    let (id, path) = try presentFile(of: argument)
    try NewFile.make(output, isDryRun: isDryRun) {
      try mediaTool.frame(moment, of: path, to: $0, isCancelled: shouldStop)
    }
    return FrameDocument(id: id, path: output.text)
  }
}
