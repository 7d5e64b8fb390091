import GreenroomCatalog
import GreenroomMedia
package import GreenroomModel

extension Library {
  /// Writes a frame of a clip at full size as PNG, turned as it is shown.
  ///
  /// - Throws: `usage` where the asset is no clip or the file is no PNG, `conflict` where the file is there, `io` where
  ///   there is no such frame.
  package func frame(
    _ moment: ClipMoment, of argument: AssetArgument, to output: MediaPath,
    _ shouldStop: @escaping @Sendable () -> Bool = { false }
  ) throws -> FrameDocument {
    guard try indexed(argument).kind == .video else {
      throw GreenroomError(.usage, "“\(argument.text)” is no clip, so it has no frames.")
    }
    guard output.fileExtension?.lowercased() == "png" else {
      throw GreenroomError(
        .usage, "“\(output)” is no name of a PNG.",
        hint: "Frames are kept without loss: end the name in .png.")
    }
    let (id, path) = try presentFile(of: argument)
    try NewFile.make(output) { try mediaTool.frame(moment, of: path, to: $0, isCancelled: shouldStop) }
    return FrameDocument(id: id, path: output.text)
  }
}
