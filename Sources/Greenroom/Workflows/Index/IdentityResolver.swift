import GreenroomCatalog
import GreenroomMedia
import GreenroomModel

/// A file that was read and whose fingerprint the catalog may know: it moved, or is a copy, or only looks
/// like something else.
struct ContestedFile {
  let file: ReadFile
  let report: ProbeReport

  var path: MediaPath { file.path }

  func entry(hash: ContentHash? = nil, sameAs asset: AssetKey? = nil) -> IndexBatch.File {
    IndexBatch.File(
      path: file.path, stamp: file.stamp, outcome: file.outcome, contentHash: hash, sameAs: asset)
  }
}

/// Finds out which asset a file is. A fingerprint proposes; the same inode with the same size and time, or
/// equal full hashes, prove. Where nothing can be proved, the only candidate has moved if its file is gone.
struct IdentityResolver {
  enum Resolution {
    case file(IndexBatch.File)
    case move(IndexBatch.Move)
    /// Only the end of the run can tell, since files may have traded places: these hold something else now.
    case later(places: [MediaPath])
  }

  private let store: any IndexStore
  private let roots: RootWatch
  private let hashes: HashingDesk
  /// Locations that have moved in a batch not yet written, and where they are now.
  private var moved: [LocationKey: MediaPath] = [:]
  /// Full hashes that were taken of assets on the way, not yet written.
  private(set) var newHashes: [AssetKey: ContentHash] = [:]

  init(store: any IndexStore, roots: RootWatch, hashes: HashingDesk) {
    self.store = store
    self.roots = roots
    self.hashes = hashes
  }

  /// To be called once everything resolved so far has been written.
  mutating func forgetWritten() {
    moved = [:]
    newHashes = [:]
  }

  /// - Parameter isLast: Every file of the run has been read, and all that could be told has been written.
  mutating func resolve(_ file: ContestedFile, isLast: Bool) throws -> Resolution {
    var candidates = try store.candidates(file.report.fingerprint, size: file.report.stamp.size)
    var hash: ContentHash?
    if let own = candidates.firstIndex(where: { $0.locations.contains { $0.path == file.path } }) {
      let proof = try proofOfTouch(file, candidates[own])
      hash = proof.hash
      if proof.isSame { return .file(file.entry(hash: hash)) }
      candidates.remove(at: own)
    }
    let sightings = candidates.flatMap { look(for: $0, on: file) }
    let mayTradePlaces = sightings.contains {
      $0.presence == .changed || ($0.hasLeft && file.file.known != nil)
    }
    if mayTradePlaces, !isLast {
      return .later(places: sightings.filter { $0.presence == .changed }.map(\.path))
    }
    if let same = sightings.filter(\.isSameFile).min(by: { $0.presence.rawValue < $1.presence.rawValue }) {
      return become(same.asset, at: same, file, hash)
    }
    return try prove(file, among: candidates, sightings, hash)
  }

  /// Whether a file with a new time stamp is what it was: its ends are, and where all its bytes were hashed
  /// before, they are too.
  private func proofOfTouch(
    _ file: ContestedFile, _ own: Candidate
  ) throws -> (isSame: Bool, hash: ContentHash?) {
    guard let known = own.contentHash, !file.isWholeInFingerprint else { return (true, nil) }
    let hash = try hashes.hash(file.path, expecting: file.report.stamp)
    return (hash == nil || hash == known, hash)
  }

  private mutating func prove(
    _ file: ContestedFile, among candidates: [Candidate], _ sightings: [Sighting], _ known: ContentHash?
  ) throws -> Resolution {
    if file.isWholeInFingerprint, let proved = candidates.first {
      return become(proved.asset, at: best(of: proved, sightings), file, known)
    }
    var hash = known
    for candidate in candidates {
      guard let theirs = try fullHash(of: candidate, sightings) else { continue }
      if hash == nil { hash = try hashes.hash(file.path, expecting: file.report.stamp) }
      guard hash != theirs else {
        return become(candidate.asset, at: best(of: candidate, sightings), file, hash)
      }
    }
    if candidates.count == 1, let only = candidates.first, hash == nil,
      sightings.allSatisfy(\.hasLeft)
    {
      return become(only.asset, at: best(of: only, sightings), file, nil)
    }
    return .file(file.entry(hash: hash))
  }

  private mutating func fullHash(
    of candidate: Candidate, _ sightings: [Sighting]
  ) throws -> ContentHash? {
    if let known = candidate.contentHash ?? newHashes[candidate.asset] { return known }
    let place = sightings.first { $0.asset == candidate.asset && $0.presence == .present }
    guard let place else { return nil }
    let hash = try hashes.hash(place.path, expecting: place.stamp)
    newHashes[candidate.asset] = hash
    return hash
  }

  /// The place of an asset that says most of what has become of it; nil where it has none.
  private func best(of candidate: Candidate, _ sightings: [Sighting]) -> Sighting? {
    sightings.filter { $0.asset == candidate.asset }.min { $0.presence.rawValue < $1.presence.rawValue }
  }

  /// The file is that asset: at a second path, or at a new one where it has left the place it had.
  private mutating func become(
    _ asset: AssetKey, at sighting: Sighting?, _ file: ContestedFile, _ hash: ContentHash?
  ) -> Resolution {
    guard let sighting, sighting.hasLeft || (sighting.presence == .offline && sighting.isSameFile) else {
      return .file(file.entry(hash: hash, sameAs: asset))
    }
    moved[sighting.location] = file.path
    if let hash { newHashes[asset] = hash }
    return .move(IndexBatch.Move(sighting.location, to: file.path, stamp: file.report.stamp))
  }

  private func look(for candidate: Candidate, on file: ContestedFile) -> [Sighting] {
    // What could not be read last time is no longer known to be there.
    candidate.locations.filter { $0.known.state != .unreadable }.map { path, known in
      Sighting(
        candidate.asset, at: path, known, movedTo: moved[known.location], for: file.report, roots: roots)
    }
  }
}

extension ContestedFile {
  /// True where equal fingerprints prove equal content.
  fileprivate var isWholeInFingerprint: Bool { Fingerprint.coversWholeFile(of: report.stamp.size) }
}
