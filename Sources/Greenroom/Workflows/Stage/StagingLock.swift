import Glibc
import GreenroomModel

/// Keeps sweeping apart from staging: any number of processes may stage in one library at a time, but none
/// while one takes things away. Held until this goes, also where the process is killed.
final class StagingLock {
  enum Mode {
    /// Waits while another process sweeps.
    case staging
    /// Throws where another process stages.
    case sweeping
  }

  private let descriptor: CInt

  /// - Parameter folder: The library's; it has to be there.
  init(in folder: MediaPath, for mode: Mode) throws(GreenroomError) {
    let path = folder.appending("staging.lock")
    descriptor = path.withCString { open($0, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600) }
    guard descriptor >= 0 else {
      throw GreenroomError(
        .inputOutput, "“\(path)” cannot be opened: \(String(cString: strerror(errno))).",
        hint: "Check the permissions of the library's folder.")
    }
    let operation = mode == .staging ? LOCK_SH : LOCK_EX | LOCK_NB
    while flock(descriptor, operation) != 0 {
      if errno == EINTR { continue }
      throw GreenroomError(
        .conflict, "Another process stages in this library now, so nothing may be taken away.",
        hint: "Run the same command again when it is done.")
    }
  }

  deinit { close(descriptor) }
}
