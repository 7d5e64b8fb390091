import Foundation
import GRDB
import GreenroomModel
import Testing

@testable import GreenroomCatalog

/// What the schema itself refuses, whatever the code above it does.
@Suite struct ConstraintTests {
  @Test(arguments: [
    "UPDATE asset SET kind = 'text'", "UPDATE asset SET origin = 'stolen'", "UPDATE asset SET id = 'short'",
    "UPDATE asset SET bytes = -1", "UPDATE asset SET bytes = 'many'", "UPDATE asset SET fingerprint = x'00'",
    "UPDATE asset SET sha256 = x'00'", "UPDATE asset SET name = 'x'", "UPDATE asset SET rating = 6",
    "UPDATE asset SET orientation = 9", "UPDATE asset SET frameRateNumerator = 24",
    "UPDATE asset SET frameRateNumerator = 24, frameRateDenominator = 0", "UPDATE asset SET location = 999",
    "UPDATE asset SET verified = 2", "UPDATE asset SET note = ''",
    "UPDATE asset SET name = 'x', nameKey = 'x'", "UPDATE location SET asset = NULL",
    "UPDATE location SET asset = 999", "UPDATE location SET state = 3", "UPDATE location SET size = -1",
    "UPDATE location SET name = 7", "UPDATE location SET folder = 999", "UPDATE folder SET path = NULL",
    "UPDATE tag SET name = ''", "INSERT INTO assetTag (tag, asset) VALUES (999, 1)",
    "UPDATE setMember SET position = 0", "UPDATE setMember SET asset = 999", "DELETE FROM asset",
    "UPDATE request SET verdict = 'maybe'", "UPDATE requestReference SET asset = 999",
    "INSERT INTO assetFit (fitModel, asset, verdict) VALUES (999, 1, 'pass')",
  ])
  func refuses(sql: String) throws {
    let library = try TestLibrary.withOneOfEverything()
    #expect(throws: GreenroomError.self) {
      try library.catalog.write { try $0.execute(sql: sql) }
    }
    #expect(try library.catalog.integrityProblems().isEmpty)
  }
}

/// The questions that people ask most must never read the whole catalog.
@Suite struct QueryPlanTests {
  @Test(arguments: [
    ("asset.id = ?", "SEARCH asset USING INDEX sqlite_autoindex_asset_1 (id=?)"),
    ("asset.id >= ? AND asset.id < ?", "SEARCH asset USING INDEX sqlite_autoindex_asset_1 (id>? AND id<?)"),
    ("asset.nameKey = ?", "SEARCH asset USING INDEX assetByName (nameKey=?)"),
    ("asset.pk = ?", "SEARCH asset USING INTEGER PRIMARY KEY (rowid=?)"),
  ])
  func anAssetIsLookedUp(condition: String, expected: String) throws {
    let plan = try Self.plan(AssetRow.select(condition))
    #expect(plan.first == expected)
    #expect(!plan.contains { $0.hasPrefix("SCAN") })
  }

  @Test(arguments: [
    ("added", "SCAN asset USING INDEX assetByAge"), ("-bytes", "SCAN asset USING INDEX assetByBytes"),
    ("path", "SCAN folder USING COVERING INDEX sqlite_autoindex_folder_1"),
  ])
  func aPageGoesAlongTheIndexOfItsOrder(order: String, expected: String) throws {
    let ordering = AssetOrdering(sort: try AssetOrder(order))
    let plan = try Self.plan(literal: SearchPlan.order("TRUE").page(ordering, after: nil, limit: 9))
    #expect(plan.first == expected)
    #expect(!plan.contains { $0.contains("TEMP B-TREE") })
  }

  @Test func aLaterPageBeginsWhereTheOneBeforeEnded() throws {
    for (order, beginning) in [("added", "(addedAt<?)"), ("bytes", "(bytes>?)")] {
      let ordering = AssetOrdering(sort: try AssetOrder(order))
      let place = Cursor(order: order, values: [1.databaseValue, 2.databaseValue])
      let plan = try Self.plan(literal: SearchPlan.order("TRUE").page(ordering, after: place, limit: 9))
      #expect(
        plan.first?.hasPrefix("SEARCH asset USING INDEX") == true && plan.first?.contains(beginning) == true,
        "\(plan)")
    }
  }

  @Test func aRescanReadsEachFolderByItsIndex() throws {
    let plan = try Self.plan("SELECT name FROM location WHERE folder = ?")
    #expect(plan.first?.hasPrefix("SEARCH location USING") == true)
  }

  private static func plan(_ sql: String) throws -> [String] {
    let library = try TestLibrary()
    return try library.catalog.read { database in
      let statement = try database.makeStatement(sql: "EXPLAIN QUERY PLAN \(sql)")
      statement.setUncheckedArguments([])
      return try Row.fetchAll(statement).map { try $0.at("detail") }
    }
  }

  private static func plan(literal: SQL) throws -> [String] {
    let library = try TestLibrary()
    return try library.catalog.read { database in
      try SQLRequest<Row>(literal: "EXPLAIN QUERY PLAN \(literal)").fetchAll(database)
        .map { try $0.at("detail") }
    }
  }
}
