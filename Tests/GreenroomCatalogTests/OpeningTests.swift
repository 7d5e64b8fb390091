import Foundation
import GRDB
import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomCatalog

@Suite struct OpeningTests {
  @Test func aNewLibraryIsPrivateFromTheStart() throws {
    let folder = try TemporaryFolder()
    let library = folder.appending("deep/er/library")
    let catalog = try Catalog.open(in: library)
    #expect(try Self.mode(of: library) == 0o700)
    #expect(try Self.mode(of: folder.appending("deep")) == 0o700)
    for file in ["catalog.sqlite", "catalog.sqlite-wal", "catalog.sqlite-shm"] {
      #expect(try Self.mode(of: library + "/" + file) == 0o600, "\(file)")
    }
    try catalog.close()
    #expect(try FileManager.default.contentsOfDirectory(atPath: library) == ["catalog.sqlite"])
  }

  @Test func openingWhereThereIsNothingMakesNothing() throws {
    let folder = try TemporaryFolder()
    #expect(try Catalog.openIfPresent(in: folder.path) == nil)
    #expect(try Catalog.openIfPresent(in: folder.path, access: .readWrite) == nil)
    #expect(try Catalog.openIfPresent(in: folder.appending("none")) == nil)
    #expect(try folder.names() == [])
  }

  @Test func readingLeavesTheLibraryByteForByteAsItWas() throws {
    let library = try TestLibrary.withOneOfEverything()
    try library.catalog.close()
    let before = try Self.snapshot(library.folder)
    let reader = try #require(try Catalog.openIfPresent(in: library.folder.path))
    #expect(try reader.find(.everything, now: Date()).total == 7)
    #expect(throws: GreenroomError.self) { try reader.createSet("new") }
    try reader.close()
    #expect(try Self.snapshot(library.folder) == before)
  }

  @Test func aReaderSeesWhatAWriterThatIsStillOpenHasDone() throws {
    let library = try TestLibrary.withOneOfEverything()
    let reader = try #require(try Catalog.openIfPresent(in: library.folder.path))
    #expect(try reader.find(.everything, now: Date()).total == 7)
    try library.index(TestFile("/m/new.jpg", content: 50))
    #expect(try reader.find(.everything, now: Date()).total == 8)
  }

  @Test func everythingIsThereAfterReopening() throws {
    let library = try TestLibrary.withOneOfEverything()
    let before = try library.catalog.find(.everything, now: Date())
    try library.catalog.close()
    let reopened = try Catalog.open(in: library.folder.path)
    #expect(try reopened.find(.everything, now: Date()) == before)
    #expect(try reopened.members(ofSet: "opening")?.members.count == 2)
    #expect(try reopened.requests(limit: 5).total == 1)
  }

  @Test(arguments: [true, false])
  func aNewerCatalogIsRefusedUnchanged(isReading: Bool) throws {
    let library = try TestLibrary.withOneOfEverything()
    try library.catalog.close()
    try Self.run("PRAGMA user_version = 99", on: library.folder)
    let before = try Self.snapshot(library.folder)
    let error = #expect(throws: GreenroomError.self) {
      if isReading {
        try Catalog.openIfPresent(in: library.folder.path)
      } else {
        try Catalog.open(in: library.folder.path)
      }
    }
    #expect(error?.code == .catalog)
    #expect(error?.message.contains("newer") == true)
    #expect(error?.hint?.contains("Install the newer Greenroom") == true)
    #expect(try Self.snapshot(library.folder) == before)
  }

  @Test func anotherProgramsDatabaseIsRefusedUnchanged() throws {
    let folder = try TemporaryFolder()
    try Self.run("CREATE TABLE mine (x)", on: folder)
    let before = try Self.snapshot(folder)
    let error = #expect(throws: GreenroomError.self) { try Catalog.open(in: folder.path) }
    #expect(error?.message.contains("another program") == true)
    #expect(try Self.snapshot(folder) == before)
  }

  @Test func aDamagedCatalogSaysSo() throws {
    let folder = try TemporaryFolder()
    try folder.write(Array("not a database, surely, however long one looks at it".utf8), to: "catalog.sqlite")
    for open in [{ try Catalog.open(in: folder.path) }, { try Catalog.openIfPresent(in: folder.path) }] {
      let error = #expect(throws: GreenroomError.self) { try open() }
      #expect(error?.code == .catalog)
      #expect(error?.message.contains("damaged") == true)
    }
  }

  @Test func aDamagedPageIsFound() throws {
    let library = try TestLibrary()
    try library.index((1...2_000).map { TestFile("/m/\($0).jpg", content: $0) })
    try library.catalog.close()
    var bytes = try library.folder.bytes(of: "catalog.sqlite")
    for offset in stride(from: 8 * 4_096, to: bytes.count, by: 4_096) { bytes[offset] ^= 0xFF }
    try library.folder.write(bytes, to: "catalog.sqlite")
    do {
      let catalog = try #require(try Catalog.openIfPresent(in: library.folder.path))
      #expect(try !catalog.integrityProblems().isEmpty)
    } catch let error as GreenroomError {
      #expect(error.code == .catalog)
    }
  }

  @Test func anEmptyFileThatACrashLeftBecomesACatalog() throws {
    let folder = try TemporaryFolder()
    try folder.write([], to: "catalog.sqlite")
    #expect(try Catalog.openIfPresent(in: folder.path) == nil)
    let catalog = try Catalog.open(in: folder.path)
    #expect(try catalog.statistics().formatVersion == Schema.version)
  }

  @Test(
    arguments: [
      (0x6969, "NFS"), (0xFF53_4D42, "CIFS"), (0xFE53_4D42, "SMB 2"), (0x517B, "SMB"), (0x6573_5546, "FUSE"),
      (0x0102_1997, "9P"),
    ] as [(UInt32, String)])
  func aNetworkFileSystemIsRefusedWithAdvice(magic: UInt32, name: String) {
    let error = #expect(throws: GreenroomError.self) {
      try FileSystemCheck.refuseRemote("/lib", magic: magic)
    }
    #expect(error?.message.contains(name) == true)
    #expect(error?.hint?.contains("--library") == true)
  }

  @Test(arguments: [0xEF53, 0x9123_683E, 0x5846_5342, 0x0102_1994, 0x794C_7630, 0x2FC1_2FC1] as [UInt32])
  func localFileSystemsAreNot(magic: UInt32) {
    #expect(throws: Never.self) { try FileSystemCheck.refuseRemote("/lib", magic: magic) }
  }

  @Test func aFolderThatCannotBeMadeIsAnError() throws {
    let folder = try TemporaryFolder()
    try folder.write([1], to: "file")
    let error = #expect(throws: GreenroomError.self) {
      try Catalog.open(in: folder.appending("file/library"))
    }
    #expect(error?.code == .catalog)
    #expect(error?.hint?.contains("--library") == true)
  }

  // MARK: - Helpers

  private static func mode(of path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return try #require(attributes[.posixPermissions] as? Int)
  }

  private static func snapshot(_ folder: TemporaryFolder) throws -> [String: [UInt8]] {
    try folder.names().reduce(into: [:]) { files, name in files[name] = try folder.bytes(of: name) }
  }

  private static func run(_ sql: String, on folder: TemporaryFolder) throws {
    let database = try DatabaseQueue(path: folder.appending("catalog.sqlite"))
    try database.writeWithoutTransaction { try $0.execute(sql: sql) }
    try database.close()
  }
}

@Suite struct MigrationTests {
  private static let later =
    Schema.migrations + [
      Schema.Migration(name: "3-test", sql: "CREATE TABLE later (x INTEGER) STRICT"),
      Schema.Migration(name: "4-test", sql: "ALTER TABLE later ADD COLUMN y TEXT"),
    ]

  @Test func eachMigrationOfAnExistingCatalogIsPrecededByABackup() throws {
    let library = try TestLibrary.withOneOfEverything()
    try library.catalog.close()
    try Migrating.bringUpToDate(LibraryFolder(path: library.folder.path), migrations: Self.later)
    #expect(
      try library.folder.names()
        == ["catalog.before-3-test.sqlite", "catalog.before-4-test.sqlite", "catalog.sqlite"])

    let backup = try DatabaseQueue(path: library.folder.appending("catalog.before-3-test.sqlite"))
    func number(_ sql: String) throws -> Int? { try backup.read { try Int.fetchOne($0, sql: sql) } }
    #expect(try number("SELECT count(*) FROM asset") == 7)
    #expect(try number("SELECT count(*) FROM sqlite_schema WHERE name = 'later'") == 0)
    #expect(try number("PRAGMA user_version") == Schema.version)
    #expect(try number("PRAGMA application_id") == Int(Schema.applicationID))
    let mode = try FileManager.default.attributesOfItem(atPath: backup.path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  /// A catalog as the first release left it, with one of everything in it.
  @Test func aCatalogOfTheFirstFormatOpensAndKeepsItsRows() throws {
    let library = try TestLibrary.withOneOfEverything()
    try library.catalog.close()
    let old = try DatabaseQueue(path: library.folder.appending("catalog.sqlite"))
    try old.writeWithoutTransaction { database in
      for table in ["uploadedPart", "partUpload", "stagedObject", "contentDigest"] {
        try database.execute(sql: "DROP TABLE \(table)")
      }
      try database.execute(
        sql: """
          DROP INDEX assetBySHA256;
          DELETE FROM grdb_migrations WHERE identifier = '2-staging';
          PRAGMA user_version = 1;
          """)
    }
    try old.close()
    let upgraded = try Catalog.open(in: library.folder.path)
    #expect(try upgraded.find(.everything, now: Date()).total == 7)
    #expect(try upgraded.ledger().isEmpty)
    #expect(try library.folder.names().contains("catalog.before-2-staging.sqlite"))
  }

  /// What an older program left, with or without words of its own, is found by its words afterwards.
  @Test(arguments: 1..<Schema.version)
  func anOlderCatalogIsFoundByItsWords(version: Int) throws {
    let folder = try TemporaryFolder()
    let library = LibraryFolder(path: folder.path)
    try Migrating.bringUpToDate(library, migrations: Array(Schema.migrations.prefix(version)))
    let old = try DatabaseQueue(path: folder.appending("catalog.sqlite"))
    try old.writeWithoutTransaction { database in
      try database.execute(
        sql: """
          INSERT INTO asset (pk, id, kind, origin, bytes, fingerprint, addedAt, name, nameKey, factsSerial, verified)
            VALUES (1, 'aaaaaaaaaa', 'image', 'file', 1, zeroblob(16), 1, 'Café', 'café', 1, 0);
          INSERT INTO tag (id, name, key) VALUES (1, 'Night', 'night');
          INSERT INTO assetTag (tag, asset) VALUES (1, 1);
          INSERT INTO folder (id, path) VALUES (1, '/m');
          INSERT INTO location (id, folder, name, device, inode, size, modified, asset, state, seenAt, probeVersion)
            VALUES (1, 1, 'heroine.jpg', 1, 1, 1, 1, 1, 0, 1, 1);
          UPDATE asset SET location = 1;
          """)
    }
    try old.close()
    let upgraded = try Catalog.open(in: folder.path)
    for query in ["cafe", "hero", "night", "tag:night", "kind:image", "hero tag:night"] {
      #expect(try upgraded.find(try Query(query), now: Date()).total == 1, "\(query)")
    }
    #expect(try upgraded.tags().map(\.assets) == [1])
    try upgraded.close()
  }

  /// A fact that an older program did not look for is looked for where it is next wanted.
  @Test func whatWasSeenByHalfIsNoLongerVerified() throws {
    let folder = try TemporaryFolder()
    let library = LibraryFolder(path: folder.path)
    try Migrating.bringUpToDate(library, migrations: Array(Schema.migrations.prefix(14)))
    let old = try DatabaseQueue(path: folder.appending("catalog.sqlite"))
    let rows = [
      ("aaaaaaaaaa", "video", "0, 0, 1"), ("bbbbbbbbbb", "video", "0, 0, NULL"),
      ("cccccccccc", "image", "1, NULL, NULL"), ("dddddddddd", "image", "NULL, NULL, NULL"),
      ("eeeeeeeeee", "audio", "NULL, 0, NULL"), ("ffffffffff", "audio", "NULL, NULL, NULL"),
    ]
    try old.writeWithoutTransaction { database in
      for (number, row) in rows.enumerated() {
        try database.execute(
          sql: """
            INSERT INTO asset (id, kind, origin, bytes, fingerprint, addedAt, factsSerial, verified, dark, clipped,
              interlaced)
            VALUES ('\(row.0)', '\(row.1)', 'file', 1, zeroblob(16), 1, \(number), 1, \(row.2));
            """)
      }
    }
    try old.close()
    let upgraded = try Catalog.open(in: folder.path)
    let verified = try upgraded.read { database in
      try String.fetchAll(database, sql: "SELECT id FROM asset WHERE verified ORDER BY id")
    }
    #expect(verified == ["aaaaaaaaaa", "cccccccccc", "eeeeeeeeee"])
    try upgraded.close()
  }

  @Test func aFailedMigrationLeavesTheOldCatalog() throws {
    let library = try TestLibrary.withOneOfEverything()
    try library.catalog.close()
    let broken =
      Schema.migrations + [
        Schema.Migration(name: "3-broken", sql: "CREATE TABLE half (x); INSERT INTO nowhere VALUES (1)")
      ]
    #expect(throws: (any Error).self) {
      try Migrating.bringUpToDate(LibraryFolder(path: library.folder.path), migrations: broken)
    }
    #expect(try library.folder.names() == ["catalog.sqlite"])
    let reopened = try Catalog.open(in: library.folder.path)
    #expect(try reopened.find(.everything, now: Date()).total == 7)
    #expect(try reopened.statistics().formatVersion == Schema.version)
  }

  @Test func aSecondRunHasNothingToDo() throws {
    let library = try TestLibrary()
    try library.catalog.close()
    let folder = LibraryFolder(path: library.folder.path)
    try Migrating.bringUpToDate(folder, migrations: Self.later)
    let before = try library.folder.bytes(of: "catalog.sqlite")
    try Migrating.bringUpToDate(folder, migrations: Self.later)
    #expect(try library.folder.bytes(of: "catalog.sqlite") == before)
  }

  @Test func namesOfMigrationsAreNeverUsedTwice() {
    let names = Schema.migrations.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(names.enumerated().allSatisfy { $1.hasPrefix("\($0 + 1)-") })
  }
}
