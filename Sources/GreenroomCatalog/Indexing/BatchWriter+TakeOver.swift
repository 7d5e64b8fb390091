import GRDB
import GreenroomModel

// Content edited in place: the new asset becomes what people meant by the old one.
extension BatchWriter {
  /// Gives `new`, which now stands at `location`, what `old` had there. An old asset that is still present
  /// at another path keeps its name, rating and note and only shares its tags; one that is not hands
  /// everything over. Stored requests keep the old one either way.
  func takeOver(from old: AssetKey, to new: AssetKey, at location: LocationKey) throws {
    try database.run("UPDATE setMember SET asset = ? WHERE location = ?", new, location)
    try database.run(
      """
      INSERT INTO assetTag (tag, asset) SELECT tag, ?2 FROM assetTag WHERE asset = ?1 ON CONFLICT DO NOTHING
      """, old, new)
    if try !isPresent(old) { try handOver(from: old, to: new) }
    try database.run("UPDATE asset SET replacedBy = NULL WHERE pk = ? AND replacedBy IS NOT NULL", new)
    try showBestLocation(of: old)
    try showBestLocation(of: new)
  }

  private func isPresent(_ asset: AssetKey) throws -> Bool {
    try Bool.fetchOne(
      database.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM location WHERE asset = ? AND state = 0)"),
      arguments: [asset]) ?? false
  }

  private func handOver(from old: AssetKey, to new: AssetKey) throws {
    let row = try Row.fetchOne(
      database.cachedStatement(sql: "SELECT name, nameKey, rating, note, pick FROM asset WHERE pk = ?"),
      arguments: [old])
    try database.run(
      """
      UPDATE asset SET name = NULL, nameKey = NULL, rating = NULL, note = NULL, pick = NULL, replacedBy = ?
      WHERE pk = ?
      """, new, old)
    try database.run("DELETE FROM assetTag WHERE asset = ?", old)
    try database.run("UPDATE setMember SET asset = ? WHERE asset = ? AND location IS NULL", new, old)
    guard let row else { return }
    try database.run(
      """
      UPDATE asset SET rating = coalesce(rating, ?), note = coalesce(note, ?), pick = coalesce(pick, ?)
      WHERE pk = ?
      """, try row.at(2) as Int?, try row.at(3) as String?, try row.at(4) as Int64?, new)
    try database.run(
      "UPDATE asset SET name = ?, nameKey = ? WHERE pk = ? AND name IS NULL",
      try row.at(0) as String?, try row.at(1) as String?, new)
  }
}
