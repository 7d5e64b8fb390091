import Foundation

/// A folder of its own for one test; it and all in it are removed with the last reference.
package final class TemporaryFolder: Sendable {
  package let path: String

  package init() throws {
    let name = "greenroom-test-\(UUID().uuidString.lowercased())"
    path = FileManager.default.temporaryDirectory.appendingPathComponent(name).path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of something in it.
  package func appending(_ component: String) -> String { path + "/" + component }

  /// Writes a file in it, with the folders above, and gives its path.
  @discardableResult
  package func write(_ bytes: some Sequence<UInt8>, to component: String) throws -> String {
    let file = URL(fileURLWithPath: appending(component))
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    return file.path
  }

  package func bytes(of component: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: appending(component))))
  }

  /// The names of everything right in it, sorted.
  package func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  }
}
