import Glibc

/// A folder on the way of a walk. Folders are opened by one name relative to the folder above, so that
/// nothing that is renamed or replaced by a link meanwhile leads the walk elsewhere.
final class FolderHandle {
  /// Folders deeper than this are opened again from above when they are needed: a tree of any depth needs no
  /// more open files than this.
  static let deepestKeptOpen = 100

  private let parent: FolderHandle?
  private let name: [UInt8]
  private let depth: Int
  private var descriptor: CInt

  /// Opens the folder that a walk begins at; `path` may be a link.
  init?(root path: [UInt8]) {
    descriptor = Self.withCString(path) { Glibc.open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    parent = nil
    name = path
    depth = 0
    guard descriptor >= 0 else { return nil }
  }

  /// Opens a folder in another; nil with `errno` where it cannot be, as where it is a link.
  init?(_ name: [UInt8], in parent: FolderHandle) {
    let opened = parent.withDescriptor { Self.open(name, in: $0) }
    descriptor = opened ?? -1
    self.parent = parent
    self.name = name
    depth = parent.depth + 1
    guard descriptor >= 0 else { return nil }
  }

  deinit { closeNow() }

  /// To be called once the folder has been listed.
  func rest() {
    if depth > Self.deepestKeptOpen { closeNow() }
  }

  /// Nil with `errno` where the folder is no longer there.
  func withDescriptor<Value>(_ body: (CInt) -> Value) -> Value? {
    if descriptor >= 0 { return body(descriptor) }
    var names: [[UInt8]] = []
    var ancestor = self
    while ancestor.descriptor < 0, let parent = ancestor.parent {
      names.append(ancestor.name)
      ancestor = parent
    }
    var current = ancestor.descriptor
    for name in names.reversed() {
      let next = Self.open(name, in: current)
      if current != ancestor.descriptor { close(current) }
      guard next >= 0 else { return nil }
      current = next
    }
    defer { close(current) }
    return body(current)
  }

  private func closeNow() {
    guard descriptor >= 0 else { return }
    let reason = errno
    close(descriptor)
    errno = reason
    descriptor = -1
  }

  private static func open(_ name: [UInt8], in folder: CInt) -> CInt {
    withCString(name) { openat(folder, $0, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC) }
  }

  private static func withCString(_ bytes: [UInt8], _ body: (UnsafePointer<CChar>) -> CInt) -> CInt {
    (bytes + [0]).withUnsafeBytes { buffer in
      guard let base = buffer.assumingMemoryBound(to: CChar.self).baseAddress else { return -1 }
      return body(base)
    }
  }
}
