import Foundation
import GreenroomModel

/// A file on its way into a ``ContentFolder``. Its name begins with a dot, so that no web server shows it,
/// and it is locked for as long as somebody writes it: one that is not locked was left behind by a crash.
/// Gone when its last reference goes, unless it was published.
final class DraftFile {
  private let target: String
  private let name: String
  private let folder: CInt
  private let file: OpenFile
  private let owner: ContentFolder
  private var isPublished = false

  init(
    for target: String, in folder: borrowing OpenFile, mode: mode_t, of owner: ContentFolder
  ) throws(StagingFailure) {
    let name = Self.name(for: target)
    let copy = fcntl(folder.descriptor, F_DUPFD_CLOEXEC, 0)
    guard copy >= 0 else { throw owner.failure("No file can be made", errno) }
    guard let file = OpenFile(name, in: folder, O_WRONLY | O_CREAT | O_EXCL, mode: mode) else {
      let code = errno
      close(copy)
      throw owner.failure("No file can be made", code)
    }
    // Whoever lists drafts holds this for a moment at most.
    while flock(file.descriptor, LOCK_EX) != 0, errno == EINTR {}
    fchmod(file.descriptor, mode)
    self.target = target
    self.name = name
    self.folder = copy
    self.file = file
    self.owner = owner
  }

  deinit {
    if !isPublished { unlinkat(folder, name, 0) }
    close(folder)
  }

  /// Copies the upload's bytes and hashes them on the way.
  ///
  /// - Throws: `contentChanged` where they are not those that were announced.
  func copy(_ upload: StagingUpload) throws(StagingFailure) {
    let source = try UploadSource(upload)
    var sent: Int64 = 0
    do throws(StagingFailure) {
      while let piece = try source.next() {
        guard !upload.isCancelled() else {
          throw StagingFailure(.interrupted, "Staging “\(upload.file)” was interrupted.")
        }
        guard file.write(piece) else { throw owner.failure("“\(target)” cannot be written", errno) }
        sent += Int64(piece.count)
        upload.progress(Int64(piece.count))
      }
    } catch {
      upload.progress(-sent)
      throw error
    }
  }

  /// Gives the file its name, once its bytes are on the disk.
  func publish() throws(StagingFailure) {
    guard fsync(file.descriptor) == 0, renameat(folder, name, folder, target) == 0 else {
      throw owner.failure("“\(target)” cannot be written", errno)
    }
    isPublished = true
    guard fsync(folder) == 0 else { throw owner.failure("“\(target)” cannot be kept", errno) }
  }
}
