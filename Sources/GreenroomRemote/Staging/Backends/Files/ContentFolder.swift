import Foundation
import GreenroomModel

/// A folder whose files are named for their content. What is in it under such a name is whole: files are
/// written under another name, brought to the disk and only then renamed. Below the root no link is followed.
struct ContentFolder: Sendable {
  let root: MediaPath
  /// What files and folders are made with, whatever the process's mask.
  let fileMode: mode_t
  let folderMode: mode_t
  /// False where a missing root means that something is wrong.
  let makesRoot: Bool

  /// Puts a copy of the upload's file under its key.
  func put(_ upload: StagingUpload, replacing: Bool) throws -> PutOutcome {
    let place = try KeyPlace(upload.key)
    let folder = try open(place.folders, making: true)
    if !replacing, byteCount(of: place.name, in: folder) == upload.digest.byteCount { return .present }
    let draft = try DraftFile(for: place.name, in: folder, mode: fileMode, of: self)
    try draft.copy(upload)
    try draft.publish()
    return .uploaded
  }

  func remove(_ key: ObjectKey) throws {
    let place = try KeyPlace(key)
    guard let folder = try openIfThere(place.folders) else { return }
    try remove(place.name, in: folder)
  }

  /// Drafts that nobody writes any more.
  func leftovers(prefix: String) throws -> [StagingLeftover] {
    guard let folder = try openIfThere(KeyPlace.folders(ofPrefix: prefix)) else { return [] }
    return try DraftFile.abandoned(in: folder, of: self).map { draft in
      StagingLeftover(
        key: ObjectKey(stored: prefix.isEmpty ? draft.target : "\(prefix)/\(draft.target)"),
        uploadID: draft.name, startedAt: draft.changedAt, byteCount: draft.byteCount)
    }
  }

  func abort(_ leftover: StagingLeftover) throws {
    let place = try KeyPlace(leftover.key)
    guard DraftFile.target(of: leftover.uploadID) == place.name,
      let folder = try openIfThere(place.folders)
    else { return }
    try remove(leftover.uploadID, in: folder)
  }

  /// A failure that names this folder.
  func failure(_ what: String, _ code: CInt) -> StagingFailure {
    FileFailure.failure("\(what) in “\(root)”", code)
  }

  private func remove(_ name: String, in folder: borrowing OpenFile) throws {
    guard unlinkat(folder.descriptor, name, 0) == 0 || errno == ENOENT else {
      throw failure("“\(name)” cannot be removed", errno)
    }
    fsync(folder.descriptor)
  }

  /// Nil where no file of that name is there.
  private func byteCount(of name: String, in folder: borrowing OpenFile) -> Int64? {
    var status = stat()
    guard fstatat(folder.descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0, status.isFile else {
      return nil
    }
    return Int64(status.st_size)
  }
}

/// Opening the folders.
extension ContentFolder {
  private func openIfThere(_ names: [String]) throws -> OpenFile? {
    do {
      return try open(names, making: false)
    } catch let failure as StagingFailure where failure.isMissingStore && makesRoot {
      return nil
    } catch is MissingFolder {
      return nil
    }
  }

  private func open(_ names: [String], making: Bool) throws -> OpenFile {
    var folder = try openRoot(making: making)
    for name in names { folder = try open(name, in: folder, making: making) }
    return folder
  }

  private func openRoot(making: Bool) throws -> OpenFile {
    if making, makesRoot { try FileFolders.make(root, mode: folderMode) }
    if let folder = OpenFile(root, O_RDONLY | O_DIRECTORY) { return folder }
    guard errno == ENOENT || errno == ENOTDIR else {
      throw FileFailure.failure("The folder “\(root)” cannot be opened", errno)
    }
    throw StagingFailure(
      .storeMissing, "There is no folder “\(root)” to stage to.",
      hint: "Make it, mount what it stands on, or name another one in the settings.")
  }

  private func open(
    _ name: String, in parent: borrowing OpenFile, making: Bool
  ) throws -> OpenFile {
    if making, mkdirat(parent.descriptor, name, folderMode) == 0 {
      fchmodat(parent.descriptor, name, folderMode, 0)
      fsync(parent.descriptor)
    }
    if let folder = OpenFile(name, in: parent, O_RDONLY | O_DIRECTORY) { return folder }
    if errno == ENOENT, !making { throw MissingFolder() }
    guard errno == ELOOP || errno == ENOTDIR else { throw failure("“\(name)” cannot be opened", errno) }
    throw StagingFailure(
      .configuration, "“\(name)” in “\(root)” is a link or a file, not a folder.",
      hint: "Greenroom follows no links there; make it a folder, or choose another prefix.")
  }

  /// A prefix in which nothing was ever put.
  private struct MissingFolder: Error {}
}

extension StagingFailure {
  fileprivate var isMissingStore: Bool {
    if case .storeMissing = cause { return true }
    return false
  }
}
