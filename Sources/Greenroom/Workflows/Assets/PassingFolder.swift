import Foundation
import GreenroomModel

/// A folder for what is looked at once and then thrown away.
struct PassingFolder {
  let path: MediaPath

  /// - Throws: `io` where there is no room for it.
  init() throws(GreenroomError) {
    let url = FileManager.default.temporaryDirectory.appending(path: "greenroom-\(UUID().uuidString)")
    do {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    } catch {
      throw GreenroomError(
        .inputOutput, "No folder can be made in “\(url.deletingLastPathComponent().path)”.",
        hint: "Make room there, or set TMPDIR to another folder.")
    }
    path = MediaPath(url.path)
  }

  func remove() { try? FileManager.default.removeItem(atPath: path.text) }
}
