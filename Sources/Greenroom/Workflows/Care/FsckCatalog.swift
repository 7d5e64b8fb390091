import GreenroomCatalog
import GreenroomModel

/// Looks over the catalog itself: its structure, whether it agrees with itself, and whether it says what its newest
/// copy says.
struct FsckCatalog {
  static let restoring =
    "`greenroom backup list` shows the copies; `greenroom restore` puts one in its place."

  let file: CatalogFile
  let backups: BackupFolder

  /// - Returns: Whether it can be asked for more.
  func look(into report: inout FsckReport) -> Bool {
    do {
      let problems = try file.problems()
      for problem in problems {
        report.damage(
          "catalog.structure", file.path, "The catalog is damaged: \(problem).", remedy: Self.restoring)
      }
      guard try file.isOfPresentFormat() else {
        report.unproven.append("The catalog is of an older format; only its structure was looked at.")
        return false
      }
      for contradiction in try file.contradictions() {
        report.damage(
          "catalog.contradiction", file.path, "The catalog contradicts itself: \(contradiction).",
          remedy: Self.restoring)
      }
      try compare(&report)
      return problems.isEmpty
    } catch {
      report.damage("catalog.unreadable", file.path, Self.words(error), remedy: Self.restoring)
      return false
    }
  }

  /// SQLite has no checksums, so a changed byte of a note shows only beside a copy.
  private func compare(_ report: inout FsckReport) throws {
    guard let copy = witness(&report) else {
      report.unproven.append(
        "There is no backup of this format to compare the catalog with; `greenroom backup` makes one.")
      return
    }
    report.checked.backup = copy.path
    let difference = try file.difference(from: CatalogFile(path: copy.path))
    guard !difference.isOfSameRevision else {
      for table in difference.tables {
        let number = max(table.changed, table.added)
        report.damage(
          "catalog.changed", table.table,
          "\(FsckReport.count(number, "row")) of “\(table.table)” \(number == 1 ? "is" : "are") not as in the backup of "
            + "\(copy.madeAt), though nothing was written since: one of the two is damaged.",
          remedy: Self.restoring)
      }
      return
    }
    tell(difference.tables, since: copy.madeAt, &report)
  }

  /// Of a catalog that was worked on since.
  private func tell(_ differences: [TableDifference], since madeAt: String, _ report: inout FsckReport) {
    for difference in differences where difference.isFixed && difference.changed > 0 {
      report.damage(
        "catalog.changed", difference.table,
        "\(difference.changed) rows of “\(difference.table)” are not what they were in the backup of "
          + "\(madeAt), though nothing ever changes such rows.", remedy: Self.restoring)
    }
    let changed = differences.filter { !$0.isFixed && $0.changed > 0 }
    if !changed.isEmpty {
      report.unproven.append(
        "Rows differ from the backup of \(madeAt), as work or damage makes them: "
          + changed.map { "\($0.changed) of “\($0.table)”" }.joined(separator: ", ") + ".")
    }
    let added = differences.reduce(0) { $0 + $1.added } - changed.reduce(0) { $0 + min($1.added, $1.changed) }
    if added > 0 {
      report.unproven.append("\(added) rows are newer than the backup of \(madeAt).")
    }
  }

  /// The newest copy of the same format that is sound.
  private func witness(_ report: inout FsckReport) -> (path: String, madeAt: String)? {
    for copy in backups.copies {
      let file = CatalogFile(path: copy.path.text)
      do {
        let problems = try file.problems()
        guard problems.isEmpty else { throw GreenroomError(.catalog, problems.joined(separator: "; ")) }
        guard try file.isOfPresentFormat() else { return nil }
        return (copy.path.text, copy.madeAt)
      } catch {
        report.damage(
          "backup.damaged", copy.path.text, "A backup is damaged: \(Self.words(error))",
          remedy: "Remove it, and make another with `greenroom backup`.")
      }
    }
    return nil
  }

  private static func words(_ error: any Error) -> String {
    (error as? GreenroomError)?.message ?? "It cannot be read: \(error)."
  }
}
