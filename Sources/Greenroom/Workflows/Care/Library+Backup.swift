package import Foundation
import GreenroomCatalog
package import GreenroomModel

/// A copy of the catalog that is to be made.
package struct BackupRequest: Sendable {
  package enum Target: Equatable, Sendable {
    /// The library's own folder of backups.
    case library
    /// Another folder of dated copies.
    case folder(MediaPath)
    /// One file, beside which nothing is removed.
    case file(MediaPath)
  }

  package var target = Target.library
  /// How many dated copies stay.
  package var kept = 10
  package var isDryRun = false

  package init() {}
}

extension Library {
  /// Makes a whole, proven copy of the catalog, and removes the oldest where there are too many.
  ///
  /// - Throws: `not_found` where there is no catalog, `catalog` where it is damaged, `conflict` where a file has the
  ///   name.
  package func backUp(_ request: BackupRequest, at time: Date) throws -> BackupDocument {
    let catalog = CatalogFile(ofLibrary: folder.text)
    guard catalog.exists else {
      throw GreenroomError(
        .notFound, "The library “\(folder)” has no catalog yet, so there is nothing to copy.",
        hint: "The first `greenroom index` makes it.")
    }
    switch request.target {
    case .library: return try backUp(catalog, in: BackupFolder(ofLibrary: folder), request, at: time)
    case .folder(let folder): return try backUp(catalog, in: BackupFolder(folder), request, at: time)
    case .file(let path): return try copy(catalog, to: path, request, removing: [])
    }
  }

  private func backUp(
    _ catalog: CatalogFile, in backups: BackupFolder, _ request: BackupRequest, at time: Date
  ) throws -> BackupDocument {
    let next = backups.next(at: time)
    let surplus = BackupFolder.surplus(of: [next] + backups.rotated, keeping: request.kept)
    if !request.isDryRun {
      try FileManager.default.createDirectory(
        atPath: backups.folder.text, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
      for path in FolderContents.abandoned(in: backups.folder) { try? remove(path) }
    }
    return try copy(catalog, to: next.path, request, removing: surplus.map(\.path))
  }

  private func copy(
    _ catalog: CatalogFile, to path: MediaPath, _ request: BackupRequest, removing surplus: [MediaPath]
  ) throws -> BackupDocument {
    guard path.isUTF8 else {
      throw GreenroomError(.usage, "“\(path)” is not UTF-8, so no catalog can be written there.")
    }
    if !request.isDryRun {
      try NewFile.make(path) { try catalog.write(to: $0.text) }
      for old in surplus { try remove(old) }
    }
    let summary = try request.isDryRun ? catalog.summary() : CatalogFile(path: path.text).summary()
    return BackupDocument(
      dryRun: request.isDryRun, path: path.text,
      bytes: request.isDryRun ? nil : FolderContents.byteCount(path), holds: CatalogHoldings(summary),
      removed: surplus.map(\.text))
  }

  private func remove(_ path: MediaPath) throws {
    guard path.withCString({ unlink($0) }) == 0 || errno == ENOENT else {
      throw GreenroomError(
        .inputOutput, "“\(path)” cannot be removed: \(String(cString: strerror(errno))).",
        hint: "The new copy is there. Check the permissions of its folder.")
    }
  }

  /// Every copy of the catalog that the library has, the newest first.
  package func backups() -> BackupsDocument {
    let backups = BackupFolder(ofLibrary: folder)
    let copies = (backups.copies + backups.besideCatalog).sorted(by: BackupFolder.isNewer)
    return BackupsDocument(
      backups: copies.map {
        .init(
          path: $0.path.text, kind: $0.kind, bytes: FolderContents.byteCount($0.path), madeAt: $0.madeAt)
      })
  }
}
