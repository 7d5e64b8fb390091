import Greenroom
import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomCLI

@Suite struct CareRenderingTests {
  private static let holds = CatalogHoldings(
    formatVersion: 1, assets: 1_204, tags: 31, sets: 2, requests: 1, tasks: 0)
  private static let copy = "/film/library/backups/catalog-20260910T002640Z.sqlite"

  private func expect(_ document: some Document, _ name: String) throws {
    var page = Page(columns: 80, workingFolder: "/film")
    document.render(on: &page)
    try Golden.expect(page.text, "text/" + name)
    try Golden.expect(DocumentEncoder.text(of: document, as: .pretty) + "\n", "json/" + name)
  }

  @Test func backups() throws {
    try expect(
      BackupDocument(
        dryRun: false, path: Self.copy, bytes: 2_345_678, holds: Self.holds,
        removed: ["/film/library/backups/catalog-20260801T000000Z.sqlite"]), "backup")
    try expect(
      BackupsDocument(backups: [
        .init(path: Self.copy, kind: .backup, bytes: 2_345_678, madeAt: "2026-09-10T00:26:40Z"),
        .init(
          path: "/film/library/catalog.before-2-staging.sqlite", kind: .migration, bytes: 1_000,
          madeAt: "2026-08-01T00:00:00Z"),
      ]), "backups")
    try expect(BackupsDocument(backups: []), "backups-empty")
  }

  @Test func restores() throws {
    try expect(
      RestoreDocument(
        dryRun: false, backup: Self.copy, library: "/film/library", holds: Self.holds, held: Self.holds,
        setAside: "/film/library/catalog.before-restore-20260910T002641Z.sqlite"), "restore")
    try expect(
      RestoreDocument(
        dryRun: true, backup: Self.copy, library: "/film/new", holds: Self.holds, held: nil, setAside: nil),
      "restore-dry")
  }

  @Test func whatFsckFinds() throws {
    var checked = FsckDocument.Checked()
    (checked.files, checked.read, checked.bytesRead, checked.tasks) = (1_204, 24, 412_345_678, 3)
    checked.backup = Self.copy
    try expect(
      FsckDocument(
        problems: [
          .init(
            "file.damaged", isDamage: true, "/film/refs/hero.jpg",
            "The content of 0123456789 is not what it was, though size and time are: the disk may be failing.",
            remedy: "Put the file back from a copy, and look at the disk."),
          .init(
            "file.missing", isDamage: false, "/film/refs/beach.jpg", "The file of 9876543210 is not there.",
            remedy: "`greenroom index` where it is now; --repair marks it as missing."),
        ], unproven: ["1180 files were looked for and not read; --all reads them."],
        repairs: ["Mark 1 file as missing; what is known of them stays."], isRepaired: false, checked: checked
      ),
      "fsck-damaged")
    try expect(
      FsckDocument(problems: [], unproven: [], repairs: [], isRepaired: false, checked: checked), "fsck-ok")
  }
}
