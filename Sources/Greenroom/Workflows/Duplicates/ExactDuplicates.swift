import GreenroomCatalog
import GreenroomMedia
import GreenroomModel

/// Finds assets with the same bytes: size and fingerprint propose, a hash of every byte proves.
struct ExactDuplicates {
  let catalog: Catalog
  let hashes: HashingDesk

  /// By their places in `records`.
  func resemblances(_ records: [AssetRecord]) throws -> [Resemblance] {
    struct Proposal: Hashable {
      let bytes: Int64
      let fingerprint: Fingerprint
    }
    let proposals = Dictionary(grouping: records.indices) {
      Proposal(bytes: records[$0].bytes, fingerprint: records[$0].fingerprint)
    }
    var found: [Resemblance] = []
    var taken: [(asset: AssetKey, hash: ContentHash)] = []
    for (proposal, places) in proposals where places.count > 1 {
      let isWhole = Fingerprint.coversWholeFile(of: proposal.bytes)
      let proved = try Dictionary(grouping: places) { place -> ContentHash? in
        if isWhole { return ContentHash(high: 0, low: 0) }
        if let known = records[place].contentHash { return known }
        let hash = try hash(of: records[place])
        if let hash { taken.append((records[place].key, hash)) }
        return hash
      }
      for case (_?, let same) in proved where same.count > 1 {
        found += same.dropFirst().map { Resemblance(same[0], $0, .bytes) }
      }
    }
    try catalog.keep(taken)
    return found
  }

  /// Nil where the file is not there, or is not what was indexed any more.
  private func hash(of record: AssetRecord) throws -> ContentHash? {
    guard !record.isMissing, let path = record.path,
      let known = try catalog.knownLocation(at: path), known.state == .present
    else { return nil }
    return try hashes.hash(path, expecting: known.stamp)
  }
}
