import GreenroomCatalog
package import GreenroomModel

extension Library {
  /// The file of an asset.
  ///
  /// - Throws: `not_found` where there is no such asset, or no file of it.
  package func original(of id: AssetID) throws -> OriginalFile {
    let record = try record(of: id)
    guard let path = record.path else { throw OriginalFile.gone(id) }
    return try OriginalFile(id, at: path, byteCount: record.bytes, container: record.facts.container)
  }

  /// A preview of an asset, made where it is not there yet.
  ///
  /// - Throws: `not_found` where there is no such asset.
  package func preview(_ kind: PreviewKind, of id: AssetID) throws -> StoredPreview {
    try preview(kind, of: try record(of: id))
  }

  private func record(of id: AssetID) throws -> AssetRecord {
    guard let record = try catalogIfPresent?.asset(id: id) else {
      throw GreenroomError(
        .notFound, "There is no asset \(id).", hint: "`greenroom find` lists what the library has.")
    }
    return record
  }
}
