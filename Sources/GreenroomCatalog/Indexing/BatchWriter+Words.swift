import GRDB
import GreenroomModel

// What new assets are found by.
extension BatchWriter {
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
