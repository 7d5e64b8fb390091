import Foundation
package import Testing

/// Text that people read, kept beside the tests. `GREENROOM_RECORD=1 swift test` writes it anew; look at the
/// difference before it is committed.
package enum Golden {
  /// - Parameter path: The file in the checkout that keeps the text.
  package static func expect(
    _ text: String, file path: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let url = URL(fileURLWithPath: Checkout.path(path))
    if ProcessInfo.processInfo.environment["GREENROOM_RECORD"] == "1" {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
    let kept = try #require(
      try? String(contentsOf: url, encoding: .utf8),
      "There is no golden text \(path); record it with GREENROOM_RECORD=1", sourceLocation: sourceLocation)
    #expect(text == kept, "\(path) changed", sourceLocation: sourceLocation)
  }
}
