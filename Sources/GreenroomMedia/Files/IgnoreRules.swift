/// What a walk passes over in silence: hidden files and folders, and what systems and NAS boxes leave beside
/// media. A folder or file that a person names is looked at whatever its name is.
package enum IgnoreRules {
  /// Whole names of files and folders that are never a person's media.
  package static let names: Set<String> = [
    "$RECYCLE.BIN", "#recycle", "@eaDir", "@Recycle", "@Recently-Snapshot", "__MACOSX", "desktop.ini",
    "lost+found", "System Volume Information", "Thumbs.db", "ehthumbs.db",
  ]
  /// Beginnings of such names; the dot is every hidden file: `.DS_Store`, `.git`, `._photo.jpg`.
  package static let prefixes = [".", "SYNOFILE_THUMB_"]

  private static let exact = Set(names.map { Array($0.utf8) })
  private static let firstBytes = Set((names + prefixes).compactMap { $0.utf8.first })
  private static let starts = prefixes.map { Array($0.utf8) }

  static func ignores(_ name: UnsafeRawBufferPointer) -> Bool {
    guard let first = name.first, firstBytes.contains(first) else { return false }
    return starts.contains { name.starts(with: $0) } || exact.contains(Array(name))
  }
}
