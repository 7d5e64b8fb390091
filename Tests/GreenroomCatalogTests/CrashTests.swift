import Foundation
import GRDB
import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomCatalog

@Suite struct CrashTests {
  /// The files as they are in the middle of a transaction are what a process leaves that is killed there.
  @Test func aProcessKilledInTheMiddleLeavesWhatWasBefore() throws {
    let library = try TestLibrary.withOneOfEverything()
    let remains = try TemporaryFolder()
    try library.catalog.writeWithoutTransaction { try $0.execute(sql: "PRAGMA cache_size = -2000") }
    try library.catalog.write { database in
      // Enough to spill from the cache into the log.
      let long = String(repeating: "x", count: 400)
      for number in 0..<15_000 {
        try database.run("INSERT INTO folder (path) VALUES (?)", "/\(long)/\(number)")
      }
      for name in ["catalog.sqlite", "catalog.sqlite-wal"] {
        try remains.write(try library.folder.bytes(of: name), to: name)
      }
    }
    #expect(try remains.bytes(of: "catalog.sqlite-wal").count > 1_000_000)

    let catalog = try Catalog.open(in: remains.path)
    #expect(try catalog.find(.everything, now: Date()).total == 7)
    #expect(
      try catalog.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM folder WHERE path GLOB '/x*'") } == 0
    )
    #expect(try catalog.integrityProblems().isEmpty)
    try library.index(TestFile("/m/new.jpg", content: 99))
    #expect(try library.catalog.find(.everything, now: Date()).total == 8)
  }

  @Test func whatACrashLeftIsReadWithoutBeingTouched() throws {
    let library = try TestLibrary.withOneOfEverything()
    let remains = try TemporaryFolder()
    for name in ["catalog.sqlite", "catalog.sqlite-wal"] {
      try remains.write(try library.folder.bytes(of: name), to: name)
    }
    let before = try remains.bytes(of: "catalog.sqlite")
    let reader = try #require(try Catalog.openIfPresent(in: remains.path))
    #expect(try reader.find(.everything, now: Date()).total == 7)
    try reader.close()
    #expect(try remains.bytes(of: "catalog.sqlite") == before)
  }
}
