import GreenroomCatalog
import GreenroomModel
import GreenroomRemote

/// One piece of content that passed the preflight, with everything its store needs to know. There is no
/// other way to make one, so nothing is staged that has not passed.
struct StageItem: Sendable {
  let reference: Reference
  let asset: AssetID
  let file: MediaPath
  let digest: ContentDigest

  /// - Returns: Nil for a reference that is no asset, or that `report` refuses.
  init?(_ reference: Reference, passing report: CheckReport, digest: ContentDigest) {
    guard report.verdict != .fail, let asset = reference.assetID, let path = reference.path else {
      return nil
    }
    self.reference = reference
    self.asset = asset
    file = path
    self.digest = digest
  }

  var contentType: String { MediaType.of(container: reference.facts?.container) }

  func key(in backend: any StagingBackend) -> ObjectKey {
    ObjectKey(
      prefix: backend.prefix, content: digest.sha256,
      fileExtension: UnstagedURL.fileExtension(ofContainer: reference.facts?.container))
  }
}

/// What became of one item.
struct StageOutcome: Sendable {
  let item: StageItem
  let object: StagedObject
  let url: SignedURL
  /// True where nothing had to be sent.
  let isReused: Bool
}
