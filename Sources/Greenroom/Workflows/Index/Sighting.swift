import GreenroomCatalog
import GreenroomMedia
import GreenroomModel

/// One place where a candidate was, looked at again for the sake of a file that may be the same content.
struct Sighting {
  /// In the order of what it says about the candidate.
  enum Presence: Int {
    /// Still there, unchanged.
    case present
    /// Nothing is there any more.
    case gone
    /// Something else is there now.
    case changed
    /// The disk is not there, so nothing is known.
    case offline
  }

  let asset: AssetKey
  let location: LocationKey
  let path: MediaPath
  let stamp: FileStamp
  let presence: Presence
  /// True where the new path is the very file that was at this one: device, inode, size and time agree.
  let isSameFile: Bool

  var hasLeft: Bool { presence == .gone || presence == .changed }

  /// - Parameter movedTo: Where a batch that is not written yet has moved the location.
  init(
    _ asset: AssetKey, at path: MediaPath, _ known: KnownLocation, movedTo: MediaPath?,
    for report: ProbeReport, roots: RootWatch
  ) {
    self.asset = asset
    location = known.location
    self.path = movedTo ?? path
    let status = FileStatus(of: self.path, following: true)
    stamp = status?.stamp ?? known.stamp
    if let status {
      presence = movedTo != nil || status.stamp == known.stamp ? .present : .changed
      isSameFile = (presence == .present ? status.stamp : known.stamp) == report.stamp
    } else {
      presence = roots.isReachable(self.path) ? .gone : .offline
      isSameFile = known.stamp == report.stamp
    }
  }
}
