import Foundation
import Greenroom
import GreenroomModel

/// The files of the page, by an exact list that is read when the server starts: no path of a client ever reaches the
/// disk.
struct PageFiles: Sendable {
  private let files: [String: PageFile]

  init(_ paths: [String: MediaPath]) {
    let pairs = paths.map { name, path in (name, PageFile(path: path, type: PageType.of(name))) }
    var files = Dictionary(pairs) { first, _ in first }
    files[""] = files["index.html"]
    self.files = files
  }

  /// - Parameter path: As it came.
  func file(at path: Substring) -> PageFile? { path.first == "/" ? files[String(path.dropFirst())] : nil }
}

/// One of them, read anew each time: the page may be worked on.
struct PageFile: Sendable {
  let path: MediaPath
  let type: String

  func answer() throws -> APIAnswer {
    guard let bytes = FileManager.default.contents(atPath: path.text) else { throw Problem.nothingHere }
    return .bytes(Array(bytes), type: type)
  }
}

/// What files of pages are called in HTTP.
enum PageType {
  static func of(_ name: String) -> String {
    let ending = name.split(separator: ".").last.map(String.init) ?? ""
    return types[ending] ?? "application/octet-stream"
  }

  private static let types = [
    "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8", "mjs": "text/javascript; charset=utf-8",
    "json": "application/json", "svg": "image/svg+xml", "png": "image/png", "ico": "image/x-icon",
    "webmanifest": "application/manifest+json", "woff2": "font/woff2", "txt": "text/plain; charset=utf-8",
  ]
}
