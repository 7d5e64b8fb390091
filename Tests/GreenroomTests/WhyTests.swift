import Foundation
import Greenroom
import GreenroomModel
import GreenroomTestSupport
import Testing

@Suite struct WhyTests {
  private let test: TestLibrary

  init() throws {
    test = try TestLibrary()
    try test.bring("ready/dunes.jpg")
    try test.bring("ready/balloon.png", as: "sub/balloon.png")
  }

  private func path(_ name: String) -> MediaPath { test.root.appending("media").appending(name) }

  private func index() throws {
    _ = try test.library.index(IndexRequest(paths: [test.root.appending("media")]))
  }

  private func why(_ name: String) throws -> WhyDocument { try test.library.why(path(name)) }

  private func write(_ name: String, _ text: String) throws {
    try test.folder.write(text.utf8, to: "media/" + name)
  }

  @Test func withoutALibraryEverythingIsOutsideAndNoneIsMade() throws {
    let document = try why("dunes.jpg")
    #expect(document.state == .outside)
    #expect(document.message.contains("image"))
    #expect(document.hint?.contains("greenroom index") == true)
    #expect(!FileManager.default.fileExists(atPath: test.library.folder.text))
  }

  @Test func whatIsIndexedSaysAsWhatAndSinceWhen() throws {
    try index()
    let asset = try test.library.show(test.argument("media/dunes.jpg")).asset
    let document = try why("dunes.jpg")
    #expect(document.state == .indexed)
    #expect(document.asset?.id == asset.id)
    #expect(document.message.contains(asset.id.text))
    #expect(document.root == test.root.appending("media").text)
    try test.bring("ready/balloon.png", as: "dunes.jpg")
    #expect(try why("dunes.jpg").state == .changed)
    try FileManager.default.removeItem(atPath: path("dunes.jpg").text)
    #expect(try why("dunes.jpg").state == .missing)
  }

  @Test func whatIsNewIsWaiting() throws {
    try index()
    try test.bring("ready/theme.mp3")
    let document = try why("theme.mp3")
    #expect(document.state == .waiting)
    #expect(document.message.contains("audio"))
  }

  @Test func aRuleIsNamedWithItsFileAndLine() throws {
    try index()
    try write(".greenroomignore", "# comment\n\nsub/\n")
    let document = try why("sub/balloon.png")
    #expect(document.state == .ignored)
    #expect(document.rule?.line == 3)
    #expect(document.rule?.file == path(".greenroomignore").text)
    #expect(document.rule?.subject == path("sub").text)
    #expect(document.message.contains("stays"))
    try test.bring("ready/dunes.jpg", as: "sub/new.jpg")
    #expect(try why("sub/new.jpg").message.contains("not indexed"))
    #expect(try why("sub").state == .ignored)
  }

  @Test func aDefaultSaysWhatItIsFor() throws {
    try index()
    try test.bring("ready/dunes.jpg", as: "dunes.jpg.part")
    let document = try why("dunes.jpg.part")
    #expect(document.state == .ignored)
    #expect(document.rule?.pattern == "*.part")
    #expect(document.message.contains("unfinished downloads"))
    try test.bring("ready/dunes.jpg", as: ".refs/dunes.jpg")
    #expect(try why(".refs/dunes.jpg").rule?.purpose == "hidden files and folders")
    try write(".greenroomignore", "!.refs/\n")
    #expect(try why(".refs").rule?.isNegated == true)
    #expect(try why(".refs/dunes.jpg").state == .waiting)
  }

  @Test func whatIsNoMediaAndWhatIsBrokenSayWhy() throws {
    try write("notes.txt", "no media")
    try write("empty.jpg", "")
    #expect(try why("notes.txt").state == .skipped)
    try index()
    #expect(try why("notes.txt").state == .skipped)
    let empty = try why("empty.jpg")
    #expect(empty.state == .failed)
    #expect(empty.code == "file.empty")
    mkfifo(path("pipe.mp4").text, 0o600)
    #expect(try why("pipe.mp4").message.contains("named pipe"))
  }

  @Test func linksAreNotFollowed() throws {
    try index()
    try FileManager.default.createSymbolicLink(
      atPath: path("link").text, withDestinationPath: path("sub").text)
    #expect(try why("link").state == .skipped)
    let document = try why("link/balloon.png")
    #expect(document.state == .linked)
    #expect(document.message.contains(path("link").text))
  }

  @Test(.enabled(if: getuid() != 0, "the superuser can read every file"))
  func aFileWithoutPermissionSaysSo() throws {
    try index()
    try test.bring("ready/theme.mp3")
    chmod(path("theme.mp3").text, 0)
    #expect(try why("theme.mp3").code == "file.unreadable")
  }

  @Test func foldersRootsAndTheLibraryItself() throws {
    try index()
    #expect(try why("sub").state == .folder)
    #expect(try why("sub").message.contains("1 media"))
    #expect(try test.library.why(test.library.folder.appending("catalog.sqlite")).state == .library)
    try FileManager.default.moveItem(
      atPath: test.folder.appending("media"), toPath: test.folder.appending("unplugged"))
    #expect(try why("dunes.jpg").state == .offline)
    #expect(try why("dunes.jpg").asset != nil)
  }

  @Test func nothingAtAllIsAnError() throws {
    try index()
    let error = #expect(throws: GreenroomError.self) { try why("nowhere.jpg") }
    #expect(error?.code == .notFound)
  }
}
