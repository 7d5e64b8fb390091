import Foundation
import GreenroomModel
import Testing

/// The table in `Assets/Samples/README.md` is a promise to newcomers: this holds it against what `check` says.
@Suite struct SamplesTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Assets/Samples")
  private let greenroom = Executable(environment: ["HOME": "/nowhere"], workingFolder: folder.path)

  @Test func whatIsReadyPassesTogether() throws {
    let files = try names(in: "ready").map { "ready/\($0)" }
    let result = try greenroom.run(
      bytes: (["check", "--json", "--model", "seedance-2.0"] + files).map { Array($0.utf8) })
    let report = try result.json()
    #expect(result.status == 0, "\(result.messages)")
    #expect(report["verdict"] == "pass", "\(report["findings"] ?? .null)")
    #expect(report["references"]?.array?.count == files.count)
  }

  @Test func whatIsUnfitHasTheFindingsThatTheTablePromises() throws {
    let promised = try promisedFindings()
    #expect(try names(in: "unfit") == promised.keys.sorted())
    let result = try greenroom.run("check", "unfit", "--each", "--json", "--model", "seedance-2.0")
    #expect(result.status == 5, "\(result.messages)")
    let checks = try #require(try result.json()["checks"]?.array)
    #expect(checks.count == promised.count)
    for check in checks {
      let path = check["references"]?.array?.first?["path"]?.string ?? ""
      let name = String(path.split(separator: "/").last ?? "")
      let found = Set(check["findings"]?.array?.compactMap { $0["code"]?.string } ?? [])
      #expect(found == promised[name], "\(name)")
    }
  }

  private func names(in part: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: Self.folder.appending(path: part).path).sorted()
  }

  /// The finding codes of each file, out of the table's last column.
  private func promisedFindings() throws -> [String: Set<String>] {
    let page = try String(contentsOf: Self.folder.appending(path: "README.md"), encoding: .utf8)
    let table = page.split(separator: "| `unfit/` |").last ?? ""
    var promised: [String: Set<String>] = [:]
    for row in table.split(separator: "\n") {
      guard let name = row.firstMatch(of: /^\| `([^`]+)` \|/)?.1 else { continue }
      let codes = row.matches(of: /`((?:file|image|video|audio)\.[a-z_]+)`/).map { String($0.1) }
      promised[String(name)] = Set(codes)
    }
    return promised
  }
}
