import GRDB
import GreenroomModel

/// What was generated, by what made it.
enum LineageSQL {
  /// The results of tasks, by a condition on `task` and `request`.
  static func results(where condition: SQL) -> SQL {
    SQL(
      """
      SELECT taskResult.asset FROM request
        JOIN task ON task.request = request.pk
        JOIN taskResult ON taskResult.task = task.pk
      WHERE \(condition)
      """)
  }

  /// By our id of the task or the beginning of it, or by the whole of the gateway's.
  static func made(byTask pattern: WordPattern) -> SQL {
    let whole = PatternSQL(whole: pattern)
    let ours =
      pattern.pieces.count == 1 && AssetID.isPrefix(pattern.pieces[0])
      ? SQL("task.id >= \(pattern.pieces[0]) AND task.id < \(pattern.pieces[0] + "~")")
      : whole.on(text: "task.id")
    return results(where: SQL("((\(ours)) OR \(whole.on(text: "task.gatewayID")))"))
  }

  /// By the seed of the request.
  static func made(bySeed pattern: PatternSQL) -> SQL {
    results(
      where: pattern.on(
        text: "CAST(json_extract(CAST(request.body AS TEXT), '$.seed') AS TEXT)"))
  }

  /// Clips that an asset was a reference or a frame of, itself, a duplicate that it stands for, or what was derived
  /// from either. The last frame that came with a clip counts as derived from the clip.
  ///
  /// - Parameter text: An `@name` or the beginning of an id.
  static func made(with text: String) -> SQL {
    let isAsset =
      text.hasPrefix("@")
      ? SQL("asset.nameKey = \(Folding.key(String(text.dropFirst())))")
      : SQL("asset.id >= \(text) AND asset.id < \(text + "~")")
    return SQL(
      """
      WITH RECURSIVE material (pk) AS (
        SELECT asset.pk FROM asset WHERE \(isAsset)
        UNION SELECT derivation.asset FROM material JOIN derivation ON derivation.source = material.pk
        UNION SELECT assetRelation.asset FROM material
          JOIN assetRelation ON assetRelation.other = material.pk AND assetRelation.kind = 'duplicate'
        UNION SELECT frame.asset FROM material
          JOIN taskResult clip ON clip.asset = material.pk AND clip.role = 'clip'
          JOIN taskResult frame ON frame.task = clip.task AND frame.role = 'lastFrame')
      SELECT taskResult.asset FROM material
        JOIN requestReference ON requestReference.asset = material.pk
        JOIN task ON task.request = requestReference.request
        JOIN taskResult ON taskResult.task = task.pk AND taskResult.role = 'clip'
      """)
  }
}
