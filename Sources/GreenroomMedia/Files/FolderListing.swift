import CLinux
import Glibc

/// Reads the names in open folders, many at a time into one buffer.
final class FolderListing {
  private static let size = 1 << 16
  /// Where `struct linux_dirent64` has its length, its type and its name.
  private static let lengthOffset = 16
  private static let typeOffset = 18
  private static let nameOffset = 19

  private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: FolderListing.size, alignment: 8)

  deinit { buffer.deallocate() }

  /// Calls `body` with every name but `.` and `..`, each ended by a zero byte that is not counted and valid
  /// during the call only, and with its type, which is `DT_UNKNOWN` on some file systems. Stops where `body`
  /// returns false.
  ///
  /// - Returns: zero, or the error number where the listing broke off.
  func forEachName(
    in folder: CInt, _ body: (_ name: UnsafeRawBufferPointer, _ type: UInt8) -> Bool
  ) -> CInt {
    while true {
      let count = getdents64(folder, buffer.baseAddress, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return errno }
      guard count > 0 else { return 0 }
      var start = 0
      while start + Self.nameOffset < count {
        let length = Int(buffer.load(fromByteOffset: start + Self.lengthOffset, as: UInt16.self))
        guard length > Self.nameOffset, start + length <= count else { return EIO }
        let name = name(at: start + Self.nameOffset, end: start + length)
        if !Self.isDots(name), !body(name, buffer[start + Self.typeOffset]) { return 0 }
        start += length
      }
    }
  }

  private func name(at start: Int, end: Int) -> UnsafeRawBufferPointer {
    let room = UnsafeRawBufferPointer(rebasing: buffer[start..<end])
    return UnsafeRawBufferPointer(rebasing: room.prefix { $0 != 0 })
  }

  private static func isDots(_ name: UnsafeRawBufferPointer) -> Bool {
    name.count <= 2 && name.allSatisfy { $0 == UInt8(ascii: ".") }
  }
}
