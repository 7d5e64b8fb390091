import GRDB
import GreenroomModel

// What the text index has to follow of what no trigger notes: rows of assets and locations that are new.
extension BatchWriter {
  /// For an asset that is at one more place.
  func noteChangedWords(of asset: AssetKey) throws {
    try database.run("INSERT INTO searchDirty (asset) VALUES (?) ON CONFLICT DO NOTHING", asset)
  }

  /// Spares the newest asset the gathering of its words where its path is all there is.
  func noteOnlyPath(of file: IndexBatch.File, _ report: ProbeReport, in place: Place) throws {
    guard report.embedded.isEmpty, try !hasCompanions(in: place.folder) else { return }
    newAssets[newAssets.count - 1].path = String(validating: file.path.bytes, as: UTF8.self)
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
