import Foundation
import GRDB
import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomCatalog

/// A total that was counted before holds until the catalog changes, and for that question alone.
@Suite struct KnownTotalsTests {
  private let library: TestLibrary

  init() throws {
    library = try TestLibrary()
    try library.index((1...5).map { TestFile("/m/\($0).png", content: UInt64($0)) })
  }

  private func total(_ query: String, in catalog: Catalog? = nil) throws -> Int {
    try (catalog ?? library.catalog).find(try Query(query), limit: 2, now: Date()).total
  }

  @Test func followsEveryChange() throws {
    #expect(try total("bytes:>0") == 5)
    #expect(try total("bytes:>0") == 5)
    try library.index(TestFile("/m/6.png", content: 6))
    #expect(try total("bytes:>0") == 6)
    #expect(try total("tag:sea") == 0)
    let two = try ["/m/1.png", "/m/2.png"].compactMap { try library.asset($0) }
    _ = try library.catalog.add(tags: ["sea"], to: two)
    #expect(try total("tag:sea") == 2)
  }

  @Test func followsAnotherProgram() throws {
    let other = try #require(try Catalog.openIfPresent(in: library.folder.path))
    #expect(try total("bytes:>0", in: other) == 5)
    try library.index(TestFile("/m/7.png", content: 7))
    #expect(try total("bytes:>0", in: other) == 6)
    try other.close()
  }

  @Test(arguments: [
    ("\u{E9}".databaseValue, "e\u{301}".databaseValue),
    (Data([1, 2]).databaseValue, Data([3, 4]).databaseValue), (1.databaseValue, "1".databaseValue),
  ])
  func twoArgumentsAreTwoQuestions(first: DatabaseValue, second: DatabaseValue) throws {
    let totals = KnownTotals()
    let answers = try library.catalog.read { database in
      try [first, second].map { value in
        try totals.total(of: "SELECT count(*) FROM (SELECT 1) WHERE \(value) IS \(first)", database)
      }
    }
    #expect(answers == [1, 0])
  }
}
