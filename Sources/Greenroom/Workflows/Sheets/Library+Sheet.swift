import Foundation
import GreenroomCatalog
import GreenroomMedia
import GreenroomModel

extension Library {
  /// Draws a contact sheet into a file, whose extension says the format: `.jpg`, `.png` or `.webp`.
  ///
  /// - Throws: `usage` for another extension and for a clip that is none, `conflict` where the file is there and is not
  ///   to be replaced, `not_found` where nothing is to be shown.
  package func sheet(
    _ request: SheetRequest, _ shouldStop: @escaping @Sendable () -> Bool = { false }
  ) throws -> SheetDocument {
    let format = try SheetJob.Format(extensionOf: request.output)
    if !request.isReplacing, FilePresence(at: request.output) != .nothing {
      throw GreenroomError(
        .conflict, "“\(request.output)” is there already.", hint: "--force writes over it.")
    }
    let frames = try PassingFolder()
    defer { frames.remove() }
    let output =
      request.isDryRun ? frames.path.appending("sheet.\(format.rawValue)") : request.output
    let contents = try SheetContents(library: self, request: request, frames: frames, shouldStop).read()
    guard !contents.cells.isEmpty else {
      throw GreenroomError(
        .notFound, "There is nothing to show.", hint: "`greenroom find` shows what a query finds.")
    }
    let job = SheetJob(
      heading: contents.heading, cells: contents.cells,
      columns: request.columns ?? contents.columns, tile: contents.tile, format: format,
      output: output)
    try mediaTool.sheet(job, isCancelled: shouldStop)
    guard case .file(let stamp) = FilePresence(at: output) else {
      throw GreenroomError(.inputOutput, "“\(request.output)” was not written.")
    }
    return SheetDocument(
      path: request.output.text, bytes: stamp.size, shown: contents.cells.count, total: contents.total)
  }
}

extension SheetJob.Format {
  fileprivate init(extensionOf path: MediaPath) throws(GreenroomError) {
    switch path.fileExtension?.lowercased() {
    case "jpg", "jpeg": self = .jpeg
    case "png": self = .png
    case "webp": self = .webp
    default:
      throw GreenroomError(
        .usage, "“\(path)” does not say which format the sheet is to have.",
        hint: "End its name in .webp, .jpg or .png.")
    }
  }
}
