import Glibc
import GreenroomModel

/// The sole use of a catalog's file, by the locks that SQLite itself puts on it: every program that has it open
/// holds one of them, and none can open it while this lives. It goes with the process.
final class ExclusiveClaim {
  /// The bytes that SQLite locks: <https://sqlite.org/fileformat2.html#the_lock_byte_page>.
  private static let firstByte = off_t(0x4000_0000)
  private static let byteCount = off_t(512)
  /// `F_OFD_SETLK`, which the C library hides from programs that do not ask for GNU's own names.
  private static let setLock: CInt = 37

  private let descriptor: CInt

  /// - Throws: `conflict` where a program has the catalog open.
  init(on path: String) throws {
    descriptor = open(path, O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else { throw LibraryFolder.failure("“\(path)” cannot be opened") }
    var range = flock()
    range.l_type = Int16(F_WRLCK)
    range.l_whence = Int16(SEEK_SET)
    range.l_start = Self.firstByte
    range.l_len = Self.byteCount
    guard fcntl(descriptor, Self.setLock, &range) == 0 else {
      close(descriptor)
      throw GreenroomError(
        .conflict,
        "Another program has the library open, so its catalog cannot be replaced. Nothing was changed.",
        hint:
          "End what works on it (a task that is followed, `stage serve`, `index --watch`) and run the command "
          + "again.")
    }
  }

  deinit { close(descriptor) }
}
