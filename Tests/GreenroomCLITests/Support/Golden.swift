import Foundation
import Testing

/// Text that people read, kept beside the tests. `GREENROOM_RECORD=1 swift test` writes it anew; look at the
/// difference before it is committed.
enum Golden {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Golden")

  static func expect(
    _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = folder.appending(path: name + ".txt")
    if ProcessInfo.processInfo.environment["GREENROOM_RECORD"] == "1" {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    let kept = try #require(
      try? String(contentsOf: file, encoding: .utf8),
      "No golden text \(name); record it with GREENROOM_RECORD=1", sourceLocation: sourceLocation)
    #expect(text == kept, "\(name) changed", sourceLocation: sourceLocation)
  }
}
