import CLinux
import Glibc
import GreenroomModel

/// The two ends of a new pipe, neither of which other programs inherit.
struct Pipe: ~Copyable {
  let reading: Descriptor
  let writing: Descriptor

  init() throws(GreenroomError) {
    var ends: [CInt] = [-1, -1]
    guard pipe2(&ends, O_CLOEXEC) == 0 else {
      throw GreenroomError(
        .inputOutput, "No pipe to a media worker can be made: \(String(cString: strerror(errno))).",
        hint: "Raise the limit on open files (ulimit -n).")
    }
    reading = Descriptor(owning: ends[0])
    writing = Descriptor(owning: ends[1])
  }
}

extension Pipe {
  /// Gives away the end for writing and closes the other.
  consuming func takeWriting() -> Descriptor { writing }

  /// Gives away the end for reading and closes the other.
  consuming func takeReading() -> Descriptor { reading }
}

extension Descriptor {
  /// Reads and writes through this end no longer wait.
  func stopWaiting() { _ = fcntl(number, F_SETFL, fcntl(number, F_GETFL) | O_NONBLOCK) }
}
