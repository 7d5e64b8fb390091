import Greenroom
import GreenroomModel

extension BackupDocument: Document {
  func render(on page: inout Page) {
    let size = bytes.map { ", " + Amount.bytes($0) } ?? ""
    page.line(
      StyledText(dryRun ? "Would copy the catalog to " : "Copied the catalog to ")
        + StyledText(page.shown(path), .bold) + StyledText(size))
    page.line(StyledText("  " + holds.words, .dim))
    for path in removed {
      page.line(StyledText("\(dryRun ? "would be removed" : "removed"): \(page.shown(path))", .dim))
    }
  }
}

extension BackupsDocument: Document {
  func render(on page: inout Page) {
    guard !backups.isEmpty else {
      return page.line(StyledText("There are no copies yet; `greenroom backup` makes one.", .dim))
    }
    var table = Table([
      .init("MADE"), .init("WHY"), .init("SIZE", .right), .init("FILE", mayShrink: true),
    ])
    for backup in backups {
      table.row([
        StyledText(backup.madeAt), StyledText(backup.kind.words), StyledText(Amount.bytes(backup.bytes)),
        StyledText(page.shown(backup.path), .bold),
      ])
    }
    page.table(table)
  }
}

extension RestoreDocument: Document {
  func render(on page: inout Page) {
    page.line(
      StyledText(dryRun ? "Would restore " : "Restored ") + StyledText(page.shown(backup), .bold)
        + StyledText(" in \(page.shown(library))"))
    page.line(StyledText("  it holds  " + holds.words))
    if let held { page.line(StyledText("  it held   " + held.words, .dim)) }
    if let setAside {
      page.line(StyledText("  \(dryRun ? "would put" : "put") aside: \(page.shown(setAside))", .dim))
    }
  }
}

extension CatalogHoldings {
  fileprivate var words: String {
    [(assets, "asset"), (tags, "tag"), (sets, "set"), (requests, "request"), (tasks, "task")]
      .map { Amount.count($0, $1) }.joined(separator: ", ") + "; format \(formatVersion)"
  }
}

extension BackupsDocument.Item.Kind {
  fileprivate var words: String {
    switch self {
    case .backup: "backup"
    case .migration: "before an update"
    case .restore: "put aside"
    }
  }
}
