import Foundation
import GreenroomModel
import GreenroomTestSupport
import Testing

/// One byte is another, in the catalog or in a file, and nothing else tells: `fsck --all` never says that all is
/// well, unless a full reading of the catalog without Greenroom gives the very same rows.
@Suite struct FlippedByteTests {
  static let count = Soak.count(30, soak: 500)

  private static func status(_ world: CareStudio) throws -> (status: String?, exit: Int32) {
    let result = try world.run(["fsck", "--all", "--json"])
    return (try? result.json()["status"]?.string, result.status)
  }

  /// A library of which a second record of everything was taken.
  private static func provenWorld() throws -> CareStudio {
    let world = try CareStudio()
    #expect(try world.run(["fsck", "--all", "--repair", "--yes"]).status == 0)
    #expect(try world.run(["backup"]).status == 0)
    let before = try status(world)
    let said = try world.run(["fsck", "--all"]).output
    #expect(before.status == "ok" && before.exit == 0, "\(said)")
    return world
  }

  @Test func inTheCatalog() throws {
    let world = try Self.provenWorld()
    let file = URL(fileURLWithPath: world.catalog)
    let sound = try Data(contentsOf: file)
    let rows = try CareStudio.dump(world.catalog)
    var generator = SeededGenerator(seed: 5)
    var (seen, harmless) = (0, 0)
    for _ in 0..<Self.count {
      let place = Int.random(in: 0..<sound.count, using: &generator)
      var flipped = sound
      flipped[place] ^= UInt8.random(in: 1...255, using: &generator)
      try flipped.write(to: file)
      let (status, exit) = try Self.status(world)
      #expect(exit < 128, "byte \(place) ends the program")
      if status == "ok" {
        harmless += 1
        #expect(try CareStudio.dump(world.catalog) == rows, "byte \(place) was not seen")
      } else {
        seen += 1
      }
      for leftover in ["-wal", "-shm", "-journal"] {
        try? FileManager.default.removeItem(atPath: world.catalog + leftover)
      }
      try sound.write(to: file)
    }
    #expect(seen > 0 && seen + harmless == Self.count)
    #expect(try Self.status(world).status == "ok")
  }

  @Test func inAFile() throws {
    let world = try Self.provenWorld()
    var generator = SeededGenerator(seed: 6)
    let names = try FileManager.default.contentsOfDirectory(atPath: world.studio.path("ready")).sorted()
    let files = names.map { world.studio.path("ready/" + $0) }.filter { !$0.hasSuffix(".md") }
    for _ in 0..<max(5, Self.count / 6) {
      let path = try #require(files.randomElement(using: &generator))
      let modified = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate]
      let sound = try Data(contentsOf: URL(fileURLWithPath: path))
      var flipped = sound
      let place = Int.random(in: 0..<sound.count, using: &generator)
      flipped[place] ^= UInt8.random(in: 1...255, using: &generator)
      // In place and with the time that it had, as a failing disk does it.
      try Self.overwrite(path, flipped, modified)
      let (status, exit) = try Self.status(world)
      #expect(status == "damaged" || status == "incomplete", "byte \(place) of \(path)")
      #expect(exit == 1 || exit == 3)
      try Self.overwrite(path, sound, modified)
    }
  }

  private static func overwrite(_ path: String, _ bytes: Data, _ modified: Any?) throws {
    let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
    try file.write(contentsOf: bytes)
    try file.close()
    if let modified {
      try FileManager.default.setAttributes([.modificationDate: modified], ofItemAtPath: path)
    }
  }
}
