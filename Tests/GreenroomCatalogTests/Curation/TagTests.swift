import Foundation
import GreenroomCatalog
import GreenroomModel
import GreenroomTestSupport
import Testing

@Suite struct TagTests {
  private let library: TestLibrary
  private let assets: [AssetKey]

  init() throws {
    library = try TestLibrary()
    let paths = (1...4).map { "/m/\($0).jpg" }
    try library.index(paths.enumerated().map { TestFile($1, content: UInt64($0 + 1)) })
    assets = try paths.map { [library] in try library.key($0) }
  }

  private var catalog: Catalog { library.catalog }

  private func counts() throws -> [String: Int] {
    Dictionary(uniqueKeysWithValues: try catalog.tags().map { ($0.name, $0.assets) })
  }

  private func found(_ query: String) throws -> Int {
    try catalog.find(Query(query), now: Date()).total
  }

  @Test func countsFollow() throws {
    _ = try catalog.add(tags: ["night", "rain"], to: assets)
    _ = try catalog.add(tags: ["Night"], to: assets)
    _ = try catalog.remove(tags: ["NIGHT"], from: [assets[0]])
    #expect(try counts() == ["night": 3, "rain": 4])
    _ = try catalog.remove(tags: ["rain"], from: assets)
    #expect(try counts() == ["night": 3])
  }

  @Test func aTagFindsWhatIsBelowIt() throws {
    _ = try catalog.add(tags: ["place/paris"], to: [assets[0]])
    _ = try catalog.add(tags: ["place/rome/forum"], to: [assets[1]])
    _ = try catalog.add(tags: ["places"], to: [assets[2]])
    _ = try catalog.add(tags: ["place"], to: [assets[3]])
    #expect(try found("tag:place") == 3)
    #expect(try found("tag:Place/Rome") == 1)
    #expect(try found("tag:\"place/rome\"") == 1)
    #expect(try found("-tag:place") == 1)
    #expect(try found("tag:*rome*") == 1)
  }

  @Test func aRenameTakesTheFamilyAlong() throws {
    _ = try catalog.add(tags: ["place", "place/paris", "places"], to: [assets[0]])
    try catalog.renameTag("place", to: "location")
    #expect(try counts() == ["location": 1, "location/paris": 1, "places": 1])
    // A tag may move below itself, and change its case.
    try catalog.renameTag("location", to: "Location/old")
    #expect(try Set(counts().keys) == ["Location/old", "Location/old/paris", "places"])
  }

  @Test func aLevelThatIsNoTagIsRenamedToo() throws {
    _ = try catalog.add(tags: ["place/paris", "Place/İzmir/old"], to: [assets[0]])
    try catalog.renameTag("PLACE", to: "Location")
    #expect(try catalog.tags().map(\.name) == ["Location/İzmir/old", "Location/paris"])
  }

  @Test func aRenameTakesNoOthersName() throws {
    _ = try catalog.add(tags: ["place/paris", "city/paris", "place"], to: [assets[0]])
    let error = try #require(throws: GreenroomError.self) { try catalog.renameTag("place", to: "city") }
    #expect(error.code == .conflict && error.hint?.contains("tag merge") == true)
    #expect(try counts().count == 3)
  }

  @Test func mergedTagsBecomeAliases() throws {
    _ = try catalog.add(tags: ["dusk"], to: [assets[0], assets[1]])
    _ = try catalog.add(tags: ["sundown"], to: [assets[1], assets[2]])
    let changed = try catalog.mergeTags(["dusk", "sundown"], into: "sunset")
    #expect(changed == Set(assets[0...2]))
    #expect(try counts() == ["sunset": 3])
    #expect(try catalog.tags().first?.aliases == ["dusk", "sundown"])
    #expect(try found("tag:dusk") == 3)
    // What is tagged with an alias bears the tag.
    _ = try catalog.add(tags: ["Dusk"], to: [assets[3]])
    #expect(try counts() == ["sunset": 4])
  }

  @Test func anAliasMeansOneTag() throws {
    _ = try catalog.add(tags: ["night", "night/city", "rain"], to: [assets[0]])
    try catalog.addAlias("夜", of: "night")
    #expect(try found("tag:夜") == 1)
    #expect(throws: GreenroomError.self) { try catalog.addAlias("夜", of: "rain") }
    #expect(throws: GreenroomError.self) { try catalog.addAlias("rain", of: "night") }
    #expect(throws: GreenroomError.self) { try catalog.addAlias("x", of: "nothing") }
    #expect(throws: GreenroomError.self) { try catalog.removeAlias("night") }
    try catalog.removeAlias("夜")
    #expect(try found("tag:夜") == 0)
  }

  @Test func aTagWithAliasesOutlivesItsLastAsset() throws {
    _ = try catalog.add(tags: ["night"], to: [assets[0]])
    try catalog.addAlias("夜", of: "night")
    _ = try catalog.remove(tags: ["night"], from: assets)
    #expect(try counts() == ["night": 0])
    try catalog.removeAlias("夜")
    #expect(try counts().isEmpty)
  }

  @Test func theTrashIsOutOfSight() throws {
    _ = try catalog.add(tags: ["night"], to: assets)
    #expect(try catalog.trash([assets[0]], at: Date()) == [assets[0]])
    #expect(try catalog.trash([assets[0]], at: Date()).isEmpty)
    #expect(try found("") == 3 && found("tag:night") == 3)
    #expect(try found("is:trashed") == 1 && found("is:trashed tag:night") == 1)
    #expect(try found("is:trashed , tag:night") == 4)
    _ = try catalog.trash(assets, at: nil)
    #expect(try found("tag:night") == 4 && found("is:trashed") == 0)
  }

  @Test func picksAreFound() throws {
    _ = try catalog.pick([assets[0]], .picked)
    _ = try catalog.pick([assets[1], assets[2]], .rejected)
    #expect(try found("is:picked") == 1 && found("is:rejected") == 2 && found("-is:rejected") == 2)
    _ = try catalog.pick(assets, nil)
    #expect(try found("is:picked , is:rejected") == 0)
  }
}
