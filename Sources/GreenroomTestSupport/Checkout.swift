import Foundation

/// The checkout that the tests were built from.
package enum Checkout {
  /// The absolute path of something in it.
  package static func path(_ component: String) -> String { root.appendingPathComponent(component).path }

  package static func bytes(_ component: String) throws -> [UInt8] {
    Array(try Data(contentsOf: root.appendingPathComponent(component)))
  }

  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
}
