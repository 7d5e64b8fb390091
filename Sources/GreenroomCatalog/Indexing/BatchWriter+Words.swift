import GRDB
import GreenroomModel

// What the text index has to follow of what no trigger notes: rows of assets and locations that are new.
extension BatchWriter {
  /// For an asset that is at one more place.
  func noteChangedWords(of asset: AssetKey) throws {
    try database.run("INSERT INTO searchDirty (asset) VALUES (?) ON CONFLICT DO NOTHING", asset)
  }

  /// Spares the newest asset the gathering of its words: what is said of it beside its path stands in the file, which
  /// ``PathDocuments`` leaves out, or beside it.
  func noteOnlyPath(_ path: MediaPath, in place: Place) throws {
    guard try !hasCompanions(in: place.folder) else { return }
    newAssets[newAssets.count - 1].path = path
  }

  /// Whether sidecars or captions are known in a folder. Of those that come later in the batch, a trigger notes of whom
  /// they speak.
  private func hasCompanions(in folder: Int64) throws -> Bool {
    if let known = companioned[folder] { return known }
    let statement = try database.cachedStatement(
      sql: "SELECT EXISTS (SELECT 1 FROM companion WHERE folder = ?)")
    let isThere = try Bool.fetchOne(statement, arguments: [folder]) ?? false
    companioned[folder] = isThere
    return isThere
  }
}
