import Foundation
import GRDB
import GreenroomModel
import Testing

@testable import GreenroomCatalog

/// How SQLite goes about each kind of question. At a million assets a scan or a sort of everything is the
/// difference between two milliseconds and a second.
@Suite struct SearchPlanTests {
  private static let alongTokens = "SCAN searchToken VIRTUAL TABLE INDEX"

  @Test(arguments: [
    "hero", "he", "h", "小明", "\"two words\"", "h*o", "hero walks", "tag:red", "tag:red tag:blue",
    "hero tag:red",
    "hero tag:red kind:image", "tag:red tag:blue kind:video", "hero , tag:red", "hero -tag:blue dur:2..15",
    "path:refs/", "path:*.jpg", "name:her*", "hero used:0", "hero fits:m",
    "hero is:picked", "tag:place/*",
  ])
  func startsFromTheTokens(query: String) throws {
    for cursor in [
      nil, GreenroomCatalog.Cursor(order: "-added", values: [5.databaseValue, 5.databaseValue]),
    ] {
      let plan = try Self.page(query, "added", after: cursor)
      #expect(plan.first?.hasPrefix(Self.alongTokens) == true, "\(query): \(plan)")
      #expect(
        !plan.dropFirst().contains { $0.hasPrefix("SCAN") && $0 != "SCAN fitModel" }, "\(query): \(plan)")
      #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(query): \(plan)")
    }
    let count = try Self.total(query)
    #expect(count.contains { $0.hasPrefix(Self.alongTokens) }, "\(query): \(count)")
    #expect(!count.contains { $0.hasPrefix("SCAN asset") }, "\(query): \(count)")
    #expect(!count.contains { $0.contains("TEMP B-TREE") }, "\(query): \(count)")
  }

  @Test(arguments: ["her", "小明", "hero", "tag:red", "hero tag:red", "tag:red tag:blue"])
  func theTokensAloneAreCounted(query: String) throws {
    let plan = try Self.total(query)
    #expect(plan.count == 1, "\(plan)")
  }

  /// Where a word begins with what was asked no text is compared, and never an asset looked at.
  @Test(arguments: [
    "heroine", "heroine walks", "heroine tag:red", "heroine , walks", "heroine -walks",
  ])
  func wordsAreCountedWithoutTheirAssets(query: String) throws {
    let plan = try Self.total(query)
    #expect(!plan.contains { $0.contains("asset USING") || $0.contains("SCAN asset") }, "\(plan)")
    let isSure = !query.contains("-")
    #expect(plan.filter { $0.hasPrefix("SCALAR SUBQUERY") }.count == (isSure ? 2 : 0), "\(plan)")
  }

  @Test(arguments: ["hero", "tag:red", "path:refs/"], ["bytes", "path", "relevance"])
  func sortsNoMoreThanItFound(query: String, order: String) throws {
    let plan = try Self.page(query, order, after: nil)
    #expect(plan.first?.hasPrefix(Self.alongTokens) == true, "\(query): \(plan)")
    #expect(!plan.dropFirst().contains { $0.hasPrefix("SCAN") }, "\(query): \(plan)")
  }

  @Test(arguments: [
    ("", "added", "assetByAge"), ("", "bytes", "assetByBytes"), ("kind:video", "added", "assetByKind"),
    ("kind:video dur:2..15 h:>=720", "added", "assetByKind"), ("-hero", "added", "assetByAge"),
    ("-tag:red", "added", "assetByAge"), ("w:>=1000 , tag:red", "added", "assetByAge"),
    ("fits:m", "added", "assetByAge"), ("used:0", "added", "assetByAge"),
    ("added:2020..", "added", "assetByAge"),
  ])
  func goesAlongTheIndexOfTheOrder(query: String, order: String, index: String) throws {
    let plan = try Self.page(query, order, after: nil)
    #expect(plan.first?.contains("asset USING INDEX \(index)") == true, "\(query): \(plan)")
    #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(query): \(plan)")
  }

  @Test(arguments: ["set:opening", "set:opening hero", "task:abc kind:video", "from:@hero"])
  func startsFromAShortList(query: String) throws {
    let plan = try Self.page(query, "added", after: nil)
    #expect(plan.contains { $0.hasPrefix("SEARCH asset USING INTEGER PRIMARY KEY") }, "\(query): \(plan)")
    #expect(!plan.contains { $0.hasPrefix("SCAN asset") }, "\(query): \(plan)")
  }

  @Test(arguments: ["", "kind:image"])
  func totalsAreKept(query: String) throws {
    let sql = try #require(KeptTotals.sql(try Query(query)))
    let plan = try Self.explain { _ in sql }
    #expect(plan.allSatisfy { $0.contains("listedAssets") }, "\(plan)")
  }

  // MARK: - Plans

  private static func page(_ query: String, _ order: String, after place: GreenroomCatalog.Cursor?) throws
    -> [String]
  {
    let ordering = AssetOrdering(sort: try AssetOrder(order), words: "hero")
    return try explain { try plan(query, $0).page(ordering, after: place, limit: 101) }
  }

  private static func total(_ query: String) throws -> [String] {
    try explain { try plan(query, $0).count }
  }

  private static func plan(_ query: String, _ database: Database) throws -> SearchPlan {
    try SearchPlan(try Query(query), QuerySQL(now: .distantPast, profile: "p"), database)
  }

  private static func explain(_ sql: (Database) throws -> SQL) throws -> [String] {
    let library = try TestLibrary.withOneOfEverything()
    return try library.catalog.read { database in
      try SQLRequest<Row>(literal: "EXPLAIN QUERY PLAN \(try sql(database))").fetchAll(database)
        .map { try $0.at("detail") }
    }
  }
}
