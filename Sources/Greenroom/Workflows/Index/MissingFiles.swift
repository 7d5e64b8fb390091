import GreenroomCatalog
import GreenroomMedia
import GreenroomModel

/// Which known files a finished walk did not meet.
struct MissingFiles {
  /// Fewer than this are nobody's accident.
  static let guardedCount = 20
  /// One part in this many may go at a time.
  static let guardedPart = 10

  private(set) var locations: [LocationKey] = []
  /// How many media are still there though the walk passed over them, as they are ignored now.
  private(set) var ignored = 0
  /// For each folder that was walked: media that were there, and how many of them are gone.
  private(set) var losses: [(folder: MediaPath, known: Int, gone: Int)] = []

  /// - Parameter moved: Locations whose files are elsewhere now.
  init(
    _ walk: WalkResult, _ targets: IndexTargets, roots: RootWatch, moved: Set<LocationKey>,
    catalog: Catalog?
  ) throws {
    let unknown = walk.unreadable.map(\.path) + targets.offline
    for target in targets.folders {
      var known = 0
      var unseen: [LocationKey: KnownLocation.State] = [:]
      for entry in walk.known.entries where entry.known != .missing {
        let folder = walk.known.folder(entry)
        guard folder.lies(in: target.path) else { continue }
        if entry.known == .present { known += 1 }
        guard !entry.isSeen, !moved.contains(entry.location) else { continue }
        guard !unknown.contains(where: folder.lies) else { continue }
        unseen[entry.location] = entry.known
      }
      let gone = try Self.gone(Array(unseen.keys), catalog)
      locations += gone
      // A folder inside a root is a part of it, however much of it goes at once.
      if let root = roots.root(of: target.path), root.path != target.path, !gone.isEmpty {
        known = try catalog?.presentCount(under: root.path) ?? known
      }
      let lost = gone.count { unseen[$0] == .present }
      ignored += unseen.values.count { $0 == .present } - lost
      losses.append((target.path, known, lost))
    }
  }

  /// Those whose path leads to nothing. A walk passes over hidden files, and over what is behind a link, that
  /// a person once named: they are not gone.
  private static func gone(_ locations: [LocationKey], _ catalog: Catalog?) throws -> [LocationKey] {
    guard let catalog, !locations.isEmpty else { return [] }
    return try catalog.paths(of: locations).filter { FileStatus(of: $0.path, following: true) == nil }
      .map(\.location)
  }

  /// Throws where so much is gone at once that somebody should look first.
  func check() throws(GreenroomError) {
    let loss = losses.first { $0.gone > Self.guardedCount && $0.gone * Self.guardedPart > $0.known }
    guard let loss else { return }
    throw GreenroomError(
      .massDisappearance,
      "\(loss.gone) of the \(loss.known) media that were below “\(loss.folder)” are gone. "
        + "None was marked as missing; what is new was recorded.",
      hint: "Is a disk not mounted? If they are gone for good, run "
        + "`greenroom index \(loss.folder) --accept-missing`.")
  }
}
