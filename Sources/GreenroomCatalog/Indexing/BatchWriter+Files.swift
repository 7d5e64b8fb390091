import GRDB
import GreenroomModel

// What becomes of a file that was read: new, touched, edited in place, or found to be a copy.
extension BatchWriter {
  func add(_ report: ProbeReport, of file: IndexBatch.File, at place: Place) throws {
    if let asset = file.sameAs {
      let location = try insertLocation(at: place, stamp: report.stamp, asset: asset, state: .present)
      try keep(file.contentHash, of: asset)
      try showLocation(of: asset, ifNone: location)
      try SearchIndex.note(asset, database)
    } else {
      let asset = try insertAsset(
        report, contentHash: file.contentHash, location: upcomingLocation(),
        onlyPath: onlyPath(of: file, report, in: place))
      try insertLocation(at: place, stamp: report.stamp, asset: asset, state: .present)
    }
    tally.added += 1
  }

  func record(_ report: ProbeReport, of file: IndexBatch.File, at known: KnownLocation) throws {
    let isTouched = known.stamp != report.stamp
    let asset = try content(of: report, file, at: known, isTouched: isTouched)
    if known.state == .unreadable {
      try database.run("DELETE FROM problem WHERE location = ?", known.location)
    }
    try database.run(
      """
      UPDATE location SET device = ?, inode = ?, size = ?, modified = ?, asset = ?, state = 0, seenAt = ?,
        probeVersion = ? WHERE id = ?
      """,
      Int64(bitPattern: report.stamp.device), Int64(bitPattern: report.stamp.inode), report.stamp.size,
      report.stamp.modifiedNanoseconds, asset, now, probeVersion, known.location)
    if let before = known.asset, before != asset {
      try takeOver(from: before, to: asset, at: known.location)
    } else {
      try showBestLocation(of: asset)
    }
    if isTouched || known.asset != asset { tally.updated += 1 } else { tally.unchanged += 1 }
  }

  /// The asset that the file now is.
  private func content(
    of report: ProbeReport, _ file: IndexBatch.File, at known: KnownLocation, isTouched: Bool
  ) throws -> AssetKey {
    if let asset = file.sameAs, asset != known.asset {
      try keep(file.contentHash, of: asset)
      return asset
    }
    let isSame = known.state != .unreadable && !isTouched
    if let asset = known.asset, try isSame || isUnchanged(asset, report, file.contentHash) {
      try refresh(asset, with: report, contentHash: file.contentHash, isTouched: isTouched)
      try replace(report.embedded, of: asset)
      return asset
    }
    return try insertAsset(report, contentHash: file.contentHash, location: known.location.row)
  }

  /// True where nothing tells the file from the asset: size and fingerprint agree, and the full hashes too
  /// where both are known.
  private func isUnchanged(
    _ asset: AssetKey, _ report: ProbeReport, _ contentHash: ContentHash?
  ) throws -> Bool {
    let row = try Row.fetchOne(
      database.cachedStatement(sql: "SELECT bytes, fingerprint, contentHash FROM asset WHERE pk = ?"),
      arguments: [asset])
    guard let row, try row.at(0) == report.stamp.size, try row.at(1) == report.fingerprint else {
      return false
    }
    guard let before: ContentHash = try row.at(2), let contentHash else { return true }
    return before == contentHash
  }

  /// Takes new facts over. Never lets a digest outlive a doubt: a touched file whose full hash nobody took
  /// may differ between its ends, so what was known of all its bytes is forgotten.
  private func refresh(
    _ asset: AssetKey, with report: ProbeReport, contentHash: ContentHash?, isTouched: Bool
  ) throws {
    let row = try Row.fetchOne(
      database.cachedStatement(
        sql: "SELECT contentHash, kind, fingerprint, \(FactsColumns.list) FROM asset WHERE pk = ?"),
      arguments: [asset])
    guard let row else { return }
    let provenHash: ContentHash? = try row.at(0)
    let isProven = !isTouched || (provenHash != nil && provenHash == contentHash)
    if !isProven {
      try database.run("UPDATE asset SET contentHash = ?, sha256 = NULL WHERE pk = ?", contentHash, asset)
    } else {
      try keep(contentHash, of: asset)
    }
    let facts = try FactsColumns.facts(from: row, at: 3)
    guard
      try facts != report.facts || row.at(1) != report.kind.rawValue || row.at(2) != report.fingerprint,
      report.facts.verified || !(facts.verified && isProven)
    else { return }
    let statement = try database.cachedStatement(
      sql: """
        UPDATE asset SET factsSerial = ?, kind = ?, fingerprint = ?, \(FactsColumns.assignments) WHERE pk = ?
        """)
    try statement.run(
      [serial().databaseValue, report.kind.rawValue.databaseValue, report.fingerprint.databaseValue]
        + FactsColumns.values(of: report.facts) + [asset.databaseValue])
  }

  func keep(_ contentHash: ContentHash?, of asset: AssetKey) throws {
    guard let contentHash else { return }
    try database.run(
      "UPDATE asset SET contentHash = ? WHERE pk = ? AND contentHash IS NOT ?", contentHash, asset,
      contentHash)
  }
}
