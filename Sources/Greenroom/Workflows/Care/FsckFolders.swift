import Foundation
import GreenroomCatalog
import GreenroomModel

/// Looks through the library's own folders: clips, derived files, staged objects and copies.
struct FsckFolders {
  let library: Library
  let catalog: Catalog

  func look(into report: inout FsckReport) throws {
    try lookForUnknown("clips", &report)
    try lookForUnknown("derived", &report)
    try lookAtStaged(&report)
    try lookForLeftovers(&report)
  }

  /// Files that the catalog does not know: a program that was killed may have brought them.
  private func lookForUnknown(_ name: String, _ report: inout FsckReport) throws {
    let folder = library.folder.appending(name)
    let files = files(in: folder)
    let known = try catalog.knownLocations(at: files)
    for (file, location) in zip(files, known) where location == nil {
      report.want(
        "own.unknown", file.text, "The catalog does not know this file.",
        remedy: "`greenroom task watch` takes in the clip of an open task; else `greenroom clip adopt` does.")
    }
  }

  private func lookAtStaged(_ report: inout FsckReport) throws {
    let folder = library.folder.appending("staged")
    let entries = try catalog.ledger(of: "embedded")
    for entry in entries {
      report.checked.staged += 1
      let path = folder.appending(entry.object.key.text)
      guard case .file(let stamp) = FilePresence(at: path) else {
        report.want(
          "staged.missing", path.text, "A staged object is gone, so its links open nothing.",
          remedy: "`greenroom stage push` stages it again.")
        continue
      }
      guard stamp.size != entry.object.byteCount else { continue }
      report.damage(
        "staged.damaged", path.text,
        "A staged object has \(stamp.size) bytes instead of \(entry.object.byteCount).",
        remedy: "`greenroom stage push` stages it again.")
    }
    let known = Set(entries.map(\.object.key.text))
    for file in files(in: folder) where !known.contains(file.fileName.text) {
      report.want(
        "staged.unknown", file.text, "The ledger does not know this staged object.",
        remedy: "`greenroom stage gc` shows what may go.")
    }
  }

  private func lookForLeftovers(_ report: inout FsckReport) throws {
    var leftovers = [
      library.folder, BackupFolder(ofLibrary: library.folder).folder, library.folder.appending("derived"),
    ]
    .flatMap(FolderContents.abandoned)
    let partial = library.folder.appending("clips").appending("partial")
    for name in FolderContents.names(in: partial) where try !isAwaited(name) {
      leftovers.append(partial.appending(name))
    }
    for path in leftovers {
      report.want(
        "own.leftover", path.text, "A program that was killed has left this unfinished file.",
        remedy: "--repair removes it.")
    }
    if !leftovers.isEmpty { report.repairs.append(.leftovers(leftovers)) }
  }

  /// Whether a task may go on with a file of this name: `<task>`, `<task>-2`, `<task>-last`, and what the download
  /// keeps beside them.
  private func isAwaited(_ name: String) throws -> Bool {
    guard let id = TaskID(String(name.prefix(AssetID.length))), let task = try catalog.task(id) else {
      return false
    }
    return !task.state.isOver || task.state == .expired
  }

  /// Hidden files are drafts of programs at work.
  private func files(in folder: MediaPath) -> [MediaPath] {
    FolderContents.names(in: folder).filter { !$0.hasPrefix(".") }.map { folder.appending($0) }
      .filter { if case .file = FilePresence(at: $0) { true } else { false } }
  }
}
