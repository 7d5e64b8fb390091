import Glibc
import GreenroomModel

/// The folder that holds the catalog: private to its owner from the moment it exists.
struct LibraryFolder: Equatable {
  let path: String

  var catalogPath: String { path == "/" ? "/catalog.sqlite" : path + "/catalog.sqlite" }

  var hasCatalog: Bool { access(catalogPath, F_OK) == 0 }

  /// What SQLite keeps beside a catalog that is written to, and what belongs to it after a crash: beside another
  /// catalog it would be taken into that one.
  static func companions(of catalog: String) -> [String] { [catalog + "-wal", catalog + "-journal"] }

  var companions: [String] { Self.companions(of: catalogPath) }

  /// Made anew by whoever opens the catalog.
  var sharedMemoryPath: String { catalogPath + "-shm" }

  /// Makes the folder and those above it where they are missing.
  func create() throws {
    try Self.create(path)
  }

  /// Makes an empty file with its final mode, which the log and the shared memory beside it then share.
  func createFile(_ file: String) throws { try Self.createFile(file) }

  static func createFile(_ file: String) throws {
    let descriptor = open(file, O_CREAT | O_WRONLY | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure("“\(file)” cannot be made") }
    Glibc.close(descriptor)
  }

  /// Gives a finished file its name once its bytes are on the disk: it appears whole or not at all.
  func publish(_ unfinished: String, as file: String) throws {
    let descriptor = open(unfinished, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.failure("“\(file)” cannot be made") }
    let isOnDisk = fsync(descriptor) == 0
    Glibc.close(descriptor)
    guard isOnDisk, rename(unfinished, file) == 0 else { throw Self.failure("“\(file)” cannot be made") }
    settle()
  }

  /// A name is on the disk once its folder is.
  func settle() {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    Glibc.close(descriptor)
  }

  /// Runs `body` while no other process makes, migrates, replaces or opens this catalog. The lock is on the
  /// folder itself, so that it leaves nothing behind, and it goes with the process.
  func whileLocked<Value>(_ body: () throws -> Value) throws -> Value {
    try holding(LOCK_EX, body)
  }

  /// Runs `body`, which opens the catalog, while no other process makes, migrates or replaces it: what was
  /// opened a moment before its file was replaced would share its log with the file that took its name.
  func whileOpening<Value>(_ body: () throws -> Value) throws -> Value {
    let restore = InterruptedRestore(self)
    if let value = try holding(LOCK_SH, { restore.isPossible ? nil : try body() }) { return value }
    return try whileLocked {
      restore.undo()
      return try body()
    }
  }

  private func holding<Value>(_ operation: CInt, _ body: () throws -> Value) throws -> Value {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.failure("The library “\(path)” cannot be opened") }
    defer { Glibc.close(descriptor) }
    while flock(descriptor, operation) != 0 {
      guard errno == EINTR else { throw Self.failure("The library “\(path)” cannot be locked") }
    }
    return try body()
  }

  private static func create(_ folder: String) throws {
    if mkdir(folder, 0o700) == 0 || isFolder(folder) { return }
    if errno == ENOENT, let parent = parent(of: folder) {
      try create(parent)
      if mkdir(folder, 0o700) == 0 || errno == EEXIST { return }
    }
    throw failure("The library “\(folder)” cannot be made")
  }

  private static func isFolder(_ path: String) -> Bool {
    let reason = errno
    defer { errno = reason }
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private static func parent(of folder: String) -> String? {
    var path = Substring(folder)
    while path.count > 1, path.last == "/" { path.removeLast() }
    guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return nil }
    return String(path[..<slash])
  }

  static func failure(_ sentence: String) -> GreenroomError {
    GreenroomError(
      .catalog, "\(sentence): \(String(cString: strerror(errno))).",
      hint: "Check the permissions and the room on the disk, or choose another folder with --library DIR.")
  }
}
