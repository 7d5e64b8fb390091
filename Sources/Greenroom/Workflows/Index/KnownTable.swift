import GreenroomCatalog
import GreenroomModel

/// What the catalog knows of the paths to be walked, small and quick to look up: a million files take some
/// 60 MB. Paths are kept as 64-bit hashes with a seed of their own in every process, so that two paths meet
/// by no one's design and, by chance, once in millions of libraries.
struct KnownTable {
  struct Entry {
    fileprivate let key: UInt64
    let location: LocationKey
    fileprivate let inode: UInt64
    fileprivate let size: Int64
    fileprivate let modified: Int64
    fileprivate let folder: UInt32
    fileprivate let device: UInt16
    fileprivate let state: UInt8
    fileprivate var marks: Marks
  }

  struct Marks: OptionSet {
    let rawValue: UInt8
    static let seen = Marks(rawValue: 1)
    /// To be read again though it has not changed.
    static let stale = Marks(rawValue: 2)
  }

  /// The beginning of the keys of all files in one folder.
  struct FolderKey {
    fileprivate let hasher: Hasher

    init(_ folder: MediaPath) {
      var hasher = Hasher()
      folder.bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
      hasher.combine(UInt8(0))
      self.hasher = hasher
    }

    fileprivate func key(_ name: UnsafeRawBufferPointer) -> UInt64 {
      var hasher = hasher
      hasher.combine(bytes: name)
      return UInt64(bitPattern: Int64(hasher.finalize()))
    }
  }

  private(set) var entries: [Entry] = []
  private var folders: [MediaPath] = []
  private var devices: [UInt64] = []
  private var folderKey: FolderKey?
  /// Places in `entries` plus one, 0 for none; a power of two of them.
  private var slots: [UInt32] = []

  mutating func add(_ known: KnownLocation, folder: MediaPath, name: UnsafeRawBufferPointer, isStale: Bool) {
    if folders.last != folder {
      folders.append(folder)
      folderKey = FolderKey(folder)
    }
    guard let key = folderKey?.key(name) else { return }
    entries.append(
      Entry(
        key: key, location: known.location, inode: known.stamp.inode, size: known.stamp.size,
        modified: known.stamp.modifiedNanoseconds, folder: UInt32(folders.count - 1),
        device: number(of: known.stamp.device), state: UInt8(known.state.rawValue),
        marks: isStale ? .stale : []))
  }

  /// To be called once all are added, before the first look-up.
  mutating func freeze() {
    var size = 16
    while size < entries.count * 2 { size *= 2 }
    slots = Array(repeating: 0, count: size)
    for (place, entry) in entries.enumerated() {
      var slot = Int(truncatingIfNeeded: entry.key) & (size - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = UInt32(place + 1)
    }
  }

  /// The place in ``entries`` of a file.
  func find(_ name: UnsafeRawBufferPointer, in folder: FolderKey) -> Int? {
    guard !entries.isEmpty else { return nil }
    let key = folder.key(name)
    var slot = Int(truncatingIfNeeded: key) & (slots.count - 1)
    while slots[slot] != 0 {
      let place = Int(slots[slot]) - 1
      if entries[place].key == key { return place }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  mutating func markSeen(_ place: Int) { entries[place].marks.insert(.seen) }

  func stamp(_ entry: Entry) -> FileStamp {
    FileStamp(
      device: devices[Int(entry.device)], inode: entry.inode, size: entry.size,
      modifiedNanoseconds: entry.modified)
  }

  func folder(_ entry: Entry) -> MediaPath { folders[Int(entry.folder)] }

  private mutating func number(of device: UInt64) -> UInt16 {
    if let known = devices.lastIndex(of: device) { return UInt16(known) }
    // More file systems than that are one too many to tell apart: their files are read again.
    guard devices.count < Int(UInt16.max) else { return 0 }
    devices.append(device)
    return UInt16(devices.count - 1)
  }
}

extension KnownTable.Entry {
  var isSeen: Bool { marks.contains(.seen) }
  var isStale: Bool { marks.contains(.stale) }
  var known: KnownLocation.State { KnownLocation.State(rawValue: Int64(state)) ?? .unreadable }
}
