import Foundation
import GreenroomCatalog
import GreenroomMedia
package import GreenroomModel

/// Where a clip begins and ends: what it is likely to be gone on from.
package enum ClipEnd: String, CaseIterable, Sendable {
  case first, last

  var moment: ClipMoment {
    switch self {
    case .first: .first
    case .last: .last
    }
  }
}

extension Library {
  /// The first or the last frame of a clip as a JPEG as large as a picture of it, made where it is not there yet.
  ///
  /// - Throws: `not_found`, and what keeps it from being written.
  package func endFrame(_ end: ClipEnd, of id: AssetID) throws -> StoredPreview {
    let record = try asset(catalogued: id.text)
    guard record.kind == .video else { return .impossible("A \(record.kind.rawValue) has no frames.") }
    if let path = previewStore.frame(end, of: id) { return .made(image: path, text: nil) }
    guard let path = record.path, case .file(let stamp) = FilePresence(at: path), stamp.size == record.bytes
    else { return .impossible("No path holds it any more, or what is there has changed. Index it again.") }
    let passing = try PassingFolder()
    defer { passing.remove() }
    let (frame, picture) = (passing.path.appending("frame.png"), passing.path.appending("frame.jpg"))
    do {
      try mediaTool.frame(end.moment, of: path, to: frame)
      try mediaTool.sheet(
        SheetJob(
          cells: [.init(picture: frame)], columns: 1, tile: size(of: record, within: Preview.side),
          format: .jpeg, output: picture))
    } catch let error as GreenroomError where error.code == .inputOutput {
      return .impossible(error.message)
    }
    let bytes = try Data(contentsOf: URL(fileURLWithPath: picture.text))
    return .made(image: try previewStore.keep(frame: Array(bytes), end, of: id), text: nil)
  }
}
