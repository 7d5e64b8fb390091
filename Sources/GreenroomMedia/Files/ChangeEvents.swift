import Glibc

/// One notice of the system about a watched folder.
struct ChangeEvent {
  /// Which watch it belongs to; -1 for a notice that belongs to none.
  let watch: CInt
  let mask: UInt32
  /// Of what has changed in the folder; empty for the folder itself.
  let name: [UInt8]

  /// What is asked for: everything that can make an indexed folder differ, but not the beginnings of files,
  /// which are of use when they are closed.
  static let wanted =
    UInt32(IN_CLOSE_WRITE) | UInt32(IN_MOVED_FROM) | UInt32(IN_MOVED_TO) | UInt32(IN_CREATE)
    | UInt32(IN_DELETE) | UInt32(IN_ATTRIB) | UInt32(IN_DELETE_SELF) | UInt32(IN_MOVE_SELF)
    | UInt32(IN_ONLYDIR)

  func has(_ flag: Int) -> Bool { mask & UInt32(flag) != 0 }

  var isFolder: Bool { mask & UInt32(IN_ISDIR) != 0 }
}

/// Reads notices, many at a time into one buffer.
final class ChangeEventReader {
  private static let size = 1 << 16
  private let buffer = UnsafeMutableRawBufferPointer.allocate(
    byteCount: ChangeEventReader.size, alignment: MemoryLayout<inotify_event>.alignment)

  deinit { buffer.deallocate() }

  /// Those that are there now; empty where there are none.
  func events(from descriptor: CInt) -> [ChangeEvent] {
    var events: [ChangeEvent] = []
    while true {
      let count = read(descriptor, buffer.baseAddress, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return events }
      events += split(count)
    }
  }

  private func split(_ count: Int) -> [ChangeEvent] {
    var events: [ChangeEvent] = []
    var start = 0
    let headerSize = MemoryLayout<inotify_event>.size
    while start + headerSize <= count {
      let header = buffer.load(fromByteOffset: start, as: inotify_event.self)
      let end = start + headerSize + Int(header.len)
      guard end <= count else { break }
      let name = Array(buffer[start + headerSize..<end].prefix { $0 != 0 })
      events.append(ChangeEvent(watch: header.wd, mask: header.mask, name: name))
      start = end
    }
    return events
  }
}
