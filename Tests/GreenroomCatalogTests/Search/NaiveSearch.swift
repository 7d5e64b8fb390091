import Foundation
import GRDB
import GreenroomModel

@testable import GreenroomCatalog

/// Answers a query by asking every asset every term, with no index and no SQL but to read the rows.
struct NaiveSearch {
  let now: Date
  private let assets: [Known]
  /// Each tag's other words.
  private let aliases: [String: [String]]

  /// One asset with all that a term may ask for.
  struct Known {
    let record: AssetRecord
    let paths: [String]
    let prompts: [String]
    let uses: Int
    /// What its file says, and what those beside it say.
    let said: [EmbeddedFacts]
    let beside: [Companion.Kind]

    var allPrompts: [String] { prompts + said.compactMap(\.prompt) }
  }

  /// A sidecar or a caption.
  private struct Beside {
    let path: String
    let companion: Companion

    /// `a.xmp` and `a.jpg.xmp` speak of `a.jpg`.
    func speaks(of media: String) -> Bool {
      let name = Self.withoutEnding(path)
      return name == media
        || (name == Self.withoutEnding(media) && media.split(separator: "/").last?.contains(".") == true)
    }

    private static func withoutEnding(_ path: String) -> String {
      path.lastIndex(of: ".").map { String(path[..<$0]) } ?? path
    }
  }

  private static func besides(_ database: Database) throws -> [Beside] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT CASE folder.path WHEN '/' THEN '' ELSE folder.path END || '/' || name, kind, \(EmbeddedColumns.list)
        FROM companion JOIN location ON location.id = companion.location JOIN folder ON folder.id = location.folder
        """
    ).map { row in
      let kind = Companion.Kind(rawValue: try row.at(1)) ?? .caption
      return Beside(
        path: try row.at(0),
        companion: Companion(kind: kind, facts: try EmbeddedColumns.facts(from: row, at: 2)))
    }
  }

  init(_ catalog: Catalog, now: Date) throws {
    self.now = now
    aliases = Dictionary(uniqueKeysWithValues: try catalog.tags().map { ($0.name, $0.aliases) })
    assets = try catalog.read { database in
      let besides = try Self.besides(database)
      return try AssetRow.fetchAll(database, where: "asset.location IS NOT NULL", []).map { record in
        let paths = try String.fetchAll(
          database,
          sql: """
            SELECT CASE folder.path WHEN '/' THEN '' ELSE folder.path END || '/' || name
            FROM location JOIN folder ON folder.id = folder WHERE asset = ?
            """, arguments: [record.key])
        let companions = besides.filter { paths.contains(where: $0.speaks) }.map(\.companion)
        let own = try EmbeddedRow.facts(of: record.key, database)
        return Known(
          record: record, paths: paths,
          prompts: try String.fetchAll(
            database,
            sql: """
              SELECT prompt FROM requestReference JOIN request ON request.pk = request
              WHERE asset = ? AND prompt IS NOT NULL
              """, arguments: [record.key]),
          uses: try Int.fetchOne(
            database, sql: "SELECT count(DISTINCT request) FROM requestReference WHERE asset = ?",
            arguments: [record.key]) ?? 0, said: [own].compactMap(\.self) + companions.map(\.facts),
          beside: companions.map(\.kind))
      }
    }
  }

  /// The newest first.
  func find(_ query: Query) -> [AssetRecord] {
    assets.filter { asset in
      (asset.record.trashedAt == nil || asks(query, for: .trashed)) && holds(query, of: asset)
    }.map(\.record).sorted { ($0.addedAt, $0.key.row) > ($1.addedAt, $1.key.row) }
  }

  private func asks(_ query: Query, for state: AssetState) -> Bool {
    query.alternatives.joined().contains { term in
      switch term.criterion {
      case .state(let asked): asked == state
      case .saved(_, let query?): asks(query, for: state)
      default: false
      }
    }
  }

  // MARK: - Terms

  private func holds(_ query: Query, of asset: Known) -> Bool {
    query.alternatives.contains { group in
      group.allSatisfy { holds($0.criterion, of: asset) != $0.isNegated }
    }
  }

  /// By itself, by one that it stands below, or by another word for either.
  private func isCalled(_ pattern: WordPattern, _ tag: String) -> Bool {
    let levels = tag.split(separator: "/", omittingEmptySubsequences: false)
    let above = (1...levels.count).map { levels.prefix($0).joined(separator: "/") }
    let words = above.flatMap { name in
      [name] + aliases.filter { Folding.key($0.key) == Folding.key(name) }.flatMap(\.value)
    }
    return words.contains { Glob(pattern, .whole, Folding.key).matches($0) }
  }

  private func holds(_ criterion: QueryTerm.Criterion, of asset: Known) -> Bool {
    let record = asset.record
    switch criterion {
    case .text(let pattern):
      let values =
        [record.name.map { "@" + $0 }, record.note].compactMap { $0 } + record.tags + asset.paths
        + asset.allPrompts
        + asset.said.flatMap { [$0.title, $0.description].compactMap(\.self) + $0.keywords }
        + record.tags.flatMap { aliases[$0] ?? [] }
      return values.contains { Glob(pattern, .anywhere, Folding.search).matches($0) }
    case .kind(let kind): return record.kind == kind
    case .word(.tag, let pattern):
      return record.tags.contains { isCalled(pattern, $0) }
    case .word(.name, let pattern):
      return record.name.map { Glob(pattern, .whole, Folding.key).matches($0) } == true
    case .word(.path, let pattern):
      return asset.paths.contains { Glob(pattern, .path, Folding.key).matches($0) }
    case .word(.prompt, let pattern):
      return asset.allPrompts.contains { Glob(pattern, .anywhere, Folding.key).matches($0) }
    case .word(.model, let pattern):
      return asset.said.first?.model.map { Glob(pattern, .whole, Folding.key).matches($0) } == true
    case .word(.seed, let pattern):
      return asset.said.first?.seed.map { Glob(pattern, .whole, Folding.key).matches($0) } == true
    case .has(.prompt): return asset.said.contains { $0.prompt != nil }
    case .has(.label): return asset.said.contains { !$0.labels.isEmpty }
    case .has(.manifest): return asset.said.contains(where: \.hasManifest)
    case .has(.caption): return asset.beside.contains(.caption)
    case .has(.sidecar): return asset.beside.contains(.sidecar)
    case .number(.w, let range): return within(range, 0, record.facts.width.map(Double.init))
    case .number(.bytes, let range): return within(range, 0, Double(record.bytes))
    case .number(.dur, let range):
      return within(
        range, NumberField.dur.tolerance, record.facts.duration.map { Double($0.microseconds) / 1e6 })
    case .used(let range): return within(range, 0, Double(asset.uses))
    case .added(let range):
      let bounds = TimeBounds(range, now: now)
      return (bounds.from.map { record.addedAt >= $0 } ?? true)
        && (bounds.before.map { record.addedAt < $0 } ?? true)
    case .state(.picked): return record.pick == .picked
    case .state(.rejected): return record.pick == .rejected
    case .state(.trashed): return record.trashedAt != nil
    case .state(.missing): return record.isMissing
    case .saved(_, let query): return query.map { holds($0, of: asset) } ?? false
    default: preconditionFailure("no question asks \(criterion)")
    }
  }

  private func within(_ range: QueryRange<Double>, _ tolerance: Double, _ value: Double?) -> Bool {
    guard let value else { return false }
    let bounds = NumberBounds(range, tolerance: tolerance)
    let isAbove = bounds.lower.map { bounds.includesLower ? value >= $0 : value > $0 } ?? true
    let isBelow = bounds.upper.map { bounds.includesUpper ? value <= $0 : value < $0 } ?? true
    return isAbove && isBelow
  }
}

/// A pattern, told character by character.
private struct Glob {
  enum Place { case whole, anywhere, path }

  private let pieces: [[Unicode.Scalar]]
  private let fold: (String) -> String

  init(_ pattern: WordPattern, _ place: Place, _ fold: @escaping (String) -> String) {
    self.fold = fold
    let pieces = pattern.pieces.map { Array(fold($0).unicodeScalars) }
    let isAbsolute = pattern.pieces.first?.hasPrefix("/") == true
    self.pieces =
      switch place {
      case .whole: pieces
      case .anywhere: [[]] + pieces + [[]]
      case .path: pieces.count == 1 ? [[]] + pieces + [[]] : isAbsolute ? pieces : [[]] + pieces
      }
  }

  func matches(_ text: String) -> Bool { matches(Array(fold(text).unicodeScalars)[...], pieces[...]) }

  /// The first piece must stand right here; each other one anywhere behind it, the last at the end.
  private func matches(_ text: ArraySlice<Unicode.Scalar>, _ pieces: ArraySlice<[Unicode.Scalar]>) -> Bool {
    guard let piece = pieces.first else { return text.isEmpty }
    guard text.starts(with: piece) else { return false }
    let rest = text.dropFirst(piece.count)
    if pieces.count == 1 { return rest.isEmpty }
    return rest.indices.contains { matches(rest[$0...], pieces.dropFirst()) }
      || matches(rest.suffix(0), pieces.dropFirst())
  }
}
