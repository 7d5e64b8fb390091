import Foundation
import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import Greenroom

@Suite struct BackupFolderTests {
  private static func copy(_ stamp: String, _ number: Int = 1) -> BackupFolder.Copy {
    BackupFolder.Copy(path: MediaPath("/b/\(stamp)-\(number)"), stamp: stamp, number: number)
  }

  private static func surplus(_ stamps: [String], keeping count: Int) -> [String] {
    BackupFolder.surplus(of: stamps.map { copy($0) }, keeping: count).map(\.stamp)
  }

  @Test func theNewestStay() {
    let today = (0..<5).reversed().map { "20261126T04000\($0)Z" }
    #expect(Self.surplus(today, keeping: 5) == [])
    #expect(Self.surplus(today, keeping: 4) == ["20261126T040000Z"])
    #expect(Self.surplus(today, keeping: 1) == Array(today.dropFirst()))
    // None at all would make the new copy a removal.
    #expect(Self.surplus(today, keeping: 0) == Array(today.dropFirst()))
  }

  @Test func theNewestOfEachOfTheLastSevenDaysStaysToo() {
    let days = (10..<20).reversed().flatMap { ["202611\($0)T120000Z", "202611\($0)T080000Z"] }
    let gone = Self.surplus(days, keeping: 1)
    #expect(Set(days).subtracting(gone) == Set((13..<20).map { "202611\($0)T120000Z" }))
  }

  @Test(arguments: [
    ("catalog-20261126T043000Z.sqlite", true), ("catalog-20261126T043000Z-2.sqlite", true),
    ("catalog-20261126T043000Z.sqlite-wal", false), ("catalog.sqlite", false), ("notes.txt", false),
    ("catalog-20261126T043000Z-99999.sqlite", false), ("catalog-2026.sqlite", false),
  ])
  func onlyItsOwnFilesCount(name: String, isCopy: Bool) {
    #expect((BackupFolder.Copy(MediaPath("/b/" + name)) != nil) == isCopy)
  }

  @Test func namesOfOneSecondAreCounted() throws {
    let folder = try TemporaryFolder()
    let backups = BackupFolder(MediaPath(folder.path))
    let time = Date(timeIntervalSince1970: 1_789_000_000)
    var names: [String] = []
    for _ in 0..<3 {
      let next = backups.next(at: time)
      names.append(next.path.fileName.text)
      try folder.write([1], to: next.path.fileName.text)
    }
    #expect(
      names == [
        "catalog-20260910T002640Z.sqlite", "catalog-20260910T002640Z-2.sqlite",
        "catalog-20260910T002640Z-3.sqlite",
      ])
    #expect(backups.copies.map(\.number) == [3, 2, 1])
    #expect(backups.copies[0].madeAt == "2026-09-10T00:26:40Z")
  }
}
