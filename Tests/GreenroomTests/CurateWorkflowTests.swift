import Greenroom
import GreenroomModel
import GreenroomTestSupport
import Testing

@Suite struct CurateWorkflowTests {
  @Test func aNamedAssetIsFoundByItsName() throws {
    let test = try TestLibrary()
    let file = try test.bring("ready/balloon.png")
    let named = try test.library.setName(try AssetName("hero"), of: file)
    #expect(named.name == "hero")
    #expect(try test.library.show(test.argument("@hero")).asset.id == named.id)
    #expect(try test.library.show(test.argument(String(named.id.text.prefix(4)))).asset.name == "hero")
    let again = try test.library.setName(try AssetName("star"), of: file)
    #expect(again.previous == "hero")
  }

  @Test func aNameBelongsToOneAsset() throws {
    let test = try TestLibrary()
    _ = try test.library.setName(try AssetName("hero"), of: test.bring("ready/balloon.png"))
    let error = #expect(throws: GreenroomError.self) {
      try test.library.setName(try AssetName("Hero"), of: test.bring("ready/dunes.jpg"))
    }
    #expect(error?.code == .conflict)
  }

  @Test func aMisspeltNameGetsTheNearestOne() throws {
    let test = try TestLibrary()
    _ = try test.library.setName(try AssetName("balloon"), of: test.bring("ready/balloon.png"))
    let error = #expect(throws: GreenroomError.self) { try test.library.show(test.argument("@baloon")) }
    #expect(error?.hint == "Did you mean @balloon?")
  }

  @Test func tagsGoOnNamedAssetsOrOnAllThatAQueryFinds() throws {
    let test = try TestLibrary()
    let files = [try test.bring("ready/dunes.jpg"), try test.bring("ready/theme.mp3")]
    let tagged = try test.library.add(tags: ["desert"], to: test.library.chosen(files))
    #expect(tagged.changed.count == 2)
    let more = try test.library.add(
      tags: ["warm"], to: test.library.chosen([test.argument("kind:image"), test.argument("tag:desert")]))
    #expect(more.changed.count == 1)
    #expect(
      try test.library.tags().tags == [
        .init(name: "desert", assets: 2, aliases: []), .init(name: "warm", assets: 1, aliases: []),
      ])
    let removed = try test.library.remove(
      tags: ["Desert"], from: test.library.chosen([test.argument("kind:audio")]))
    #expect(removed.changed.count == 1)
  }

  @Test func anArgumentThatMatchesNothingIsAnErrorAndNeverEverything() throws {
    let test = try TestLibrary()
    _ = try test.library.add(tags: ["desert"], to: test.library.chosen([test.bring("ready/dunes.jpg")]))
    let error = #expect(throws: GreenroomError.self) {
      try test.library.add(tags: ["x"], to: test.library.chosen([test.argument("nosuchthing")]))
    }
    #expect(error?.code == .notFound)
    #expect(throws: GreenroomError.self) {
      try test.library.add(tags: ["x"], to: test.library.chosen([test.argument("kind:vidoe")]))
    }
  }

  @Test func fitsAsksTheChecks() throws {
    let test = try TestLibrary()
    _ = try test.library.add(
      tags: ["x"],
      to: test.library.chosen([test.bring("ready/dunes.jpg"), test.bring("unfit/thumbnail.jpg")]))
    var request = FindRequest()
    request.query = "fits:seedance-2.0"
    guard case .assets(let document) = try test.library.find(request) else {
      Issue.record("no assets")
      return
    }
    #expect(document.assets.compactMap { $0.path.map { MediaPath($0).fileName.text } } == ["dunes.jpg"])
    request.query = "fits:seedance-9"
    #expect(throws: GreenroomError.self) { try test.library.find(request) }
  }
}

/// What has a name stands for what it means, wherever it is written.
@Suite struct SavedSearchTests {
  private let test: TestLibrary

  init() throws {
    test = try TestLibrary()
    _ = try test.library.add(
      tags: ["desert"],
      to: test.library.chosen([test.bring("ready/dunes.jpg"), test.bring("ready/theme.mp3")]))
    _ = try test.library.show(test.bring("ready/balloon.png"))
  }

  private func found(_ query: String) throws -> Int {
    var request = FindRequest()
    request.query = query
    guard case .assets(let document) = try test.library.find(request) else { return -1 }
    return document.total
  }

  @Test func aSearchStandsInEveryOther() throws {
    _ = try test.library.saveSearch("warm", query: "tag:desert , balloon", isReplacing: false)
    #expect(try found("search:warm") == 3 && found("search:Warm kind:image") == 2)
    #expect(try found("-search:warm") == 0)
    _ = try test.library.saveSearch("warm pictures", query: "search:warm kind:image", isReplacing: false)
    #expect(try found("search:\"warm pictures\" tag:desert") == 1)
  }

  @Test func aSearchIsReplacedOnlyWhereThatIsSaid() throws {
    _ = try test.library.saveSearch("s", query: "tag:desert", isReplacing: false)
    #expect(throws: GreenroomError.self) {
      try test.library.saveSearch("S", query: "balloon", isReplacing: false)
    }
    let searches = try test.library.saveSearch("S", query: "balloon", isReplacing: true).searches
    #expect(searches.map(\.name) == ["S"] && searches.map(\.query) == ["balloon"])
    _ = try test.library.deleteSearch("s")
    let error = try #require(throws: GreenroomError.self) { try found("kind:image search:s") }
    #expect(error.code == .invalidQuery && error.message.hasPrefix("Column 12 of the query:"))
  }

  @Test func aSearchIsNeverMadeOfItself() throws {
    _ = try test.library.saveSearch("a", query: "tag:desert", isReplacing: false)
    _ = try test.library.saveSearch("b", query: "search:a", isReplacing: false)
    #expect(throws: GreenroomError.self) {
      try test.library.saveSearch("a", query: "search:B", isReplacing: true)
    }
    #expect(throws: GreenroomError.self) {
      try test.library.saveSearch("c", query: "-search:c", isReplacing: false)
    }
    // The same name, its accent composed and not.
    #expect(throws: GreenroomError.self) {
      try test.library.saveSearch("\u{E9}t\u{E9}", query: "search:E\u{301}te\u{301}", isReplacing: false)
    }
    #expect(try found("search:b") == 2)
  }

  @Test(arguments: ["kind:vidoe", "(", "\"open"])
  func whatIsNoQueryIsNotSaved(text: String) throws {
    guard (try? Query(text)) == nil else { return }
    #expect(throws: GreenroomError.self) {
      try test.library.saveSearch("s", query: text, isReplacing: false)
    }
  }
}

/// A set that lacks a part makes no request.
@Suite struct SetSlotTests {
  @Test func aSlotIsFilledByTheMemberOfItsName() throws {
    let test = try TestLibrary()
    _ = try test.library.putSlots(
      [
        .init(name: "character", kind: .image, isRequired: true),
        .init(name: "voice", kind: .audio, isRequired: true),
        .init(name: "weather", kind: nil, isRequired: false),
      ], inSet: "scene")
    // Of the wrong kind it fills nothing.
    let wrong = try test.library.add([(AssetName("voice"), test.bring("ready/dunes.jpg"))], toSet: "scene")
    #expect(wrong.slots.map(\.handle) == [nil, nil, nil])
    _ = try test.library.remove([test.argument("@voice")], fromSet: "scene")
    let half = try test.library.add(
      [(AssetName("character"), test.bring("ready/balloon.png"))], toSet: "scene")
    #expect(half.slots.map(\.handle) == ["@image1", nil, nil])
    let error = try #require(throws: GreenroomError.self) {
      try test.build("@character talks", set: "scene", isDryRun: true)
    }
    #expect(error.code == .refused && error.message.contains("voice") && !error.message.contains("weather"))
    _ = try test.library.add([(AssetName("voice"), test.bring("ready/theme.mp3"))], toSet: "scene")
    #expect(
      try test.build("@character talks like @voice", set: "scene", isDryRun: true).mode
        == .multimodalReference)
    let removed = try test.library.removeSlots(["voice"], fromSet: "scene")
    #expect(removed.slots.map(\.name) == ["character", "weather"] && removed.references.count == 2)
  }
}
