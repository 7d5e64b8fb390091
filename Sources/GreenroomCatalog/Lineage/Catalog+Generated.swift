import Foundation
import GRDB
package import GreenroomModel

extension Catalog {
  /// What is known of the generated clips that these assets are or were made of; nothing of the others. Of several
  /// clips the youngest counts, and the bytes that a gateway gave before copies of them.
  package func generatedFacts(of ids: [AssetID]) throws -> [AssetID: GeneratedFacts] {
    try read { database in
      var facts: [AssetID: GeneratedFacts] = [:]
      for id in Set(ids) { facts[id] = try Self.generatedFacts(of: id, database) }
      return facts
    }
  }

  private static func generatedFacts(of id: AssetID, _ database: Database) throws -> GeneratedFacts? {
    try Row.fetchOne(
      database.cachedStatement(
        sql: """
          WITH RECURSIVE origin (pk, isCopy) AS (
            SELECT pk, 0 FROM asset WHERE id = ?
            UNION SELECT derivation.source, 1 FROM origin JOIN derivation ON derivation.asset = origin.pk)
          SELECT coalesce(task.completedAt, task.endedAt, task.createdAt) AS madeAt, isCopy
          FROM origin JOIN taskResult ON taskResult.asset = origin.pk JOIN task ON task.pk = taskResult.task
          ORDER BY isCopy, madeAt DESC LIMIT 1
          """), arguments: [id.text]
    ).map { GeneratedFacts(madeAt: Date(milliseconds: try $0.at(0)), isReencoded: try $0.at(1)) }
  }

  /// The derivative of an asset by a recipe, one that a path holds; nil where there is none.
  package func derivative(of source: AssetID, recipe: String) throws -> AssetRecord? {
    try read { database in
      try AssetRow.fetchOne(
        database,
        where: """
          asset.pk IN (SELECT derivation.asset FROM derivation JOIN asset clip ON clip.pk = derivation.source
            WHERE clip.id = ? AND recipe = ?) AND location.state = 0
          """, [source.text, recipe])
    }
  }

  /// The tasks that brought an asset, the newest first.
  package func tasks(thatMade asset: AssetID) throws -> [TaskRecord] {
    try read { database in
      try Self.tasks(
        where: """
          task.pk IN (SELECT taskResult.task FROM taskResult JOIN asset ON asset.pk = taskResult.asset
            WHERE asset.id = ?)
          """, [asset.text], database)
    }
  }
}
