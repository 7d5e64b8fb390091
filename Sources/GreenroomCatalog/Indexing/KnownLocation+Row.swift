import GRDB
import GreenroomModel

extension FileStamp {
  /// Reads device, inode, size and modification time from four columns that begin at `first`.
  init(row: Row, at first: Int) {
    self.init(
      device: UInt64(bitPattern: row[first]), inode: UInt64(bitPattern: row[first + 1]),
      size: row[first + 2], modifiedNanoseconds: row[first + 3])
  }
}

extension KnownLocation {
  /// Reads id, asset, the stamp, state and probe version from eight columns that begin at `first`.
  init(row: Row, at first: Int = 0) {
    self.init(
      location: LocationKey(row: row[first]), asset: (row[first + 1] as Int64?).map(AssetKey.init(row:)),
      stamp: FileStamp(row: row, at: first + 2), state: State(rawValue: row[first + 6]) ?? .unreadable,
      probeVersion: Int(row[first + 7] as Int64))
  }
}
