import Foundation
import GRDB
import GreenroomModel

/// Writes one batch of an indexing run; lives as long as its transaction.
final class BatchWriter {
  let database: Database
  let now: Int64
  let probeVersion: Int64
  var tally = IndexTally()
  private var nextLocation: Int64
  private var nextSerial: Int64
  private var folders: [StoredPath: Int64] = [:]
  /// What was asked for in the folders that this batch made.
  private var askedFor: [Int64: Set<StoredPath>] = [:]
  /// In the order of their rows.
  var newAssets: [NewAsset] = []
  /// Of each folder in which something became new: whether any `companion` is there.
  var companioned: [Int64: Bool] = [:]
  private let findLocation: Statement
  /// By which of ``FactsColumns/names`` are known.
  private var insertAsset: [UInt64: Statement] = [:]
  private let insertLocation: Statement

  init(_ database: Database, batch: IndexBatch, now: Date) throws {
    self.database = database
    self.now = now.milliseconds
    probeVersion = Int64(batch.probeVersion)
    nextLocation = try Self.next("location", "id", database)
    nextSerial = try Self.next("asset", "factsSerial", database)
    findLocation = try database.cachedStatement(sql: Self.findLocation)
    insertLocation = try database.cachedStatement(sql: Self.insertLocation)
  }

  /// Records a file that was read, or could not be.
  func apply(_ file: IndexBatch.File) throws {
    let place = try place(of: file.path)
    let known = try location(at: place)
    switch file.outcome {
    case .success(let report):
      if let known {
        try record(report, of: file, at: known)
      } else {
        try add(report, of: file, at: place)
      }
    case .failure(let problem):
      try record(problem, stamp: file.stamp, at: known, else: place)
    }
  }

  // MARK: - Places

  struct Place: Equatable {
    let folder: Int64
    let name: StoredPath
  }

  func place(of path: MediaPath) throws -> Place {
    Place(folder: try folder(StoredPath(path.folder)), name: StoredPath(path.fileName))
  }

  private func folder(_ path: StoredPath) throws -> Int64 {
    if let known = folders[path] { return known }
    try database.run("INSERT INTO folder (path) VALUES (?) ON CONFLICT DO NOTHING", path)
    let isNew = database.changesCount == 1
    let row = try Int64.fetchOne(
      database.cachedStatement(sql: "SELECT id FROM folder WHERE path = ?"), arguments: [path])
    guard let row else { throw DatabaseError(resultCode: .SQLITE_INTERNAL, message: "no row for a folder") }
    folders[path] = row
    if isNew { askedFor[row] = [] }
    return row
  }

  /// The row at a place, where there is one. Whatever takes a place asks here first, so that a place of a folder
  /// that this batch made is free when it is first asked for.
  func location(at place: Place) throws -> KnownLocation? {
    if askedFor[place.folder]?.insert(place.name).inserted == true { return nil }
    try findLocation.bind([place.folder.databaseValue, place.name.databaseValue])
    return try Row.fetchOne(findLocation).map { try KnownLocation(row: $0) }
  }

  // MARK: - Rows

  /// Adds content that nothing in the catalog is known to have.
  ///
  /// - Parameters:
  ///   - location: Where it is.
  ///   - onlyPath: As in ``NewAsset``.
  func insertAsset(
    _ report: ProbeReport, contentHash: ContentHash?, location: Int64, onlyPath: String? = nil
  ) throws -> AssetKey {
    var generator = SystemRandomNumberGenerator()
    let (insertAsset, facts) = try insertion(of: report.facts)
    let fixed: [DatabaseValue] = [
      report.kind.rawValue.databaseValue, AssetOrigin.file.rawValue.databaseValue,
      report.stamp.size.databaseValue, report.fingerprint.databaseValue,
      contentHash?.databaseValue ?? .null, now.databaseValue, location.databaseValue,
      serial().databaseValue,
    ]
    while true {
      let id = AssetID(random: generator.next())
      try insertAsset.run([id.text.databaseValue] + fixed + facts)
      if database.changesCount == 1 {
        let asset = AssetKey(row: database.lastInsertedRowID)
        try add(report.embedded, of: asset)
        newAssets.append(NewAsset(key: asset, kind: report.kind, addedAt: now, onlyPath: onlyPath))
        return asset
      }
    }
  }

  /// A statement that names no more columns than are known, and their values: most facts are of media of another
  /// kind, and binding them takes longer than the row.
  private func insertion(of facts: MediaFacts) throws -> (Statement, known: [DatabaseValue]) {
    var (mask, known): (UInt64, [DatabaseValue]) = (0, [])
    for (place, value) in FactsColumns.values(of: facts).enumerated() where !value.isNull {
      mask |= 1 << place
      known.append(value)
    }
    if let statement = insertAsset[mask] { return (statement, known) }
    let names = FactsColumns.names.enumerated().filter { mask >> $0.offset & 1 == 1 }.map(\.element)
    let statement = try database.cachedStatement(sql: Self.insertAsset(with: names))
    insertAsset[mask] = statement
    return (statement, known)
  }

  /// The number that the next location gets: an asset is written before the location that it points to.
  func upcomingLocation() -> Int64 { nextLocation }

  @discardableResult
  func insertLocation(
    at place: Place, stamp: FileStamp, asset: AssetKey?, state: KnownLocation.State
  ) throws -> LocationKey {
    defer { nextLocation += 1 }
    try insertLocation.run([
      nextLocation.databaseValue, place.folder.databaseValue, place.name.databaseValue,
      Int64(bitPattern: stamp.device).databaseValue, Int64(bitPattern: stamp.inode).databaseValue,
      stamp.size.databaseValue, stamp.modifiedNanoseconds.databaseValue,
      asset?.databaseValue ?? .null, state.rawValue.databaseValue, now.databaseValue,
      probeVersion.databaseValue,
    ])
    return LocationKey(row: nextLocation)
  }

  /// Whoever keeps something worked out of an asset's facts sees by this number that they changed.
  func serial() -> Int64 {
    defer { nextSerial += 1 }
    return nextSerial
  }

  private static func next(_ table: String, _ column: String, _ database: Database) throws -> Int64 {
    (try Int64.fetchOne(database, sql: "SELECT max(\(column)) FROM \(table)") ?? 0) + 1
  }

  private static let findLocation = """
    SELECT id, asset, device, inode, size, modified, state, probeVersion
    FROM location WHERE folder = ? AND name = ?
    """
  private static func insertAsset(with facts: [String]) -> String {
    let names =
      ["id", "kind", "origin", "bytes", "fingerprint", "contentHash", "addedAt", "location", "factsSerial"]
      + facts
    return """
      INSERT INTO asset (\(names.joined(separator: ", ")))
      VALUES (\(names.map { _ in "?" }.joined(separator: ", "))) ON CONFLICT (id) DO NOTHING
      """
  }
  private static let insertLocation = """
    INSERT INTO location
      (id, folder, name, device, inode, size, modified, asset, state, seenAt, probeVersion)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    """
}
