import GreenroomCatalog
package import GreenroomModel

extension Library {
  /// A stored request as a new draft, which builds to the same body until somebody changes it.
  ///
  /// - Parameter output: Where to write it; nil only gives it.
  /// - Throws: `not_found`, `ambiguous`, `conflict` where `output` is there already.
  package func remix(_ id: String, to output: MediaPath? = nil) throws -> DraftDocument {
    let record = try requestRecord(id)
    let request = record.request
    let draft = try Draft(stored: request.draft).remixed(model: request.model, profile: request.profile)
    return try DraftDocument(
      draft,
      heading: [
        "Request \(record.id) of \(Timestamp.text(record.createdAt)), \(request.profile) \(request.profileRevision)."
      ], remarks: request.remarks, to: output)
  }
}

extension StoredRequest {
  /// The file behind each asset's id.
  fileprivate var remarks: [String: String] {
    let pairs = references.compactMap { reference in
      reference.asset.flatMap { asset in reference.path.map { (asset.text, $0.text) } }
    }
    return Dictionary(pairs) { first, _ in first }
  }
}

extension DraftDocument {
  /// Writes the draft where a path for it is given.
  init(
    _ draft: Draft, heading: [String], remarks: [String: String], findings: [Finding] = [],
    to output: MediaPath?
  ) throws {
    let text = DraftText.of(draft, heading: heading, remarks: remarks)
    if let output { try NewFile.write(text, to: output) }
    self.init(path: output?.text, draft: draft.json, text: text, findings: findings)
  }
}
