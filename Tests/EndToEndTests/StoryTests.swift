import Foundation
import GreenroomModel
import GreenroomTestSupport
import Testing

/// A newcomer's first hour, command by command, as they see it.
@Suite struct StoryTests {
  private let studio: Studio

  init() throws { studio = try Studio() }

  @Test func fromAFolderToARequest() throws {
    let prompt = "@balloon drifts over @dunes, camera like @video1, to the sound of @audio1"
    try expect(
      "story",
      [
        ["find"], ["index", "ready", "--set", "dusk"], ["index", "ready"],
        ["name", "ready/balloon.png", "balloon"], ["name", "ready/dunes.jpg", "dunes"],
        ["name", "ready/dunes.jpg", "image1"], ["tag", "add", "@balloon", "hero", "day one"],
        ["tag", "add", "kind:image -name:balloon", "place", "--yes"], ["tag", "list"],
        ["tag", "remove", "@balloon", "day one"], ["find", "kind:image", "--sort", "path"],
        ["find", "kind:vidoe"], ["find", "-kind:image", "dur:3..", "--sort", "dur"], ["set", "show", "dusk"],
        ["set", "move", "dusk", "@balloon", "2"], ["set", "remove", "dusk", "@audio2", "ready/phone.jpg"],
        ["set", "list"], ["set", "create", "dusk"], ["set", "show", "dawn"],
        [
          "request", "build", "--model", "seedance-2.0", "--set", "dusk", "--prompt", prompt, "--duration",
          "5",
          "--resolution", "720p", "--aspect-ratio", "16:9", "--extra", "generate_audio=true",
        ],
        ["request", "list"], ["show", "@balloon"], ["set", "delete", "dusk"],
      ])
  }

  @Test func aCuratorsDay() throws {
    try expect(
      "curator",
      [
        ["index", "ready"], ["name", "ready/balloon.png", "balloon"],
        ["tag", "add", "ready/balloon.png", "place/sky"], ["tag", "add", "kind:image", "reference"],
        ["tag", "add", "kind:image", "reference", "--dry-run"],
        ["tag", "add", "kind:image", "reference", "--yes"], ["tag", "rename", "place", "location"],
        ["tag", "add", "ready/dunes.jpg", "desert"], ["tag", "merge", "desert", "location/dunes"],
        ["tag", "alias", "沙", "location/dunes"], ["tag", "list"], ["find", "tag:location", "--sort", "path"],
        ["find", "tag:沙 dunes"], ["rate", "@balloon", "5"], ["rate", "kind:image", "6"],
        ["pick", "rating:>=4", "--yes"], ["reject", "ready/phone.jpg"],
        ["note", "@balloon", "the one with the clean sky"], ["find", "clean sky"],
        ["search", "save", "best", "is:picked , rating:5"], ["find", "search:best"],
        ["find", "search:bset"], ["trash", "add", "is:rejected"], ["find", "kind:image", "--sort", "path"],
        ["trash", "list"], ["set", "slot", "scene", "character:image", "voice:audio"],
        ["set", "add", "scene", "character=@balloon"],
        ["request", "build", "--model", "seedance-2.0", "--set", "scene", "--prompt", "@character rises"],
        ["set", "add", "scene", "voice=ready/wind.wav"], ["log", "--limit", "4"], ["undo"],
        ["set", "show", "scene"],
        ["undo", "--to", "8"], ["undo", "--to", "8", "--yes"], ["tag", "list"], ["log", "--limit", "3"],
      ])
  }

  @Test func checkingFilesWithoutALibrary() throws {
    try expect(
      "check",
      [
        ["check", "ready/dunes.jpg", "ready/drift.mp4", "ready/theme.mp3", "--model", "seedance-2.0"],
        ["check", "unfit", "--model", "seedance-2.0"],
        ["check", "ready/dunes.jpg", "--model", "seedance-2.0", "--prompt", "@image1 meets @imagee2"],
        ["check", "nowhere.jpg", "--model", "seedance-2.0"], ["check", "ready/dunes.jpg"],
        ["check", "ready/dunes.jpg", "--model", "seedance-9"],
      ])
    #expect(!FileManager.default.fileExists(atPath: studio.library))
  }

  private func expect(_ name: String, _ commands: [[String]]) throws {
    try Golden.expect(
      commands.map(studio.transcript).joined(), file: "Tests/EndToEndTests/Golden/\(name).txt")
  }
}
