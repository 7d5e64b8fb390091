import GRDB
import GreenroomModel

// What becomes of a file that was read: new, touched, edited in place, or found to be a copy.
extension BatchWriter {
  func add(_ report: ProbeReport, of file: IndexBatch.File, at place: Place) throws {
    if let asset = file.sameAs {
      let location = try insertLocation(at: place, stamp: report.stamp, asset: asset, state: .present)
      try keep(file.contentHash, of: asset)
      try showLocation(of: asset, ifNone: location)
    } else {
      let asset = try insertAsset(report, contentHash: file.contentHash, location: upcomingLocation())
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
    if let asset = known.asset, try isUnchanged(asset, report, file.contentHash) {
      try refresh(asset, with: report, contentHash: file.contentHash, isTouched: isTouched)
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
      database.cachedStatement(sql: "SELECT kind, bytes, fingerprint, contentHash FROM asset WHERE pk = ?"),
      arguments: [asset])
    guard let row, row[0] == report.kind.rawValue, row[1] == report.stamp.size, row[2] == report.fingerprint
    else { return false }
    guard let before: ContentHash = row[3], let contentHash else { return true }
    return before == contentHash
  }

  /// Takes new facts over. Never lets a digest outlive a doubt: a touched file whose full hash nobody took
  /// may differ between its ends, so what was known of all its bytes is forgotten.
  private func refresh(
    _ asset: AssetKey, with report: ProbeReport, contentHash: ContentHash?, isTouched: Bool
  ) throws {
    let row = try Row.fetchOne(
      database.cachedStatement(sql: "SELECT contentHash, \(FactsColumns.list) FROM asset WHERE pk = ?"),
      arguments: [asset])
    guard let row else { return }
    let provenHash: ContentHash? = row[0]
    let facts = FactsColumns.facts(from: row, at: 1)
    let isProven = !isTouched || (provenHash != nil && provenHash == contentHash)
    if !isProven {
      try database.run(
        "UPDATE asset SET contentHash = ?, sha256 = NULL WHERE pk = ?", contentHash, asset)
    } else {
      try keep(contentHash, of: asset)
    }
    guard facts != report.facts, report.facts.verified || !(facts.verified && isProven) else { return }
    let statement = try database.cachedStatement(
      sql: "UPDATE asset SET factsSerial = ?, \(FactsColumns.assignments) WHERE pk = ?")
    try statement.run(
      [serial().databaseValue] + FactsColumns.values(of: report.facts) + [asset.databaseValue])
  }

  func keep(_ contentHash: ContentHash?, of asset: AssetKey) throws {
    guard let contentHash else { return }
    try database.run(
      "UPDATE asset SET contentHash = ? WHERE pk = ? AND contentHash IS NOT ?", contentHash, asset,
      contentHash)
  }
}
