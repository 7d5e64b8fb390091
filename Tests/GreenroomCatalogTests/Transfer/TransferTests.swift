import Foundation
import GRDB
import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomCatalog

@Suite struct TransferTests {
  private static func lines(_ catalog: Catalog, only chosen: Set<AssetID>? = nil) throws -> [String] {
    var lines: [String] = []
    try catalog.export(only: chosen) { lines.append($0.compactText) }
    return lines
  }

  @discardableResult
  private static func take(_ lines: [String], into catalog: Catalog) throws -> ImportTally {
    let objects = try lines.enumerated().map { (line: $0 + 2, object: try JSONValue(parsing: $1)) }
    return try catalog.importing(
      { take in for (line, object) in objects { try take(line, object) } }, at: Date())
  }

  /// All rows of all tables, which only a full merge leaves as they were.
  private static func rows(_ library: TestLibrary) throws -> [String] {
    try library.catalog.read { database in
      try String.fetchAll(
        database,
        sql: "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' ORDER BY 1"
      ).flatMap { table in
        try Row.fetchAll(database, sql: "SELECT * FROM \"\(table)\"").map { "\(table): \($0)" }
      }
    }
  }

  /// A library of many shapes, of a seed: two paths with one content, paths that are no text, names, sets, requests,
  /// tasks and what they gave, content that took another's place.
  private static func random(_ seed: UInt64) throws -> TestLibrary {
    var generator = SeededGenerator(seed: seed)
    let library = seed % 2 == 0 ? try TestLibrary.withOneOfEverything() : try TestLibrary.withGeneratedClips()
    var (tagged, alike): ([AssetKey], [AssetKey]) = ([], [])
    let tags = ["été", "two words", "海", "a:b"]
    for number in 0..<UInt64.random(in: 3...12, using: &generator) {
      var file = TestFile("/r/\(number).jpg", content: 100 + number)
      if Bool.random(using: &generator) {
        file.path = MediaPath(bytes: Array("/r/".utf8) + [0xFF, UInt8(48 + number)])
      }
      if Bool.random(using: &generator) { file.hash = ContentHash(high: number, low: seed) }
      if Bool.random(using: &generator) { file.facts.duration = Seconds(Double(number) + 0.123_456) }
      file.facts.verified = Bool.random(using: &generator)
      try library.index(file)
      guard let key = try library.catalog.asset(at: file.path)?.key else { continue }
      tagged = [key]
      if Bool.random(using: &generator) { alike.append(key) }
      if Bool.random(using: &generator) {
        try library.index(TestFile("/copy/\(number).jpg", content: 100 + number).with { $0.sameAs = key })
      }
      if Bool.random(using: &generator) {
        _ = try library.catalog.setName(try AssetName("n\(number)"), of: key)
      }
      _ = try library.catalog.add(tags: Array(tags.shuffled(using: &generator).prefix(2)), to: [key])
      if Bool.random(using: &generator) { _ = try library.catalog.rate([key], Int(number % 6)) }
      if Bool.random(using: &generator) {
        _ = try library.catalog.pick([key], Pick.allCases.randomElement(using: &generator))
      }
      if Bool.random(using: &generator) { _ = try library.catalog.annotate([key], "note “\(number)”") }
      if Bool.random(using: &generator) { _ = try library.catalog.trash([key], at: Date()) }
      if Bool.random(using: &generator) {
        try library.index(
          file.with {
            $0.content += 50; $0.modified = 2
          })
      }
    }
    if alike.count > 2 { _ = try library.catalog.callAlternates(alike) }
    if let kept = alike.first, alike.count % 2 == 0 {
      _ = try library.catalog.resolve(duplicates: Array(alike.suffix(1)), keeping: kept, at: Date())
    }
    _ = try library.catalog.add(tags: ["place/paris"], to: tagged)
    try library.catalog.addAlias("paname", of: "place/paris")
    try library.catalog.undo(library.catalog.undoable(after: nil))
    try library.catalog.addAlias("lutetia", of: "place/paris")
    try library.catalog.saveSearch("best", query: "rating:>=\(seed % 5)", isReplacing: false)
    try library.catalog.changeSet("slots", creating: true) { set in
      set.put(.init(name: "hero", kind: .image, isRequired: true))
      set.put(.init(name: "place", kind: nil, isRequired: false))
    }
    return library
  }

  @Test(arguments: 0..<12 as Range<UInt64>)
  func anEmptyLibraryBecomesTheSame(seed: UInt64) throws {
    let library = try Self.random(seed)
    let lines = try Self.lines(library.catalog)
    let empty = try TestLibrary()
    let tally = try Self.take(lines, into: empty.catalog)
    #expect(tally.conflicts.isEmpty, "\(tally.conflicts)")
    #expect(tally.assetsAdded == lines.count { $0.hasPrefix(#"{"type":"asset""#) })
    let merged = try Self.lines(empty.catalog)
    #expect(merged.dropLast() == lines[...])
    #expect(merged.last?.contains(#""summary":"Imported "#) == true)
    #expect(try empty.catalog.integrityProblems().isEmpty)
    #expect(try CatalogFile(ofLibrary: empty.folder.path).contradictions().isEmpty)
  }

  @Test(arguments: 0..<12 as Range<UInt64>)
  func importingTwiceIsImportingOnce(seed: UInt64) throws {
    let theirs = try Self.random(seed)
    let lines = try Self.lines(theirs.catalog)
    // Into one that has some of the same content, named and tagged in its own way.
    let library = try Self.random(seed + 1)
    try Self.take(lines, into: library.catalog)
    let before = try Self.rows(library)
    let again = try Self.take(lines, into: library.catalog)
    #expect(try Self.rows(library) == before)
    #expect(again.assetsAdded + again.assetsChanged + again.setsAdded + again.requestsAdded == 0)
    #expect(try library.catalog.integrityProblems().isEmpty)
  }

  /// Whoever adds a table says here whether a person would miss it.
  @Test func everyTableIsExportedOrLeftOutForAReason() throws {
    let exported: Set = [
      "asset", "location", "folder", "tag", "assetTag", "tagAlias", "savedSearch", "referenceSet",
      "setMember",
      "setSlot", "request", "requestReference", "task", "taskEvent", "taskObject", "taskResult", "derivation",
      "assetRelation", "operation",
    ]
    let hadAgainByIndexing: Set = ["root", "problem", "embedded", "embeddedBlock", "companion"]
    let hadAgainByStaging: Set = ["stagedObject", "contentDigest", "partUpload", "uploadedPart"]
    let computed: Set = ["likeness", "fitModel", "assetFit", "searchText", "listedAssets", "searchDirty"]
    // How rows of this very catalog come back, which state it is, and how it was made.
    // And what clients may ask of this very server again.
    let ofOneCatalog: Set = ["change", "operationUnderWay", "revision", "writeKey", "grdb_migrations"]
    let library = try TestLibrary()
    let tables = try library.catalog.read { database in
      try String.fetchSet(
        database,
        sql: """
          SELECT name FROM pragma_table_list
          WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~'
          """)
    }
    let known = [exported, hadAgainByIndexing, hadAgainByStaging, computed, ofOneCatalog].reduce(Set()) {
      $0.union($1)
    }
    #expect(tables.subtracting(known) == [], "tables nobody decided about")
    #expect(known.subtracting(tables) == [], "tables that are no more")
  }

  /// Taking an import back takes away what it said, not what it brought.
  @Test func anImportCanBeTakenBack() throws {
    let library = try TestLibrary.withOneOfEverything()
    let before = try Self.lines(library.catalog).filter { !$0.hasPrefix(#"{"type":"operation""#) }
    let theirs = try Self.random(3)
    try Self.take(try Self.lines(theirs.catalog), into: library.catalog)
    let imported = try Self.lines(library.catalog)
    #expect(imported.contains { $0.contains("lutetia") } && imported.contains { $0.contains("slots") })
    try library.catalog.undo(library.catalog.undoable(after: nil))
    // The history goes on telling of what was taken back.
    let after = try Self.lines(library.catalog).filter { !$0.hasPrefix(#"{"type":"operation""#) }
    #expect(!after.contains { $0.contains("lutetia") || $0.contains(#""type":"search""#) })
    let ids = before.compactMap { try? JSONValue(parsing: Array($0.utf8))["id"]?.string }
    for line in before where line.hasPrefix(#"{"type":"set""#) { #expect(after.contains(line)) }
    for id in ids { #expect(after.contains { $0.contains(id) }) }
  }

  @Test func whatPeopleSaidHereStays() throws {
    let theirs = try TestLibrary()
    try theirs.index(TestFile("/t/a.jpg", content: 1), TestFile("/t/b.jpg", content: 2))
    _ = try theirs.catalog.setName(try AssetName("hero"), of: try theirs.key("/t/a.jpg"))
    _ = try theirs.catalog.setName(try AssetName("villain"), of: try theirs.key("/t/b.jpg"))
    _ = try theirs.catalog.add(tags: ["x"], to: [try theirs.key("/t/a.jpg")])
    try theirs.catalog.changeSet("s", creating: true) { set in
      try set.add(ReferenceSet.Member(asset: try theirs.id("/t/a.jpg"), kind: .image))
    }
    let ours = try TestLibrary()
    try ours.index(TestFile("/o/a.jpg", content: 1), TestFile("/o/c.jpg", content: 3))
    _ = try ours.catalog.setName(try AssetName("lead"), of: try ours.key("/o/a.jpg"))
    _ = try ours.catalog.setName(try AssetName("Villain"), of: try ours.key("/o/c.jpg"))
    _ = try ours.catalog.add(tags: ["y"], to: [try ours.key("/o/a.jpg")])
    try ours.catalog.changeSet("S", creating: true) { set in
      try set.add(ReferenceSet.Member(asset: try ours.id("/o/c.jpg"), kind: .image))
    }
    let tally = try Self.take(try Self.lines(theirs.catalog), into: ours.catalog)
    #expect(tally.assetsAdded == 1 && tally.assetsChanged == 1 && tally.setsAdded == 1)
    #expect(tally.conflicts.count == 3, "\(tally.conflicts)")
    #expect(try ours.record("/o/a.jpg").name == "lead")
    #expect(try ours.record("/o/a.jpg").tags == ["x", "y"])
    #expect(try ours.record("/t/a.jpg").id == ours.id("/o/a.jpg"))
    #expect(try ours.record("/t/b.jpg").name == nil)
    #expect(try ours.record("/o/c.jpg").name == "Villain")
    #expect(try ours.catalog.members(ofSet: "S")?.members.map(\.asset) == [try ours.id("/o/c.jpg")])
    #expect(try ours.catalog.members(ofSet: "s-2")?.members.map(\.asset) == [try ours.id("/o/a.jpg")])
  }

  /// A stored body names an asset by its id, which is another here.
  @Test func requestsFollowTheAssetsTheyMean() throws {
    let theirs = try TestLibrary()
    try theirs.index(TestFile("/t/a.jpg", content: 1))
    let id = try theirs.id("/t/a.jpg")
    let record = try theirs.catalog.insert(
      StoredRequest(
        profile: "p", profileRevision: "1", model: "m", mode: .multimodalReference, verdict: .pass,
        prompt: "x",
        draft: Data(#"{"references":["\#(id)"]}"#.utf8),
        body: Data(#"{"urls":["greenroom:\#(id).jpg"]}"#.utf8),
        findings: Data("[]".utf8),
        references: [
          .init(role: .referenceImage, handle: nil, name: nil, asset: id, path: nil, url: nil)
        ]), at: Date())
    let ours = try TestLibrary()
    try ours.index(TestFile("/o/a.jpg", content: 1))
    let own = try ours.id("/o/a.jpg")
    try Self.take(try Self.lines(theirs.catalog), into: ours.catalog)
    let request = try #require(try ours.catalog.request(record.id)).request
    #expect(String(decoding: request.draft, as: UTF8.self) == #"{"references":["\#(own)"]}"#)
    #expect(String(decoding: request.body, as: UTF8.self) == #"{"urls":["greenroom:\#(own).jpg"]}"#)
    #expect(request.references.map(\.asset) == [own])
  }

  @Test func aPartRefersToNothingElse() throws {
    let library = try TestLibrary.withOneOfEverything()
    let hero = try library.id("/m/refs/hero.jpg")
    let lines = try Self.lines(library.catalog, only: [hero])
    #expect(lines.count == 1 && lines[0].contains(hero.text))
    let both = try Self.lines(library.catalog, only: [hero, try library.id("/m/dolly.mp4")])
    #expect(both.count == 4)
  }

  @Test(arguments: [
    #"{"type":"asset"}"#, #"{"type":"asset","id":"no"}"#, #"{"type":"nonsense"}"#, #"{"id":"0123456789"}"#,
    "[]",
    #"{"type":"asset","id":"0123456789","kind":"image","origin":"file","bytes":-1,"fingerprint":"00","addedAt":"x"}"#,
    #"{"type":"set","name":7}"#, #"{"type":"task","id":"0123456789","request":""}"#,
  ])
  func whatIsNoExportChangesNothing(line: String) throws {
    let library = try TestLibrary.withOneOfEverything()
    let before = try Self.rows(library)
    let error = #expect(throws: GreenroomError.self) {
      try Self.take(try Self.lines(library.catalog) + [line], into: library.catalog)
    }
    #expect(error?.code == .invalidExport)
    #expect(error?.message.contains("Line ") == true)
    #expect(try Self.rows(library) == before)
  }

  @Test(arguments: [0, 1, 999, 1_000, 1_789_000_000_123, -1, -1_000, -1_001] as [Int64])
  func timesAreExact(milliseconds: Int64) {
    let text = TransferTime.text(milliseconds)
    #expect(TransferTime.milliseconds(text) == milliseconds, "\(text)")
    #expect(text.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/) != nil)
  }
}
