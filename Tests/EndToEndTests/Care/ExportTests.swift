import Foundation
import GreenroomModel
import GreenroomTestSupport
import Testing

/// What one library knows goes to another, as a file between two machines.
@Suite struct ExportTests {
  /// Without the header, which has the time, and without what an import itself adds to the history.
  private static func lines(_ output: String) -> [String] {
    output.split(separator: "\n").dropFirst().map(String.init).filter {
      !$0.contains(#""summary":"Imported"#)
    }
  }

  @Test func anotherLibraryComesToKnowTheSame() throws {
    let world = try CareStudio()
    let file = world.studio.path("all.jsonl")
    let written = try world.run(["export", "-o", file, "--json"])
    #expect(written.status == 0, "\(written.messages)")
    #expect(try written.json()["requests"]?.integer == 1)
    let other = world.studio.path("other")
    let rehearsed = try world.run(["import", file, "--library", other, "--dry-run"])
    #expect(rehearsed.status == 0, "\(rehearsed.messages)")
    #expect(!FileManager.default.fileExists(atPath: other + "/catalog.sqlite"))
    let imported = try world.run(["import", file, "--library", other, "--json"])
    #expect(imported.status == 0, "\(imported.messages)")
    #expect(try imported.json()["conflicts"]?.array == [])
    let here = try world.run(["export"])
    let there = try world.run(["export", "--library", other])
    #expect(here.messages.isEmpty && here.status == 0)
    #expect(Self.lines(here.output) == Self.lines(there.output))
    #expect(try world.run(["import", file, "--library", other]).output == "Nothing is new.\n")
    #expect(try world.run(["fsck", "--library", other]).status == 0)
  }

  @Test func aFileIsNeverOverwritten() throws {
    let world = try CareStudio()
    let file = world.studio.path("all.jsonl")
    #expect(try world.run(["export", "-o", file]).status == 0)
    let again = try world.run(["export", "-o", file])
    #expect(again.status == 1)
    #expect(again.messages.contains("is there already"))
  }

  @Test(arguments: [
    ("", "does not begin with the header"), ("{}\n", "does not begin with the header"),
    ("{\"schema\":\"greenroom.export/9\"}\n", "“greenroom.export/9”"), ("{\n", "Line 1 is no JSON"),
    ("{\"schema\":\"greenroom.export/1\"}\n\n{\"type\":\"asset\"}\n", "Line 3"),
  ])
  func whatIsNoExportIsRefused(text: String, words: String) throws {
    let world = try CareStudio()
    let file = world.studio.path("no.jsonl")
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    let before = try CareStudio.dump(world.catalog)
    let refused = try world.run(["import", file])
    #expect(refused.status == 1)
    #expect(refused.messages.contains(words), "\(refused.messages)")
    #expect(try CareStudio.dump(world.catalog) == before)
  }
}
