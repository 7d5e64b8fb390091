import Glibc
import GreenroomModel

/// The moment of a restoring in which the old catalog has two names: its own, and the one under which it is put
/// aside. Who dies in it leaves one file with two names; whoever opens the library next takes the second away,
/// as if nothing had been begun.
///
/// A log that is still there belongs to a catalog too damaged to take it in. It is put aside with the catalog, and
/// comes back with it.
struct InterruptedRestore {
  private let library: LibraryFolder

  init(_ library: LibraryFolder) { self.library = library }

  /// Gives the catalog, and what belongs to it, a second name, and takes the first from what must not be found beside
  /// another catalog.
  func setAside(as aside: String) throws {
    guard link(library.catalogPath, aside) == 0 else {
      throw LibraryFolder.failure("“\(aside)” cannot be made")
    }
    for (own, other) in zip(library.companions, LibraryFolder.companions(of: aside)) {
      guard link(own, other) == 0 || errno == ENOENT else {
        let failure = LibraryFolder.failure("“\(other)” cannot be made")
        undo()
        throw failure
      }
    }
    library.settle()
    for name in library.companions + [library.sharedMemoryPath] { unlink(name) }
  }

  /// A log whose catalog is gone would be taken into the next one that has the name.
  func setAsideOrphans(as aside: String) throws {
    for (own, other) in zip(library.companions, LibraryFolder.companions(of: aside)) {
      guard rename(own, other) == 0 || errno == ENOENT else {
        throw LibraryFolder.failure("“\(other)” cannot be made")
      }
    }
    unlink(library.sharedMemoryPath)
  }

  /// A catalog that a person has linked looks the same at first.
  var isPossible: Bool { fileWithSeveralNames != nil }

  /// Call it only while the library is locked.
  func undo() {
    guard let file = fileWithSeveralNames else { return }
    for aside in namesPutAside(of: file) {
      for (own, other) in zip(library.companions, LibraryFolder.companions(of: aside)) {
        _ = link(other, own)
        unlink(other)
      }
      library.settle()
      unlink(aside)
    }
  }

  private var fileWithSeveralNames: ino_t? {
    var present = stat()
    guard stat(library.catalogPath, &present) == 0, present.st_nlink > 1 else { return nil }
    return present.st_ino
  }

  private func namesPutAside(of file: ino_t) -> [String] {
    guard let entries = opendir(library.path) else { return [] }
    defer { closedir(entries) }
    var names: [String] = []
    while let entry = readdir(entries) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard name.hasPrefix(CatalogFile.asidePrefix), entry.pointee.d_ino == file else { continue }
      names.append(library.path + "/" + name)
    }
    return names
  }
}
