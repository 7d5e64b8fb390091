import GRDB
import GreenroomModel

// What new assets are found by.
extension BatchWriter {
  /// The path of a new asset where it is all that the asset is found by, which spares the gathering of its words.
  func onlyPath(of file: IndexBatch.File, _ report: ProbeReport, in place: Place) throws -> String? {
    guard report.embedded.isEmpty, try !hasCompanions(in: place.folder) else { return nil }
    return String(validating: file.path.bytes, as: UTF8.self)
  }

  /// Whether sidecars or captions are known in a folder, from before or from this batch. Of those that come later, a
  /// trigger notes of whom they speak.
  private func hasCompanions(in folder: Int64) throws -> Bool {
    if let known = companioned[folder] { return known }
    let statement = try database.cachedStatement(
      sql: "SELECT EXISTS (SELECT 1 FROM companion WHERE folder = ?)")
    let isThere = try Bool.fetchOne(statement, arguments: [folder]) ?? false
    companioned[folder] = isThere
    return isThere
  }
}
