import Foundation

/// A Swift file of the package, read once.
struct SourceFile: Sendable {
  /// From the package's root, like `Sources/Greenroom/Settings/Settings.swift`.
  let path: String
  let lineCount: Int
  let tokens: [Token]

  /// The target that the file belongs to: the folder below `Sources` or `Tests`.
  var target: String { String(path.split(separator: "/")[1]) }

  func at(_ token: Token) -> String { "\(path):\(token.line)" }
}

/// The package as it lies on disk.
enum SourceTree {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static let sources = files(below: "Sources")
  /// What people run: the sources without what only tests use.
  static var products: [SourceFile] { sources.filter { $0.target != "GreenroomTestSupport" } }

  static func sources(of target: String) -> [SourceFile] {
    sources.filter { $0.target == target }
  }

  /// The folders below `Sources` that hold Swift files or a module map.
  static var targets: [String] {
    let folders = try? FileManager.default.contentsOfDirectory(
      at: root.appending(path: "Sources"), includingPropertiesForKeys: nil)
    return (folders ?? []).filter(\.hasDirectoryPath).map(\.lastPathComponent).sorted()
  }

  private static func files(below folder: String) -> [SourceFile] {
    let top = root.appending(path: folder)
    let paths = FileManager.default.enumerator(atPath: top.path(percentEncoded: false))
    return (paths?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".swift") }.sorted().compactMap {
      guard let text = try? String(contentsOf: top.appending(path: $0), encoding: .utf8) else { return nil }
      return SourceFile(
        path: "\(folder)/\($0)",
        lineCount: text.split(separator: "\n", omittingEmptySubsequences: false).count - 1,
        tokens: SwiftTokens.read(text))
    }
  }
}

extension [String] {
  /// The broken rules as a test prints them, one a line, under the rule itself.
  func under(_ rule: String) -> String { ([rule] + self).joined(separator: "\n  ") }
}
