import Foundation
import Glibc

/// A disk in memory that is soon full, mounted for as long as it is held. Only the superuser may make one.
package final class SmallDisk {
  package let path: String
  private let folder: TemporaryFolder?

  package static let isPossible = getuid() == 0 && (try? SmallDisk(byteCount: 65_536)) != nil

  package struct Failure: Error {
    let code = errno
  }

  /// - Parameters:
  ///   - path: An empty folder; nil makes one.
  ///   - byteCount: Rounded up to whole pages.
  package init(at path: String? = nil, byteCount: Int) throws {
    folder = path == nil ? try TemporaryFolder() : nil
    self.path = path ?? folder?.path ?? ""
    guard mount("tmpfs", self.path, "tmpfs", 0, "size=\(byteCount)") == 0 else { throw Failure() }
  }

  /// Everything on it stays.
  package func grow(to byteCount: Int) throws {
    guard mount("tmpfs", path, "tmpfs", UInt(MS_REMOUNT), "size=\(byteCount)") == 0 else {
      throw Failure()
    }
  }

  deinit { umount2(path, Int32(MNT_DETACH)) }
}
