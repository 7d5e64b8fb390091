import Foundation
import GreenroomModel
import GreenroomTestSupport
import Testing

@Suite struct CareTests {
  @Test func aRestoreIsRefusedWhileAnotherProgramWorksOnTheLibrary() throws {
    let world = try CareStudio()
    #expect(try world.run(["backup"]).status == 0)
    let copy = try #require(try world.backups().first)
    let watching = try world.start(["index", "ready", "--watch", "--json"])
    // Its first words come once it has the catalog open.
    _ = watching.output.availableData
    let before = try CareStudio.dump(world.catalog)
    let refused = try world.run(["restore", copy])
    #expect(refused.status == 1)
    #expect(refused.messages.contains("open"), "\(refused.messages)")
    #expect(try CareStudio.dump(world.catalog) == before)
    #expect(try world.aside().isEmpty)
    watching.send(SIGTERM)
    _ = watching.finish()
    #expect(try world.run(["restore", copy]).status == 0)
  }

  @Test func aBackupTakenWhileOthersWriteIsSound() throws {
    let world = try CareStudio()
    let watching = try world.start(["index", "ready", "--watch", "--json"])
    _ = watching.output.availableData
    #expect(try world.run(["backup"]).status == 0)
    watching.send(SIGTERM)
    _ = watching.finish()
    let copy = try #require(try world.backups().first)
    #expect(try CareStudio.dump(copy).hasPrefix(CareStudio.sound))
  }

  @Test func dryRunsWriteNothing() throws {
    let world = try CareStudio()
    #expect(try world.run(["backup"]).status == 0)
    let copy = try #require(try world.backups().first)
    let before = try world.studio.libraryContents()
    for arguments in [["backup"], ["restore", copy], ["fsck", "--repair"]] {
      let dry = arguments[0] == "fsck" ? [] : ["--dry-run"]
      let result = try world.run(arguments + dry)
      #expect(result.status == 0, "\(result.messages)")
      #expect(try world.studio.libraryContents() == before, "\(arguments)")
    }
  }

  @Test func whatIsGoneOrLeftOverIsFoundAndPutRight() throws {
    let world = try CareStudio()
    try FileManager.default.removeItem(atPath: world.studio.path("ready/drift.mp4"))
    let partial = world.studio.library + "/clips/partial"
    try FileManager.default.createDirectory(atPath: partial, withIntermediateDirectories: true)
    try Data([1, 2, 3]).write(to: URL(fileURLWithPath: partial + "/0123456789"))
    let found = try world.run(["fsck", "--json"])
    #expect(found.status == 3)
    let codes = try #require(try found.json()["problems"]?.array).compactMap { $0["code"]?.string }
    #expect(codes == ["file.missing", "own.leftover"])
    #expect(try world.run(["fsck", "--repair"]).messages.contains("--yes"))
    #expect(FileManager.default.fileExists(atPath: partial + "/0123456789"))
    #expect(try world.run(["fsck", "--repair", "--yes"]).status == 3)
    #expect(!FileManager.default.fileExists(atPath: partial + "/0123456789"))
    #expect(try world.run(["fsck"]).status == 0)
    let missing = try CareStudio.python(
      "print(sqlite3.connect(sys.argv[1]).execute('SELECT count(*) FROM location WHERE state = 1').fetchone()[0])",
      [world.catalog])
    #expect(missing == "1\n")
  }
}
