import Foundation

/// The executables that were built together with the tests: they stand beside the test bundle.
package enum BuiltProducts {
  /// The absolute path of one, which need not exist.
  package static func path(of product: String) -> String {
    folder.appendingPathComponent(product).path
  }

  /// The real media worker.
  package static var mediaWorker: String { path(of: "greenroom-media") }

  private static let folder = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent()
}
