import Foundation
import GreenroomCatalog
import GreenroomModel

extension Library {
  /// Looks a library over: its catalog, the files that the catalog tells of, and the library's own. It changes nothing
  /// unless repairing is asked for, and then never a medium.
  ///
  /// - Throws: `not_found` where there is no catalog, `interrupted`, and what keeps repairs from being made.
  package func fsck(_ request: FsckRequest) throws -> FsckDocument {
    let file = CatalogFile(ofLibrary: folder.text)
    guard file.exists else {
      throw GreenroomError(
        .notFound, "The library “\(folder)” has no catalog yet.",
        hint: "The first `greenroom index` makes it.")
    }
    var report = FsckReport()
    let isReadable = FsckCatalog(file: file, backups: BackupFolder(ofLibrary: folder)).look(into: &report)
    if isReadable { try lookFurther(request, &report) }
    guard try !report.repairs.isEmpty && request.isRepairWanted(report.document()) else {
      return report.document()
    }
    try repair(report.repairs)
    return report.document(isRepaired: true)
  }

  /// What only a catalog can be asked that can be read.
  private func lookFurther(_ request: FsckRequest, _ report: inout FsckReport) throws {
    guard let catalog = try Catalog.openIfPresent(in: folder.text, migrating: false) else { return }
    do {
      try FsckFiles(library: self, catalog: catalog, request: request).look(into: &report)
      try FsckTasks(library: self, catalog: catalog).look(into: &report)
      try FsckFolders(library: self, catalog: catalog).look(into: &report)
    } catch let error as GreenroomError where error.code == .catalog {
      report.damage(
        "catalog.value", catalog.path, error.message, remedy: FsckCatalog.restoring)
    }
    try catalog.close()
  }

  private func repair(_ repairs: [FsckRepair]) throws {
    for repair in repairs {
      switch repair {
      case .missing(let files):
        try catalog.apply(
          IndexBatch(
            vanished: files.map(\.location), scanStarted: Date(), probeVersion: ProbeReport.probeVersion))
      case .hashes(let hashes):
        try catalog.apply(
          IndexBatch(contentHashes: hashes, scanStarted: Date(), probeVersion: ProbeReport.probeVersion))
      case .leftovers(let paths):
        for path in paths { path.withCString { _ = unlink($0) } }
      }
    }
  }
}
