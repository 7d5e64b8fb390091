import Glibc
package import GreenroomModel

/// The name beside `target` under which a file is made. What was not published is gone with the last reference.
package final class UnfinishedFile {
  package let path: MediaPath
  private let target: MediaPath
  private var isPublished = false

  init(for target: MediaPath) {
    self.target = target
    let number = String(UInt64.random(in: .min ... .max), radix: 36)
    path = target.folder.appending(".greenroom-\(number).part")
  }

  deinit { if !isPublished { path.withCString { _ = unlink($0) } } }

  /// Puts the file in place of whatever has the target's name, once its bytes are on disk.
  package func publish() throws(GreenroomError) {
    guard sync(path, O_RDONLY) else { throw failure("cannot be written to disk") }
    let isRenamed = path.withCString { from in target.withCString { to in rename(from, to) == 0 } }
    guard isRenamed else { throw failure("cannot be given its name") }
    isPublished = true
    // The name too; a file system that cannot do this keeps names by itself.
    _ = sync(target.folder, O_RDONLY | O_DIRECTORY)
  }

  private func sync(_ path: MediaPath, _ flags: CInt) -> Bool {
    let number = path.withCString { open($0, flags | O_CLOEXEC) }
    guard number >= 0 else { return false }
    let file = Descriptor(owning: number)
    return fsync(file.number) == 0
  }

  private func failure(_ what: String) -> GreenroomError {
    GreenroomError(
      .inputOutput, "“\(target)” \(what): \(String(cString: strerror(errno))).",
      hint: "See that the folder can be written and its disk has room.")
  }
}
