import GRDB
import GreenroomModel

// Files without facts: they keep a row with the reason, and whatever the path held before.
extension BatchWriter {
  func record(
    _ problem: FileProblem, stamp: FileStamp, at known: KnownLocation?, else place: Place
  ) throws {
    let location: LocationKey
    if let known {
      location = known.location
      try database.run(
        """
        UPDATE location SET device = ?, inode = ?, size = ?, modified = ?, state = 2, seenAt = ?,
          probeVersion = ? WHERE id = ?
        """,
        Int64(bitPattern: stamp.device), Int64(bitPattern: stamp.inode), stamp.size,
        stamp.modifiedNanoseconds, now, probeVersion, location)
      if let asset = known.asset { try showBestLocation(of: asset) }
    } else {
      location = try insertLocation(at: place, stamp: stamp, asset: nil, state: .unreadable)
    }
    try record(problem.companion, at: location, in: place)
    try database.run(
      """
      INSERT INTO problem (location, code, message, isMedia) VALUES (?, ?, ?, ?)
      ON CONFLICT (location) DO UPDATE SET
        code = excluded.code, message = excluded.message, isMedia = excluded.isMedia
      """,
      location, problem.code.rawValue, problem.message, problem.isMedia)
    if problem.isMedia { tally.failed += 1 } else { tally.skipped += 1 }
  }
}
