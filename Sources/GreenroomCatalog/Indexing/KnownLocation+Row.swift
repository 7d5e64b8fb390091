import GRDB
import GreenroomModel

extension FileStamp {
  /// Reads device, inode, size and modification time from four columns that begin at `first`.
  init(row: Row, at first: Int) throws {
    try self.init(
      device: UInt64(bitPattern: row.at(first)), inode: UInt64(bitPattern: row.at(first + 1)),
      size: row.at(first + 2), modifiedNanoseconds: row.at(first + 3))
  }
}

extension KnownLocation {
  /// Reads id, asset, the stamp, state and probe version from eight columns that begin at `first`.
  init(row: Row, at first: Int = 0) throws {
    try self.init(
      location: LocationKey(row: row.at(first)),
      asset: (row.at(first + 1) as Int64?).map(AssetKey.init(row:)),
      stamp: FileStamp(row: row, at: first + 2), state: State(rawValue: row.at(first + 6)) ?? .unreadable,
      probeVersion: Int(row.at(first + 7) as Int64))
  }
}
