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
    let tagged = try test.library.add(tags: ["desert"], to: files)
    #expect(tagged.changed.count == 2)
    let more = try test.library.add(
      tags: ["warm"], to: [test.argument("kind:image"), test.argument("tag:desert")])
    #expect(more.changed.count == 1)
    #expect(
      try test.library.tags().tags == [.init(name: "desert", assets: 2), .init(name: "warm", assets: 1)])
    let removed = try test.library.remove(tags: ["Desert"], from: [test.argument("kind:audio")])
    #expect(removed.changed.count == 1)
  }

  @Test func anArgumentThatMatchesNothingIsAnErrorAndNeverEverything() throws {
    let test = try TestLibrary()
    _ = try test.library.add(tags: ["desert"], to: [test.bring("ready/dunes.jpg")])
    let error = #expect(throws: GreenroomError.self) {
      try test.library.add(tags: ["x"], to: [test.argument("nosuchthing")])
    }
    #expect(error?.code == .notFound)
    #expect(throws: GreenroomError.self) {
      try test.library.add(tags: ["x"], to: [test.argument("kind:vidoe")])
    }
  }

  @Test func fitsAsksTheChecks() throws {
    let test = try TestLibrary()
    _ = try test.library.add(
      tags: ["x"], to: [test.bring("ready/dunes.jpg"), test.bring("unfit/thumbnail.jpg")])
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
