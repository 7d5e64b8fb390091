package import Foundation
import GreenroomCatalog
package import GreenroomModel

/// A copy of the catalog that is to be put in the catalog's place.
package struct RestoreRequest: Sendable {
  /// A file, or the name of one of the library's own copies.
  package var backup: MediaPath
  package var name: String
  /// Another library's folder; nil for this one's.
  package var target: MediaPath?
  package var isDryRun = false

  package init(backup: MediaPath, name: String) {
    self.backup = backup
    self.name = name
  }
}

extension Library {
  /// Puts a copy of the catalog in the catalog's place. What was there gets another name first; media are not touched.
  ///
  /// Call it on a library whose catalog this process has not opened.
  ///
  /// - Throws: `not_found` where there is no such copy, `catalog` where it is damaged, newer or no catalog,
  ///   `conflict` where another program has the library open.
  package func restore(_ request: RestoreRequest, at time: Date) throws -> RestoreDocument {
    let backup = try copy(meantBy: request)
    let target = request.target ?? folder
    let present = CatalogFile(ofLibrary: target.text)
    guard backup.path != present.path else {
      throw GreenroomError(
        .usage, "“\(backup.path)” is the library's catalog itself.",
        hint: "`greenroom backup list` shows the copies there are.")
    }
    let holds = CatalogHoldings(try backup.summary())
    let problems = try backup.problems()
    guard problems.isEmpty else {
      throw GreenroomError(
        .catalog, "The copy “\(backup.path)” is damaged: \(problems.prefix(3).joined(separator: "; ")).",
        hint: "`greenroom backup list` shows the others. Nothing was changed.")
    }
    let held = present.exists ? try? present.summary() : nil
    var aside: MediaPath? = present.exists ? Self.aside(in: target, at: time) : nil
    if !request.isDryRun {
      let isPutAside = try backup.restore(
        into: target.text, settingAside: (aside ?? Self.aside(in: target, at: time)).text)
      if !isPutAside { aside = nil }
    }
    return RestoreDocument(
      dryRun: request.isDryRun, backup: backup.path, library: target.text, holds: holds,
      held: held.map(CatalogHoldings.init), setAside: aside?.text)
  }

  private func copy(meantBy request: RestoreRequest) throws -> CatalogFile {
    let own =
      request.name.contains("/")
      ? [] : [BackupFolder(ofLibrary: folder).folder, folder].map { $0.appending(request.name) }
    guard let found = ([request.backup] + own).first(where: { CatalogFile(path: $0.text).exists }) else {
      throw GreenroomError(
        .notFound, "There is no copy “\(request.name)”.",
        hint: "`greenroom backup list` shows the copies there are.")
    }
    return CatalogFile(path: found.text)
  }

  /// A name that nothing has.
  private static func aside(in folder: MediaPath, at time: Date) -> MediaPath {
    let stem = CatalogFile.asidePrefix + BackupFolder.stamp(time)
    var path = folder.appending(stem + ".sqlite")
    var number = 2
    while FilePresence(at: path) != .nothing {
      path = folder.appending("\(stem)-\(number).sqlite")
      number += 1
    }
    return path
  }
}
