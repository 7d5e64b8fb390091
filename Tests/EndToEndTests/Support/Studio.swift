import Foundation
import GreenroomTestSupport

/// A person's machine for one test: a home, a library, and copies of the samples.
final class Studio {
  private let folder: TemporaryFolder
  var greenroom: Executable

  init() throws {
    folder = try TemporaryFolder()
    for samples in ["ready", "unfit"] {
      try FileManager.default.copyItem(
        atPath: Checkout.path("Assets/Samples/\(samples)"), toPath: folder.appending(samples))
    }
    greenroom = Executable(
      environment: ["HOME": folder.path, "PATH": "/usr/bin:/bin"], workingFolder: folder.path)
  }

  /// A clip that every model takes, made longer by a box of zeros that players skip. Nothing of that size is
  /// held in memory: the tests of the media worker compare themselves with this process.
  func longClip(byteCount: Int) throws -> String {
    var bytes = try Checkout.bytes("Assets/Samples/ready/drift.mp4")
    bytes += withUnsafeBytes(of: UInt32(byteCount - bytes.count).bigEndian, Array.init) + Array("free".utf8)
    let file = URL(fileURLWithPath: path("long.mp4"))
    try Data(bytes).write(to: file)
    let handle = try FileHandle(forWritingTo: file)
    try handle.truncate(atOffset: UInt64(byteCount))
    try handle.close()
    return file.path
  }

  func path(_ component: String) -> String { folder.appending(component) }

  var library: String { path(".local/share/greenroom") }

  /// The command with what it said, without what differs from run to run: ids, times and the home folder.
  func transcript(_ arguments: [String]) throws -> String {
    let result = try greenroom.run(arguments)
    let quoted = arguments.map { $0.contains(" ") || $0.isEmpty ? "\"\($0)\"" : $0 }
    let messages = result.messages.isEmpty ? "" : "--- error stream\n\(result.messages)"
    let exit = result.status == 0 ? "" : "--- exit \(result.status)\n"
    return "$ greenroom \(quoted.joined(separator: " "))\n"
      + Self.steady(result.output + messages, home: folder.path) + exit + "\n"
  }

  /// Ids stand at the beginning of a line, behind a name, and in placeholders for URLs.
  private static var ids: Regex<(Substring, Substring)> {
    /((?:^(?:[!✓✗·] |  )?)|greenroom:|@\S+ )[0-9a-hjkmnp-tv-z]{10}(?=[ .])/.anchorsMatchLineEndings()
  }

  private static func steady(_ text: String, home: String) -> String {
    text.replacing(home, with: "HOME")
      .replacing(ids) { $0.output.1 + "IDIDIDIDID" }
      .replacing(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/, with: "2026-01-01T00:00:00Z")
      .replacing(/[\d.]+ [kM]?B read in [\d.:]+( s)?/, with: "SIZE read in TIME")
  }

  /// Every file of the library with its bytes.
  func libraryContents() throws -> [String: Data] {
    guard let names = FileManager.default.enumerator(atPath: library) else { return [:] }
    var contents: [String: Data] = [:]
    for case let name as String in names {
      contents[name] = FileManager.default.contents(atPath: library + "/" + name) ?? Data()
    }
    return contents
  }
}
