import Foundation
import Greenroom
import GreenroomCatalog
import GreenroomMedia
import GreenroomModel
import GreenroomTestSupport
import Testing

/// Whatever lies in a folder, a run ends, says what it found, and has touched nothing.
@Suite struct IndexHostileTests {
  private let world: IndexWorld

  init() throws { world = try IndexWorld() }

  @Test(arguments: [
    "new\nline.png", "-rf.png", "--json", " ", "%03d.png", "http:x.png", "a'b\"c$(d)`e`.png", "视频 🎬.png",
    "\u{7F}\u{1}.png", String(repeating: "n", count: 251) + ".png", "pipe:0", "concat:a|b.png",
  ])
  func namesDoNoHarm(name: String) throws {
    try world.write(name, 1)
    #expect(try world.index().summary == "1 seen, 1 added")
    #expect(try world.asset(name)?.facts.width == 8)
    #expect(try world.index().summary == "1 seen, 1 unchanged")
    #expect(try world.index(name).summary == "1 seen, 1 unchanged")
  }

  @Test func namesThatAreNoTextAreKept() throws {
    let path = world.mediaPath.appending([0x66, 0xFF, 0xC3, 0x28] + Array(".png".utf8))
    let file = path.withCString { open($0, O_CREAT | O_WRONLY, 0o600) }
    let bytes = TestPicture.bytes(1)
    #expect(write(file, bytes, bytes.count) == bytes.count)
    close(file)
    #expect(try world.index(set: "refs").references?.map(\.path) == [path.text])
    #expect(path.text.hasSuffix("f\\xFF\\xC3(.png"))
    #expect(try world.catalog.asset(at: path) != nil)
    #expect(try world.index().summary == "1 seen, 1 unchanged")
  }

  @Test func whatIsNoFileIsARowWithItsReason() throws {
    try world.write("a.png", 1)
    mkfifo(world.path("pipe.mp4").text, 0o600)
    try FileManager.default.createSymbolicLink(
      atPath: world.path("loop").text, withDestinationPath: ".")
    let document = try world.index()
    #expect(document.summary == "3 seen, 1 added, 2 skipped")
    #expect(
      document.problems.map(\.message) == [
        "It is a symbolic link, which is not followed below an indexed folder.",
        "It is a named pipe, not a file.",
      ])
    #expect(try world.index().summary == "3 seen, 1 unchanged, 2 skipped")
    #expect(try world.catalog.knownProblems(under: world.mediaPath).count == 2)
    #expect(try world.index("pipe.mp4").summary == "1 seen, 1 skipped")
  }

  @Test func truncatedAndForeignBytesEndInRowsAndNothingElse() throws {
    var random = SeededGenerator(seed: 5)
    let picture = TestPicture.bytes(1, filler: 3_000)
    for number in 0..<120 {
      var bytes = Array(picture.prefix(Int.random(in: 0...picture.count, using: &random)))
      for _ in 0..<Int.random(in: 0..<6, using: &random) where !bytes.isEmpty {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      try world.folder.write(bytes, to: "media/\(number).png")
    }
    let document = try world.index()
    #expect(document.seen == 120)
    #expect(document.added + document.failed + document.skipped == 120)
    #expect(document.problems.allSatisfy { !$0.code.isEmpty && !$0.message.isEmpty })
  }

  @Test func aFileWithoutPermissionSaysSoAndIsTriedAgain() throws {
    try world.write("a.png", 1)
    chmod(world.path("a.png").text, 0)
    let document = try world.index()
    if getuid() == 0 {
      #expect(document.added == 1)
    } else {
      #expect(document.summary == "1 seen, 1 failed")
      #expect(document.problems.first?.message.contains("Permission denied") == true)
    }
    // Neither size nor time of the file changes with its permissions.
    chmod(world.path("a.png").text, 0o600)
    try world.index()
    #expect(try world.asset("a.png") != nil)
  }

  @Test func filesThatComeAndGoMeanwhileDoNoHarm() throws {
    for number in 0..<600 { try world.write("\(number % 10)/\(number).png", number) }
    let isOver = Monitor(false)
    let folder = world.folder
    let disturber = try BlockingThread {
      var random = SeededGenerator(seed: 9)
      while !isOver.withLock({ $0 }) {
        let number = Int.random(in: 0..<600, using: &random)
        let path = folder.appending("media/\(number % 10)/\(number).png")
        if Bool.random(using: &random) {
          unlink(path)
        } else {
          _ = try? folder.write(
            TestPicture.bytes(number + 1_000), to: "media/\(number % 10)/\(number).png")
        }
      }
    }
    for _ in 0..<3 { try world.index(acceptMissing: true) }
    isOver.change { $0 = true }
    disturber.join()
    try world.index(acceptMissing: true)
    let settled = try world.index()
    #expect(settled.seen == settled.unchanged)
    let there = try FileManager.default.subpathsOfDirectory(atPath: world.mediaPath.text)
      .filter { $0.hasSuffix(".png") }
    #expect(settled.seen == there.count)
    for name in there { #expect(try world.isMissing(name) == false) }
  }

  @Test func sourcesAreNeverTouched() throws {
    for number in 0..<30 { try world.write("\(number).png", number % 20, filler: number * 10_000) }
    try world.writeText("notes.txt", "no media")
    let before = try sources()
    try world.index(set: "refs")
    try world.index(acceptMissing: true)
    try world.index(dryRun: true)
    #expect(try sources() == before)
  }

  /// Everything that can be seen of a file but when it was last read.
  private func sources() throws -> [String: String] {
    var result: [String: String] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: world.mediaPath.text) + ["."] {
      let path = world.path(name)
      var status = stat()
      guard stat(path.text, &status) == 0 else { continue }
      let bytes = FileManager.default.contents(atPath: path.text) ?? Data()
      result[name] =
        "\(status.st_ino) \(status.st_mode) \(status.st_nlink) \(status.st_size) \(status.st_mtim) "
        + "\(status.st_ctim) \(bytes.hashValue)"
    }
    return result
  }
}
