import Glibc
package import GreenroomModel

/// The file that holds the key links are signed with: 32 bytes from the system's source of randomness, for
/// its owner alone.
package struct SigningKeyFile: Sendable {
  private static let byteCount = 32

  private let path: MediaPath

  package init(_ path: MediaPath) { self.path = path }

  /// The key, made first where there is none. Any number of processes may ask at once: all get the same.
  ///
  /// - Throws: ``StagingFailure/Cause/configuration`` where others can read the file or it holds no key.
  package func key() throws(StagingFailure) -> [UInt8] {
    if let key = try keyIfThere() { return key }
    try make()
    guard let key = try keyIfThere() else {
      throw FileFailure.failure("The signing key “\(path)” cannot be read", ENOENT)
    }
    return key
  }

  /// The key; nil where there is none yet.
  package func keyIfThere() throws(StagingFailure) -> [UInt8]? {
    guard let file = OpenFile(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK) else {
      if errno == ENOENT { return nil }
      throw FileFailure.failure("The signing key “\(path)” cannot be opened", errno)
    }
    guard let status = file.status, status.isFile, status.st_mode & 0o077 == 0 else {
      throw StagingFailure(
        .configuration, "The signing key “\(path)” can be read by others than you.",
        hint: "Remove the file, since it may be known: a new key is made, and links signed so far end. "
          + "To keep the key, take the others' rights away with `chmod 600`.")
    }
    return try Self.contents(of: file, at: path)
  }

  private static func contents(
    of file: borrowing OpenFile, at path: MediaPath
  ) throws(StagingFailure) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: byteCount + 1)
    guard bytes.withUnsafeMutableBytes({ file.read(into: $0) }) == byteCount else {
      throw StagingFailure(
        .configuration, "The signing key “\(path)” is damaged: it does not hold \(byteCount) bytes.",
        hint: "Remove the file; a new key is made, and links signed so far end.")
    }
    return Array(bytes.prefix(byteCount))
  }

  /// Writes a key beside its place and links it there, which only the first of several processes can: the
  /// file is never seen half written.
  private func make() throws(StagingFailure) {
    try FileFolders.make(path.folder, mode: 0o700)
    let draft = MediaPath(bytes: path.bytes + Array(".\(UInt64.random(in: .min ... .max)).new".utf8))
    guard let file = OpenFile(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o600) else {
      throw FileFailure.failure("The signing key “\(path)” cannot be made", errno)
    }
    let names = (
      draft.bytes.map { CChar(bitPattern: $0) } + [0], path.bytes.map { CChar(bitPattern: $0) } + [0]
    )
    defer { unlink(names.0) }
    let isWritten = MessageAuthentication.newKey().withUnsafeBytes { file.write($0) }
    guard isWritten, fsync(file.descriptor) == 0, link(names.0, names.1) == 0 || errno == EEXIST else {
      throw FileFailure.failure("The signing key “\(path)” cannot be written", errno)
    }
  }
}
