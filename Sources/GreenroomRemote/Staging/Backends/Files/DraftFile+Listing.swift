import Foundation
import GreenroomModel

/// Drafts as they are found in a folder.
extension DraftFile {
  struct Abandoned {
    let name: String
    /// What it would have become.
    let target: String
    let changedAt: Date
    let byteCount: Int64
  }

  /// `.<target>.<16 hexadecimal digits>.part`.
  static func name(for target: String) -> String {
    let random = String(UInt64.random(in: .min ... .max), radix: 16)
    return ".\(target).\(String(repeating: "0", count: 16 - random.count))\(random)\(ending)"
  }

  /// What a draft of that name would become; nil for other names.
  static func target(of name: String) -> String? {
    guard name.hasPrefix("."), name.hasSuffix(ending) else { return nil }
    let parts = name.dropFirst().dropLast(ending.count).split(
      separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[2].utf8.count == 16 else { return nil }
    let target = "\(parts[0]).\(parts[1])"
    return StagedName(target) == nil ? nil : target
  }

  /// Drafts whose writer is gone, in the order of their names.
  static func abandoned(
    in folder: borrowing OpenFile, of owner: ContentFolder
  ) throws(StagingFailure) -> [Abandoned] {
    try names(in: folder, of: owner).sorted().compactMap { name in
      guard let target = target(of: name), let file = OpenFile(name, in: folder, O_RDONLY),
        let status = file.status, status.isFile, flock(file.descriptor, LOCK_SH | LOCK_NB) == 0
      else { return nil }
      let seconds = Double(status.st_mtim.tv_sec) + Double(status.st_mtim.tv_nsec) / 1e9
      return Abandoned(
        name: name, target: target, changedAt: Date(timeIntervalSince1970: seconds),
        byteCount: Int64(status.st_size))
    }
  }

  private static let ending = ".part"

  private static func names(
    in folder: borrowing OpenFile, of owner: ContentFolder
  ) throws(StagingFailure) -> [String] {
    // A descriptor of its own: reading a folder moves the place in it.
    let copy = openat(folder.descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard copy >= 0, let stream = fdopendir(copy) else {
      let code = errno
      if copy >= 0 { close(copy) }
      throw owner.failure("The files cannot be listed", code)
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      names.append(
        withUnsafePointer(to: &entry.pointee.d_name) { name in
          name.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
        })
    }
    return names
  }
}
