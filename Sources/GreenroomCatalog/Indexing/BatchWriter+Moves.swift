import Foundation
import GRDB
import GreenroomModel

// Files at new paths: the location's row goes along, and with it everything that hangs on it.
extension BatchWriter {
  /// Two steps, so that files may swap names: first everything that moves leaves its place, then it arrives.
  func apply(_ moves: [IndexBatch.Move]) throws {
    for move in moves { try leave(move.location) }
    for move in moves { try arrive(move) }
  }

  /// A name with a NUL byte, which no file can have.
  private func leave(_ location: LocationKey) throws {
    let onTheWay = Data([0]) + Data(String(location.row).utf8)
    try database.run("UPDATE location SET name = ? WHERE id = ?", onTheWay, location)
  }

  private func arrive(_ move: IndexBatch.Move) throws {
    let place = try place(of: move.path)
    let occupant = try location(at: place)
    if let occupant { try evict(occupant, by: move.location) }
    let asset = try AssetKey.fetchOne(
      database.cachedStatement(sql: "SELECT asset FROM location WHERE id = ?"), arguments: [move.location])
    try database.run(
      """
      UPDATE location SET folder = ?, name = ?, device = ?, inode = ?, size = ?, modified = ?, seenAt = ?,
        state = iif(state = 1, 0, state) WHERE id = ?
      """,
      place.folder, place.name, Int64(bitPattern: move.stamp.device), Int64(bitPattern: move.stamp.inode),
      move.stamp.size, move.stamp.modifiedNanoseconds, now, move.location)
    if let asset {
      // Checks look at a file's extension too, so what was worked out for the old path no longer holds.
      try database.run("UPDATE asset SET factsSerial = ? WHERE pk = ?", serial(), asset)
      if let before = occupant?.asset, before != asset {
        try takeOver(from: before, to: asset, at: move.location)
      } else {
        try showBestLocation(of: asset)
      }
    }
    tally.moved += 1
  }

  /// Removes the row of a file that another one was moved onto, which edits it in place: its places in sets
  /// are the mover's now, and a mover without an asset is what became of this one.
  private func evict(_ occupant: KnownLocation, by mover: LocationKey) throws {
    try database.run(
      """
      DELETE FROM setMember WHERE location = ? AND referenceSet IN
        (SELECT referenceSet FROM setMember WHERE location = ?)
      """, mover, occupant.location)
    try database.run("UPDATE setMember SET location = ? WHERE location = ?", mover, occupant.location)
    try database.run("UPDATE asset SET location = NULL WHERE location = ?", occupant.location)
    try database.run("DELETE FROM location WHERE id = ?", occupant.location)
    try database.run("UPDATE location SET asset = ? WHERE id = ? AND asset IS NULL", occupant.asset, mover)
  }
}
