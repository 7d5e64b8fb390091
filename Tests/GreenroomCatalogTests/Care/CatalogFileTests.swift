import Foundation
import GRDB
import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomCatalog

@Suite struct CatalogFileTests {
  private static func backup(of library: TestLibrary) throws -> CatalogFile {
    let path = library.folder.appending("copy.sqlite")
    try CatalogFile(ofLibrary: library.folder.path).write(to: path)
    return CatalogFile(path: path)
  }

  @Test func aCopyIsWholeWhileOthersHaveTheCatalogOpen() throws {
    let library = try TestLibrary.withGeneratedClips()
    let copy = try Self.backup(of: library)
    let catalog = CatalogFile(ofLibrary: library.folder.path)
    #expect(try copy.summary() == catalog.summary())
    #expect(try copy.problems().isEmpty)
    #expect(try copy.isOfPresentFormat())
    #expect(try catalog.contradictions().isEmpty)
    #expect(try catalog.difference(from: copy) == CatalogDifference(isOfSameRevision: true, tables: []))
  }

  @Test func aCopyIsPrivateAndNeverOverAnother() throws {
    let library = try TestLibrary.withOneOfEverything()
    let copy = try Self.backup(of: library)
    let mode = try FileManager.default.attributesOfItem(atPath: copy.path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    let before = try library.folder.bytes(of: "copy.sqlite")
    #expect(throws: GreenroomError.self) { try Self.backup(of: library) }
    #expect(try library.folder.bytes(of: "copy.sqlite") == before)
  }

  @Test func whatChangedSinceACopyIsTold() throws {
    let library = try TestLibrary.withOneOfEverything()
    let copy = try Self.backup(of: library)
    _ = try library.catalog.setName(try AssetName("beach"), of: try library.key("/m/refs/beach.png"))
    try library.index(TestFile("/m/refs/new.jpg", content: 50))
    let difference = try CatalogFile(ofLibrary: library.folder.path).difference(from: copy)
    #expect(!difference.isOfSameRevision)
    func table(_ name: String) -> TableDifference? { difference.tables.first { $0.table == name } }
    #expect(table("asset") == TableDifference(table: "asset", changed: 1, added: 2, isFixed: false))
    #expect(table("location")?.added == 1)
    #expect(table("request") == nil)
  }

  @Test func whatNeverChangesIsKnownToHaveChanged() throws {
    let library = try TestLibrary.withOneOfEverything()
    let copy = try Self.backup(of: library)
    try library.catalog.write { try $0.execute(sql: "UPDATE request SET prompt = 'another'") }
    let difference = try CatalogFile(ofLibrary: library.folder.path).difference(from: copy)
    #expect(
      difference.tables.filter(\.isFixed)
        == [TableDifference(table: "request", changed: 1, added: 1, isFixed: true)])
  }

  /// What no program of ours changed, the search index too.
  @Test(arguments: [
    "UPDATE asset SET rating = 1", "DELETE FROM tagAlias", "UPDATE searchToken_data SET block = x'00'",
    "UPDATE location SET size = size + 1", "DELETE FROM searchText", "UPDATE operation SET summary = 'x'",
  ])
  func whatIsOtherWithoutAWriteIsTold(change: String) throws {
    let library = try TestLibrary.withOneOfEverything()
    _ = try library.catalog.add(tags: ["sea"], to: [try library.key("/m/refs/beach.png")])
    try library.catalog.addAlias("mer", of: "sea")
    let copy = try Self.backup(of: library)
    try library.catalog.writeWithoutTransaction { try $0.execute(sql: change) }
    let difference = try CatalogFile(ofLibrary: library.folder.path).difference(from: copy)
    #expect(difference.isOfSameRevision)
    #expect(!difference.tables.isEmpty)
  }

  @Test func whatChangesNothingKeepsTheRevision() throws {
    let library = try TestLibrary.withOneOfEverything()
    let copy = try Self.backup(of: library)
    try library.catalog.write { try $0.execute(sql: "UPDATE asset SET rating = 1 WHERE FALSE") }
    #expect(try CatalogFile(ofLibrary: library.folder.path).difference(from: copy).isOfSameRevision)
  }

  @Test(arguments: [
    "UPDATE asset SET nameKey = 'other' WHERE nameKey = 'hero'",
    "UPDATE request SET body = CAST('{' AS BLOB)",
    "UPDATE setMember SET position = 9 WHERE position = 2",
    "UPDATE asset SET location = (SELECT max(id) FROM location) WHERE pk = 1",
    "UPDATE tag SET name = 'x'", "DELETE FROM searchText WHERE asset = 1",
  ])
  func contradictionsAreFound(change: String) throws {
    let library = try TestLibrary.withOneOfEverything()
    try library.catalog.write { try $0.execute(sql: change) }
    #expect(try !CatalogFile(ofLibrary: library.folder.path).contradictions().isEmpty)
  }

  @Test func whatIsNoCatalogIsRefused() throws {
    let folder = try TemporaryFolder()
    try folder.write([], to: "empty.sqlite")
    try folder.write(Array("no database at all, however long one looks at it".utf8), to: "text.sqlite")
    for name in ["empty.sqlite", "text.sqlite"] {
      let error = #expect(throws: GreenroomError.self) {
        try CatalogFile(path: folder.appending(name)).summary()
      }
      #expect(error?.code == .catalog)
    }
    let error = #expect(throws: GreenroomError.self) {
      try CatalogFile(path: folder.appending("none.sqlite")).summary()
    }
    #expect(error?.code == .notFound)
  }
}

@Suite struct RestoringTests {
  private let library: TestLibrary
  private let copy: CatalogFile

  init() throws {
    library = try TestLibrary.withOneOfEverything()
    copy = CatalogFile(path: library.folder.appending("copy.sqlite"))
    try CatalogFile(ofLibrary: library.folder.path).write(to: copy.path)
    try library.index(TestFile("/m/refs/new.jpg", content: 50))
  }

  private var aside: String { library.folder.appending("catalog.before-restore-1.sqlite") }

  private func restore() throws -> Bool {
    try copy.restore(into: library.folder.path, settingAside: aside)
  }

  private func assets(_ name: String) throws -> Int {
    try CatalogFile(path: library.folder.appending(name)).summary().assets
  }

  @Test func whatWasThereGetsAName() throws {
    try library.catalog.close()
    #expect(try restore())
    #expect(
      try library.folder.names() == ["catalog.before-restore-1.sqlite", "catalog.sqlite", "copy.sqlite"])
    #expect(try assets("catalog.sqlite") == 7)
    #expect(try assets("catalog.before-restore-1.sqlite") == 8)
    let reopened = try Catalog.open(in: library.folder.path)
    #expect(try reopened.find(.everything, now: Date()).total == 7)
  }

  /// What a crash left in the log is in what is put aside, and is not found beside the new catalog.
  @Test func aLogGoesWithItsCatalog() throws {
    let crashed = try TemporaryFolder()
    for name in ["catalog.sqlite", "catalog.sqlite-wal"] {
      try crashed.write(try library.folder.bytes(of: name), to: name)
    }
    try copy.restore(into: crashed.path, settingAside: crashed.appending("catalog.before-restore-1.sqlite"))
    #expect(try crashed.names() == ["catalog.before-restore-1.sqlite", "catalog.sqlite"])
    #expect(try CatalogFile(path: crashed.appending("catalog.before-restore-1.sqlite")).summary().assets == 8)
    #expect(try CatalogFile(path: crashed.appending("catalog.sqlite")).summary().assets == 7)
  }

  @Test func aCatalogTooDamagedToOpenIsPutAsideAsItIs() throws {
    try library.catalog.close()
    let rubbish = Array("no database at all, however long one looks at it".utf8)
    try library.folder.write(rubbish, to: "catalog.sqlite")
    #expect(try restore())
    #expect(try library.folder.bytes(of: "catalog.before-restore-1.sqlite") == rubbish)
    #expect(try assets("catalog.sqlite") == 7)
  }

  @Test func aNewLibraryGetsItsFirstCatalog() throws {
    let target = library.folder.appending("another/library")
    #expect(try !copy.restore(into: target, settingAside: target + "/aside"))
    #expect(try Catalog.open(in: target).find(.everything, now: Date()).total == 7)
  }

  @Test func aNameThatIsTakenIsNotGivenAgain() throws {
    try library.catalog.close()
    try library.folder.write([7], to: "catalog.before-restore-1.sqlite")
    let before = try library.folder.bytes(of: "catalog.sqlite")
    #expect(throws: GreenroomError.self) { try restore() }
    #expect(try library.folder.bytes(of: "catalog.sqlite") == before)
    #expect(try library.folder.bytes(of: "catalog.before-restore-1.sqlite") == [7])
  }

  /// There is no room for another catalog beside the one that is there.
  @Test(.enabled(if: SmallDisk.isPossible, "no small disk can be mounted here"))
  func aFullDiskLeavesTheCatalogAsItIs() throws {
    try library.catalog.close()
    let catalog = try library.folder.bytes(of: "catalog.sqlite")
    for room in [0, 4_096, catalog.count / 2, catalog.count - 4_096] {
      let disk = try SmallDisk(byteCount: (catalog.count + room) / 4_096 * 4_096)
      let target = disk.path + "/catalog.sqlite"
      try Data(catalog).write(to: URL(filePath: target))
      let error = #expect(throws: GreenroomError.self) {
        try copy.restore(into: disk.path, settingAside: disk.path + "/catalog.before-restore-1.sqlite")
      }
      #expect(error?.code == .inputOutput)
      #expect(error?.message.contains("disk is full") == true && error?.message.contains(disk.path) == true)
      #expect(try Array(Data(contentsOf: URL(filePath: target))) == catalog)
      #expect(try FileManager.default.contentsOfDirectory(atPath: disk.path) == ["catalog.sqlite"])
      withExtendedLifetime(disk) {}
    }
  }

  /// One that was killed after it had set a log aside that a damaged catalog could not take in.
  @Test func aRestoringThatWasKilledIsUndoneByWhoeverOpensTheLibraryNext() throws {
    let killed = try TemporaryFolder()
    for name in ["catalog.sqlite", "catalog.sqlite-wal"] {
      try killed.write(try library.folder.bytes(of: name), to: name)
    }
    try #require(!killed.bytes(of: "catalog.sqlite-wal").isEmpty)
    try InterruptedRestore(LibraryFolder(path: killed.path))
      .setAside(as: killed.appending("catalog.before-restore-1.sqlite"))
    #expect(
      try killed.names() == [
        "catalog.before-restore-1.sqlite", "catalog.before-restore-1.sqlite-wal", "catalog.sqlite",
      ])
    let reopened = try #require(try Catalog.openIfPresent(in: killed.path))
    #expect(try reopened.find(.everything, now: Date()).total == 8)
    try reopened.close()
    #expect(try killed.names().filter { $0.hasPrefix("catalog.before") } == [])
  }

  /// It would be taken into the catalog that gets the name.
  @Test func aLogWithoutACatalogIsPutAside() throws {
    let orphaned = try TemporaryFolder()
    let log = try library.folder.bytes(of: "catalog.sqlite-wal")
    try orphaned.write(log, to: "catalog.sqlite-wal")
    try copy.restore(into: orphaned.path, settingAside: orphaned.appending("catalog.before-restore-1.sqlite"))
    #expect(try orphaned.bytes(of: "catalog.before-restore-1.sqlite-wal") == log)
    #expect(try CatalogFile(path: orphaned.appending("catalog.sqlite")).summary().assets == 7)
  }

  /// A run that was killed at its worst moment: one file with two names.
  @Test func theSecondNameOfARunThatWasKilledIsForgotten() throws {
    try library.catalog.close()
    try FileManager.default.linkItem(
      atPath: library.folder.appending("catalog.sqlite"),
      toPath: library.folder.appending("catalog.before-restore-0.sqlite"))
    try library.folder.write([1, 2, 3], to: CatalogFile.unfinishedName)
    #expect(try restore())
    #expect(
      try library.folder.names() == ["catalog.before-restore-1.sqlite", "catalog.sqlite", "copy.sqlite"])
  }

  @Test func aDamagedCopyMovesNothing() throws {
    try library.catalog.close()
    var bytes = try library.folder.bytes(of: "copy.sqlite")
    for place in stride(from: 3 * 4_096, to: bytes.count, by: 512) { bytes[place] ^= 0xFF }
    try library.folder.write(bytes, to: "copy.sqlite")
    let before = try library.folder.bytes(of: "catalog.sqlite")
    #expect(throws: GreenroomError.self) { try restore() }
    #expect(try library.folder.names() == ["catalog.sqlite", "copy.sqlite"])
    #expect(try library.folder.bytes(of: "catalog.sqlite") == before)
  }
}
