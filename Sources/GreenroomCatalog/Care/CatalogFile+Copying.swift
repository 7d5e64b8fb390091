import GRDB
import Glibc
import GreenroomModel

extension CatalogFile {
  /// Writes a whole copy of one consistent state to `copy`, which must not be there or be empty, and proves it
  /// sound. Others may write meanwhile: they are not in it.
  ///
  /// - Throws: `catalog` where this one or its copy is damaged, `io` where there is no room.
  package func write(to copy: String) throws {
    try LibraryFolder.createFile(copy)
    try open { database in
      do {
        try database.writeWithoutTransaction { database in
          try database.execute(sql: "VACUUM INTO ?", arguments: [copy])
        }
      } catch let error as DatabaseError where error.resultCode == .SQLITE_FULL {
        throw noRoom(for: copy)
      }
    }
    let problems = try CatalogFile(path: copy).problems()
    guard problems.isEmpty else { throw Catalog.damaged(path, problems.prefix(3).joined(separator: "; ")) }
  }

  private func noRoom(for copy: String) -> GreenroomError {
    GreenroomError(
      .inputOutput, "The disk is full: there is no room for a copy of “\(path)” at “\(copy)”.",
      hint: "Make room and run the command again; nothing was changed.")
  }
}
