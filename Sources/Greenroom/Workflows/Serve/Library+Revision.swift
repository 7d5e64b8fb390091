import GreenroomCatalog

extension Library {
  /// A number that is another one after every change of the catalog, by whichever process; 0 while there is none.
  package func revision() throws -> Int64 { try catalogIfPresent?.revision() ?? 0 }
}
