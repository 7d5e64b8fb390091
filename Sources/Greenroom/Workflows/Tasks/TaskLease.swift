import Glibc
import GreenroomCatalog
import GreenroomModel

/// The right to work on one task, which one process has at a time: a lock on the task's own byte of a file in
/// the library. The system takes it back in the moment in which its holder dies, so nothing has to time out.
final class TaskLease {
  private let descriptor: CInt

  /// Nil where somebody else has it.
  ///
  /// - Parameter folder: The library's; it has to be there.
  /// - Throws: `io` where the file cannot be opened.
  init?(on task: TaskKey, in folder: MediaPath) throws(GreenroomError) {
    let path = folder.appending("tasks.lock")
    let opened = path.withCString { open($0, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600) }
    guard opened >= 0 else {
      throw GreenroomError(
        .inputOutput, "“\(path)” cannot be opened: \(String(cString: strerror(errno))).",
        hint: "Check the permissions of the library's folder.")
    }
    descriptor = opened
    // An open file description holds it, not a process: two threads of one program cannot both have it.
    var range = flock()
    range.l_type = Int16(F_WRLCK)
    range.l_whence = Int16(SEEK_SET)
    range.l_start = off_t(task.row)
    range.l_len = 1
    guard fcntl(opened, Self.setLock, &range) == 0 else {
      close(opened)
      return nil
    }
  }

  deinit { close(descriptor) }

  /// `F_OFD_SETLK`, which the C library hides from programs that do not ask for GNU's own names.
  private static let setLock: CInt = 37
}
