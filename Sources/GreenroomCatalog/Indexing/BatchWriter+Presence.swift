import Foundation
import GRDB
import GreenroomModel

// Files that went, and files that came back as they were.
extension BatchWriter {
  func markPresent(_ location: LocationKey) throws {
    try database.run(
      "UPDATE location SET state = 0, seenAt = ? WHERE id = ? AND state = 1 AND asset IS NOT NULL",
      now, location)
    guard database.changesCount == 1 else { return }
    try showBestLocation(ofAssetAt: location)
    tally.unchanged += 1
  }

  /// A file that was seen by another process since `scanStarted` is left alone; one seen in the future is a
  /// clock that was set back.
  func markMissing(_ location: LocationKey, scanStarted: Date) throws {
    try database.run(
      """
      DELETE FROM location WHERE id = ? AND asset IS NULL AND (seenAt <= ? OR seenAt > ?)
      """, location, scanStarted.milliseconds, now)
    guard database.changesCount == 0 else { return }
    try database.run(
      """
      UPDATE location SET state = 1 WHERE id = ? AND state <> 1 AND (seenAt <= ? OR seenAt > ?)
      """, location, scanStarted.milliseconds, now)
    guard database.changesCount == 1 else { return }
    try database.run("DELETE FROM problem WHERE location = ?", location)
    try showBestLocation(ofAssetAt: location)
    tally.missing += 1
  }

  private func showBestLocation(ofAssetAt location: LocationKey) throws {
    let asset = try AssetKey.fetchOne(
      database.cachedStatement(sql: "SELECT asset FROM location WHERE id = ?"), arguments: [location])
    if let asset { try showBestLocation(of: asset) }
  }

  /// Makes an asset's shown location one that is present, where there is one; nothing where it has none.
  func showBestLocation(of asset: AssetKey) throws {
    try database.run(
      """
      UPDATE asset SET location = best.id
      FROM (SELECT (SELECT id FROM location WHERE asset = ?1 ORDER BY state <> 0, id LIMIT 1) AS id) AS best
      WHERE pk = ?1 AND location IS NOT best.id
      """, asset)
  }

  /// Spares the look-up where the asset is shown at a present location already.
  func showLocation(of asset: AssetKey, ifNone location: LocationKey) throws {
    try database.run(
      """
      UPDATE asset SET location = ? WHERE pk = ?
        AND NOT EXISTS (SELECT 1 FROM location WHERE location.id = asset.location AND location.state = 0)
      """, location, asset)
  }
}
