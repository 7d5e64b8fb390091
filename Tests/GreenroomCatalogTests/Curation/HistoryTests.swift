import Foundation
import GRDB
import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomCatalog

/// What people said can be taken back, whatever it was.
@Suite struct HistoryTests {
  private let library: TestLibrary
  private let assets: [AssetKey]

  init() throws {
    library = try TestLibrary()
    let paths = (1...6).map { "/m/\($0).jpg" }
    try library.index(paths.enumerated().map { TestFile($1, content: UInt64($0 + 1)) })
    assets = try paths.map { [library] in try library.key($0) }
  }

  private var catalog: Catalog { library.catalog }

  /// All rows that operations may change, as text.
  private func said() throws -> [String] {
    try catalog.read { database in
      let queries = [
        "SELECT 'asset', pk, name, nameKey, rating, pick, note, trashedAt FROM asset ORDER BY pk",
        "SELECT 'tag', id, name, key, assets FROM tag ORDER BY id",
        "SELECT 'assetTag', * FROM assetTag ORDER BY tag, asset",
        "SELECT 'alias', * FROM tagAlias ORDER BY key",
        "SELECT 'search', * FROM savedSearch ORDER BY id",
        "SELECT 'set', * FROM referenceSet ORDER BY id",
        "SELECT 'member', * FROM setMember ORDER BY id",
        "SELECT 'slot', * FROM setSlot ORDER BY id",
      ]
      return try queries.flatMap { query in
        try Row.fetchAll(database, sql: query).map { row in
          row.databaseValues.map(\.description).joined(separator: " | ")
        }
      }
    }
  }

  private func undo() throws { try catalog.undo(catalog.undoable(after: nil)) }

  /// One thing that a person may do.
  private func act(_ generator: inout SeededGenerator) throws {
    let some = assets.shuffled(using: &generator).prefix(Int.random(in: 1...4, using: &generator))
    let keys = Array(some)
    let words = ["night", "place", "place/paris", "夜", "Été", "a b"]
    let word = words.randomElement(using: &generator) ?? ""
    let other = words.randomElement(using: &generator) ?? ""
    switch Int.random(in: 0..<13, using: &generator) {
    case 0, 1: _ = try catalog.add(tags: [word, other], to: keys)
    case 2: _ = try catalog.remove(tags: [word], from: keys)
    case 3: try catalog.renameTag(word, to: other + "2")
    case 4: _ = try catalog.mergeTags([word], into: other)
    case 5: try catalog.addAlias(word + "3", of: other)
    case 6: _ = try catalog.rate(keys, Int.random(in: 0...5, using: &generator))
    case 7: _ = try catalog.pick(keys, Bool.random(using: &generator) ? .picked : nil)
    case 8: _ = try catalog.annotate(keys, word)
    case 9: _ = try catalog.trash(keys, at: Bool.random(using: &generator) ? Date() : nil)
    case 10: try catalog.saveSearch(word, query: "tag:x", isReplacing: true)
    case 11:
      let id = try #require(try catalog.ids(of: [keys[0]]).first)
      try catalog.changeSet(word, creating: true) { set in
        set.put(.init(name: "voice", kind: .audio, isRequired: true))
        try set.add(.init(asset: id, kind: .image))
      }
    default: _ = try catalog.deleteSet(word)
    }
  }

  /// Hundreds of things done at random, and taken back one by one, leave what was there before each.
  @Test(arguments: 0..<8)
  func everythingCanBeTakenBack(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var states: [(number: Int64, before: [String])] = []
    for _ in 0..<60 {
      let before = try said()
      // What is refused, such as a rename onto another tag, changes nothing.
      do { try act(&generator) } catch is GreenroomError { #expect(try said() == before) }
      guard let last = try catalog.undoable(after: nil).first, last.number != states.last?.number else {
        #expect(try said() == before)
        continue
      }
      states.append((last.number, before))
    }
    #expect(states.count > 20)
    for state in states.reversed() {
      #expect(try catalog.undoable(after: nil).first?.number == state.number)
      try undo()
      #expect(try said() == state.before)
    }
  }

  @Test func severalAreTakenBackAtOnce() throws {
    _ = try catalog.rate([assets[0]], 1)
    let number = try #require(try catalog.undoable(after: nil).first?.number)
    let before = try said()
    _ = try catalog.add(tags: ["night"], to: assets)
    _ = try catalog.renameTag("night", to: "dark")
    try catalog.changeSet("s", creating: true) { _ in }
    let undone = try catalog.undoable(after: number)
    #expect(
      undone.map(\.summary) == [
        "Changed the set “s” (0 references)", "Renamed the tag “night” to “dark”", "Tagged 6 assets “night”",
      ])
    try catalog.undo(undone)
    #expect(try said() == before)
    let log = try catalog.operations(limit: 10)
    #expect(log.count == 5 && log[0].summary == "Undid 4, 3, 2")
    #expect(log[1...3].allSatisfy { $0.undoneBy == log[0].number && !$0.canBeUndone })
  }

  @Test func whatChangesNothingIsNotMentioned() throws {
    _ = try catalog.rate([assets[0]], 3)
    _ = try catalog.rate([assets[0]], 3)
    _ = try catalog.remove(tags: ["nothing"], from: assets)
    #expect(try catalog.operations(limit: 10).map(\.summary) == ["Rated 1 asset 3"])
  }

  /// Said twice, it leaves the catalog as it was, down to its revision.
  @Test func whatChangesNothingLeavesNoTrace() throws {
    let key = [assets[0]]
    let commands: [(String, () throws -> Void)] = [
      ("rate", { _ = try catalog.rate(key, 5) }), ("pick", { _ = try catalog.pick(key, .picked) }),
      ("note", { _ = try catalog.annotate(key, "warm") }),
      ("trash", { _ = try catalog.trash(key, at: Date()) }),
      ("tag", { _ = try catalog.add(tags: ["night"], to: key) }),
      ("untag", { _ = try catalog.remove(tags: ["day"], from: key) }),
      ("name", { _ = try catalog.setName(try AssetName("hero"), of: key[0]) }),
      ("search", { try catalog.saveSearch("s", query: "night", isReplacing: true) }),
      ("set", { try catalog.changeSet("lead", creating: true) { _ in } }),
    ]
    for (name, command) in commands {
      try command()
      let before = try state()
      try command()
      #expect(try state() == before, "\(name)")
    }
  }

  /// The revision, and how much the history tells.
  private func state() throws -> [DatabaseValue] {
    try catalog.read { database in
      try DatabaseValue.fetchAll(
        database,
        sql:
          "SELECT token FROM revision UNION ALL SELECT count(*) FROM operation UNION ALL SELECT count(*) FROM change"
      )
    }
  }

  @Test func whatFailsIsNotMentioned() throws {
    #expect(throws: GreenroomError.self) { try catalog.renameTag("nothing", to: "x") }
    #expect(try catalog.operations(limit: 10).isEmpty)
    // The next one is a whole one again.
    _ = try catalog.rate([assets[0]], 3)
    #expect(try catalog.operations(limit: 10).map(\.changes) == [1])
  }

  /// What stands in the way is not overwritten, and nothing is taken back by half.
  @Test func nothingIsTakenBackByHalf() throws {
    _ = try catalog.setName(AssetName("hero"), of: assets[0])
    _ = try catalog.setName(nil, of: assets[0])
    // Somebody else's program gave the name away without writing it down.
    try catalog.write {
      try $0.run("UPDATE asset SET name = 'hero', nameKey = 'hero' WHERE pk = ?", assets[1])
    }
    let before = try said()
    let error = try #require(throws: GreenroomError.self) { try undo() }
    #expect(error.code == .conflict)
    #expect(try said() == before)
  }

  @Test func indexingIsToldAndStays() throws {
    try catalog.note("Indexed /m: 6 added")
    let operation = try #require(try catalog.operations(limit: 1).first)
    #expect(operation.summary == "Indexed /m: 6 added" && operation.changes == 0 && !operation.canBeUndone)
    #expect(try catalog.undoable(after: nil).isEmpty)
  }

  @Test func whoDidItIsTold() throws {
    let other = try Catalog.open(in: library.folder.path, by: "anna")
    defer { try? other.close() }
    _ = try other.rate([assets[0]], 5)
    _ = try catalog.rate([assets[0]], 4)
    #expect(try catalog.operations(limit: 2).map(\.actor) == ["greenroom", "anna"])
  }
}
