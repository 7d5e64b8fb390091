import Foundation
import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomMedia

@Suite struct FolderWatcherTests {
  private let folder: TemporaryFolder
  private let watcher: FolderWatcher

  init() throws {
    folder = try TemporaryFolder()
    try folder.write([0], to: "sub/a.jpg")
    watcher = try FolderWatcher()
    try watcher.watch(MediaPath(folder.path))
  }

  private func changes() throws -> FolderWatcher.Changes {
    try watcher.wait(limit: .seconds(10), quiet: .milliseconds(50))
  }

  private func silence() throws -> FolderWatcher.Changes {
    try watcher.wait(limit: .milliseconds(100), quiet: .milliseconds(50))
  }

  private func path(_ name: String) -> MediaPath { MediaPath(folder.appending(name)) }

  @Test func aChangeNamesItsFolder() throws {
    try folder.write([1], to: "sub/b.jpg")
    #expect(try changes() == .folders([path("sub")]))
    #expect(try silence() == .none)
  }

  @Test func whatIsIgnoredGivesNoNotice() throws {
    try folder.write("*.mov\nproxies/\n".utf8, to: ".greenroomignore")
    #expect(try changes() != .none)
    for name in ["sub/b.mov", "sub/c.part", "sub/.hidden", "proxies/d.jpg"] {
      try folder.write([1], to: name)
    }
    #expect(try silence() == .none)
    try folder.write([1], to: "sub/e.jpg")
    #expect(try changes() == .folders([path("sub")]))
  }

  @Test func newRulesHoldFromThenOn() throws {
    try folder.write("sub/\n".utf8, to: ".greenroomignore")
    #expect(try changes() == .folders([path("").folder]))
    try folder.write([1], to: "sub/b.jpg")
    #expect(try silence() == .none)
    unlink(folder.appending(".greenroomignore"))
    #expect(try changes() != .none)
    try folder.write([1], to: "sub/c.jpg")
    #expect(try changes() == .folders([path("sub")]))
  }

  @Test func aNewFolderIsWatchedWithAllBelow() throws {
    try folder.write([1], to: "new/deep/a.jpg")
    guard case .folders(let found) = try changes() else {
      Issue.record("no folders")
      return
    }
    #expect(found.contains { path("new/deep").lies(in: $0) })
    try folder.write([1], to: "new/deep/b.jpg")
    #expect(try changes() == .folders([path("new/deep")]))
  }

  /// The system keeps some 16,000 notices for a program that does not listen, and then says that it lost some.
  @Test func lostNoticesAreTold() throws {
    let names = ["sub/a.jpg", "sub/b.jpg"].map(folder.appending)
    let most = try String(contentsOfFile: "/proc/sys/fs/inotify/max_queued_events", encoding: .utf8)
    let enough = try #require(Int(most.trimmingCharacters(in: .whitespacesAndNewlines)))
    for turn in 0..<enough { rename(names[turn % 2], names[(turn + 1) % 2]) }
    #expect(try changes() == .unknown)
    try folder.write([1], to: "sub/c.jpg")
    #expect(try changes() == .folders([path("sub")]))
  }
}
