import Foundation
import GRDB
import GreenroomModel

/// A query as an SQL condition on a table `asset`. Everything a person wrote is bound.
struct QuerySQL {
  let now: Date
  /// The profile that `fits:` asks, by id.
  let profile: String?
  /// An SQL expression for an asset's words.
  var text = TextSQL.lookedUp

  /// What a search shows. The trash is out of sight until somebody looks into it.
  func shown(_ query: Query) -> SQL {
    query.asks(for: .trashed) ? condition(query) : SQL("asset.trashedAt IS NULL AND \(condition(query))")
  }

  func condition(_ query: Query) -> SQL {
    let groups = query.alternatives.map(condition)
    return groups.count == 1 ? groups[0] : SQL("(\(groups.joined(separator: " OR ")))")
  }

  /// One group, of which all must hold.
  func condition(_ terms: [QueryTerm]) -> SQL {
    terms.isEmpty ? SQL("TRUE") : terms.map(condition).joined(separator: " AND ")
  }

  /// Negation takes what is not known, such as the frame rate of a still, for "does not hold".
  private func condition(_ term: QueryTerm) -> SQL {
    let condition = condition(term.criterion)
    return term.isNegated ? SQL("((\(condition)) IS NOT TRUE)") : SQL("(\(condition))")
  }

  private func condition(_ criterion: QueryTerm.Criterion) -> SQL {
    switch criterion {
    case .text(let pattern): TextSQL.anywhere(pattern, in: text)
    case .kind(let kind): SQL("asset.kind = \(kind.rawValue)")
    case .origin(let origin): SQL("asset.origin = \(origin.rawValue)")
    case .word(let field, let pattern): word(field, pattern)
    case .number(let field, let range): number(field, range)
    case .ratio(let range): ratio(range)
    case .added(let range): within(TimeBounds(range, now: now), "asset.addedAt")
    case .used(let range): within(NumberBounds(range, tolerance: 0), Self.timesUsed)
    case .usedAt(let range): within(TimeBounds(range, now: now), Self.lastUsed)
    case .unused(let since): unused(since: since)
    case .fits(let model): fits(model)
    case .from(let asset): isAmong(LineageSQL.made(with: asset))
    case .state(let state): self.state(state)
    case .has(let trait): EmbeddedSQL.has(trait)
    case .saved(_, let query): query.map { SQL("(\(condition($0)))") } ?? SQL("FALSE")
    case .skipped: SQL("FALSE")
    }
  }

  // MARK: - Words

  private func word(_ field: WordField, _ pattern: WordPattern) -> SQL {
    let whole = PatternSQL(whole: pattern)
    switch field {
    case .name: return whole.on(key: "asset.nameKey")
    case .path: return TextSQL.path(PatternSQL(path: pattern))
    case .container: return whole.on(key: "asset.container")
    case .codec: return SQL("\(whole.on(key: "asset.videoCodec")) OR \(whole.on(key: "asset.audioCodec"))")
    case .tag: return TextSQL.tagged(pattern)
    case .task: return isAmong(LineageSQL.made(byTask: pattern))
    case .model:
      return SQL(
        """
        \(isAmong(LineageSQL.results(where: whole.on(key: "request.model"))))
          OR \(isAmong(EmbeddedSQL.made(byModel: whole)))
        """)
    case .seed:
      return SQL(
        "\(isAmong(LineageSQL.made(bySeed: whole))) OR \(isAmong(EmbeddedSQL.made(bySeed: whole)))")
    case .prompt: return EmbeddedSQL.prompted(pattern)
    case .set: return isAmong(Self.members(ofSet: whole))
    }
  }

  // MARK: - Short lists

  /// A query for the rows of what a criterion finds, where that is never much.
  func list(_ criterion: QueryTerm.Criterion) -> SQL? {
    switch criterion {
    case .word(.set, let pattern): Self.members(ofSet: PatternSQL(whole: pattern))
    case .word(.task, let pattern): LineageSQL.made(byTask: pattern)
    case .from(let asset): LineageSQL.made(with: asset)
    default: nil
    }
  }

  private func isAmong(_ list: SQL) -> SQL { SQL("asset.pk IN (\(list))") }

  private static func members(ofSet pattern: PatternSQL) -> SQL {
    SQL(
      """
      SELECT setMember.asset FROM referenceSet
        JOIN setMember ON setMember.referenceSet = referenceSet.id
      WHERE \(pattern.on(key: "referenceSet.key"))
      """)
  }

  // MARK: - Numbers

  private func number(_ field: NumberField, _ range: QueryRange<Double>) -> SQL {
    var bounds = NumberBounds(range, tolerance: field.tolerance)
    switch field {
    case .fps: return within(bounds, "(asset.frameRateNumerator * 1.0 / asset.frameRateDenominator)")
    case .w: return within(bounds, "asset.width")
    case .h: return within(bounds, "asset.height")
    case .bytes: return within(bounds, "asset.bytes")
    case .rating: return within(bounds, "asset.rating")
    case .dur:
      // Whole microseconds, since 2.3 s is not exactly 2,300,000 of them as a product of doubles.
      bounds.lower = bounds.lower.map { ($0 * 1_000_000).rounded() }
      bounds.upper = bounds.upper.map { ($0 * 1_000_000).rounded() }
      return within(bounds, "asset.durationMicroseconds")
    }
  }

  private func ratio(_ range: QueryRange<QueryRatio>) -> SQL {
    within(QueryRatio.bounds(of: range), "(asset.width * 1.0 / asset.height)")
  }

  private func within(_ bounds: NumberBounds, _ column: String) -> SQL {
    var conditions: [SQL] = []
    if let lower = bounds.lower {
      conditions.append(SQL("\(sql: column) \(sql: bounds.includesLower ? ">=" : ">") \(lower)"))
    }
    if let upper = bounds.upper {
      conditions.append(SQL("\(sql: column) \(sql: bounds.includesUpper ? "<=" : "<") \(upper)"))
    }
    return conditions.joined(separator: " AND ")
  }

  // MARK: - Times

  private func within(_ bounds: TimeBounds, _ column: String) -> SQL {
    var conditions: [SQL] = []
    if let from = bounds.from { conditions.append(SQL("\(sql: column) >= \(from.milliseconds)")) }
    if let before = bounds.before { conditions.append(SQL("\(sql: column) < \(before.milliseconds)")) }
    return conditions.joined(separator: " AND ")
  }

  // An asset is used where it is, or a duplicate that it stands for. Nothing here sorts or gathers: it is asked of each
  // of a million assets, of which next to none has duplicates.

  private static let ofDuplicates = """
    assetRelation JOIN requestReference ON requestReference.asset = assetRelation.asset
      JOIN request ON request.pk = requestReference.request
      WHERE assetRelation.other = asset.pk AND assetRelation.kind = 'duplicate'
    """
  /// A request counts once, at the first of its references that are alike.
  private static let timesUsed = """
    ((SELECT count(DISTINCT requestReference.request) FROM requestReference
      WHERE requestReference.asset = asset.pk)
    + (SELECT count(*) FROM \(ofDuplicates)
      AND NOT EXISTS (SELECT 1 FROM requestReference own
        WHERE own.request = request.pk AND own.asset = asset.pk)
      AND NOT EXISTS (SELECT 1 FROM requestReference earlier
        JOIN assetRelation alike ON alike.asset = earlier.asset AND alike.other = asset.pk
          AND alike.kind = 'duplicate'
        WHERE earlier.request = request.pk AND earlier.position < requestReference.position)))
    """
  private static let lastUsed = """
    nullif(max(
      coalesce((SELECT max(request.createdAt) FROM requestReference
        JOIN request ON request.pk = requestReference.request WHERE requestReference.asset = asset.pk), 0),
      coalesce((SELECT max(request.createdAt) FROM \(ofDuplicates)), 0)), 0)
    """

  private func unused(since: QueryTime?) -> SQL {
    guard let since else {
      return SQL(
        """
        (NOT EXISTS (SELECT 1 FROM requestReference WHERE requestReference.asset = asset.pk)
          AND NOT EXISTS (SELECT 1 FROM \(sql: Self.ofDuplicates)))
        """)
    }
    return SQL("(\(sql: Self.lastUsed) >= \(since.start(now: now).milliseconds)) IS NOT TRUE")
  }

  // MARK: - States

  private func state(_ state: AssetState) -> SQL {
    switch state {
    case .picked: SQL("asset.pick = 1")
    case .rejected: SQL("asset.pick = -1")
    case .trashed: SQL("asset.trashedAt IS NOT NULL")
    case .missing:
      SQL("NOT EXISTS (SELECT 1 FROM location WHERE location.id = asset.location AND location.state = 0)")
    }
  }

  // MARK: - Checks

  private func fits(_ model: String) -> SQL {
    SQL(
      """
      EXISTS (
        SELECT 1 FROM fitModel JOIN assetFit ON assetFit.fitModel = fitModel.id
        WHERE fitModel.profile = \(profile) AND fitModel.model = \(model) AND assetFit.asset = asset.pk
          AND assetFit.verdict <> 'fail')
      """)
  }
}
