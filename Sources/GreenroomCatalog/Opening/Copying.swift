import GRDB

extension Catalog {
  /// Writes a whole copy of the catalog into `folder`, which must have none; this one is only read.
  package func copy(into folder: String) throws {
    let library = LibraryFolder(path: folder)
    try library.create()
    try library.createFile(library.catalogPath)
    try writeWithoutTransaction { database in
      try database.execute(sql: "VACUUM INTO ?", arguments: [library.catalogPath])
    }
  }
}
