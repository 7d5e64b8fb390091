import Foundation
import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomCatalog

/// The program dies at any moment of a backup, a restore or an update of the catalog: what was there is intact.
@Suite struct CareKillTests {
  static let moments = Soak.count(5, soak: 50)

  /// A moment for each seed, spread over how long the whole takes.
  private static func moment(_ seed: Int, of whole: Duration) -> UInt32 {
    var generator = SeededGenerator(seed: UInt64(seed))
    let milliseconds = Double(whole.components.seconds) * 1e3 + Double(whole.components.attoseconds) / 1e15
    return UInt32(Double.random(in: 0...1, using: &generator) * milliseconds)
  }

  /// How long a run takes that is let be.
  private static func time(_ run: () throws -> Executable.Result) throws -> Duration {
    let clock = ContinuousClock()
    let start = clock.now
    let result = try run()
    #expect(result.status == 0, "\(result.messages)")
    return clock.now - start
  }

  @Test func backup() throws {
    let world = try CareStudio()
    try world.grow()
    let before = try CareStudio.dump(world.catalog)
    #expect(before.hasPrefix(CareStudio.sound))
    let whole = try Self.time { try world.run(["backup"]) }
    for seed in 0..<Self.moments {
      let milliseconds = Self.moment(seed, of: whole)
      try world.kill(["backup"], after: milliseconds)
      #expect(try CareStudio.dump(world.catalog) == before, "killed after \(milliseconds) ms")
    }
    // Whatever has the name of a copy is one.
    for copy in try world.backups() { #expect(try CareStudio.dump(copy) == before, "\(copy)") }
    #expect(try world.run(["backup"]).status == 0)
    let names = try FileManager.default.contentsOfDirectory(atPath: world.studio.library + "/backups")
    #expect(names.allSatisfy { $0.hasPrefix("catalog-") }, "\(names)")
  }

  @Test func restore() throws {
    let world = try CareStudio()
    try world.grow()
    #expect(try world.run(["backup"]).status == 0)
    let copy = try #require(try world.backups().first)
    let restored = try CareStudio.dump(copy)
    var whole = Duration.seconds(1)
    for seed in 0..<Self.moments {
      #expect(try world.run(["tag", "add", "ready/drift.mp4", "t\(seed)"]).status == 0)
      let before = try CareStudio.dump(world.catalog)
      #expect(before.hasPrefix(CareStudio.sound) && before != restored)
      let milliseconds = Self.moment(seed, of: whole)
      try world.kill(["restore", copy], after: milliseconds)
      let after = try CareStudio.dump(world.catalog)
      #expect(after == before || after == restored, "killed after \(milliseconds) ms: \(after)")
      if after == restored {
        let kept = try world.aside().map { try CareStudio.dump($0) }
        #expect(kept.contains(before))
      }
      whole = try Self.time { try world.run(["restore", copy]) }
      #expect(try CareStudio.dump(world.catalog) == restored)
      for path in try world.aside() {
        #expect(try CareStudio.dump(path).hasPrefix(CareStudio.sound))
        try FileManager.default.removeItem(atPath: path)
      }
    }
  }

  /// From the first format to the present one, as a person's first command after an update does it.
  @Test func update() throws {
    let world = try Studio()
    let template = world.path("template")
    try FileManager.default.createDirectory(atPath: template, withIntermediateDirectories: true)
    try Migrating.bringUpToDate(LibraryFolder(path: template), migrations: [Schema.migrations[0]])
    _ = try CareStudio.python(
      """
      database = sqlite3.connect(sys.argv[1])
      database.executemany('INSERT INTO folder (path) VALUES (?)',
        [('/grown/' + str(n) + 'x' * 150,) for n in range(20000)])
      database.execute("INSERT INTO tag (name, key) VALUES ('sea', 'sea')")
      database.commit()
      """, [template + "/catalog.sqlite"])
    let rows = try Self.rows(template + "/catalog.sqlite")
    #expect(rows.contains("20000"))
    var whole = Duration.seconds(1)
    for seed in 0..<Self.moments {
      let library = world.path("library-\(seed)")
      try FileManager.default.copyItem(atPath: template, toPath: library)
      let milliseconds = Self.moment(seed, of: whole)
      let arguments = ["tag", "list", "--library", library]
      let running = try world.greenroom.start(bytes: arguments.map { Array($0.utf8) })
      usleep(milliseconds * 1_000)
      running.send(SIGKILL)
      _ = running.finish()
      #expect(try Self.rows(library + "/catalog.sqlite") == rows, "killed after \(milliseconds) ms")
      whole = try Self.time { try world.greenroom.run(arguments) }
      #expect(try Self.rows(library + "/catalog.sqlite") == rows)
      try FileManager.default.removeItem(atPath: library)
    }
  }

  /// What the first format says, whatever the present one is, and whether it is sound.
  private static func rows(_ path: String) throws -> String {
    try CareStudio.python(
      """
      database = sqlite3.connect(sys.argv[1])
      print([row[0] for row in database.execute('PRAGMA integrity_check')])
      rows = database.execute('SELECT id, path FROM folder ORDER BY id').fetchall()
      print(len(rows), hashlib.sha256(repr(rows).encode()).hexdigest())
      print(database.execute('SELECT name, key FROM tag').fetchall())
      """, [path])
  }
}
