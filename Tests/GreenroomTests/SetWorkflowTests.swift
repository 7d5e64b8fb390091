import Greenroom
import GreenroomModel
import GreenroomTestSupport
import Testing

@Suite struct SetWorkflowTests {
  @Test func membersKeepTheirOrderAndGetHandles() throws {
    let test = try TestLibrary()
    let set = try test.library.add(
      [
        (nil, test.bring("ready/dunes.jpg")), (try AssetName("music"), test.bring("ready/theme.mp3")),
        (try AssetName("hero"), test.bring("ready/balloon.png")),
      ], toSet: "desert")
    #expect(set.references.map(\.handle) == ["@image1", "@audio1", "@image2"])
    #expect(set.references.map(\.name) == [nil, "music", "hero"])
    #expect(try test.library.sets().sets == [.init(name: "desert", images: 2, videos: 0, audios: 1)])
  }

  @Test func movingOneRenumbersTheOthersAndThePromptFollowsNames() throws {
    let test = try TestLibrary()
    _ = try test.library.add(
      [
        (try AssetName("dunes"), test.bring("ready/dunes.jpg")),
        (try AssetName("hero"), test.bring("ready/balloon.png")),
      ], toSet: "desert")
    let before = try test.build("@hero over @dunes", set: "desert")
    #expect(before.body["prompt"] == "@image2 over @image1")
    let moved = try test.library.move(test.argument("@hero"), to: 1, inSet: "desert")
    #expect(moved.references.map(\.name) == ["hero", "dunes"])
    let after = try test.build("@hero over @dunes", set: "desert")
    #expect(after.body["prompt"] == "@image1 over @image2")
  }

  @Test func twoPathsWithTheSameContentAreTwoReferences() throws {
    let test = try TestLibrary()
    let set = try test.library.add(
      [(nil, test.bring("ready/dunes.jpg", as: "a.jpg")), (nil, test.bring("ready/dunes.jpg", as: "b.jpg"))],
      toSet: "twins")
    #expect(set.references.map { $0.path.map { MediaPath($0).fileName.text } } == ["a.jpg", "b.jpg"])
    #expect(set.references.map(\.handle) == ["@image1", "@image2"])
  }

  @Test func removingTakesHandlesNamesOrAssets() throws {
    let test = try TestLibrary()
    let theme = try test.bring("ready/theme.mp3")
    _ = try test.library.add(
      [
        (nil, test.bring("ready/dunes.jpg")), (try AssetName("hero"), test.bring("ready/balloon.png")),
        (nil, theme),
      ], toSet: "desert")
    let left = try test.library.remove(
      [test.argument("@image1"), test.argument("@hero"), theme], fromSet: "desert")
    #expect(left.references.isEmpty)
  }

  @Test func aSetThatIsNotThereIsAnErrorThatSaysWhatToDo() throws {
    let test = try TestLibrary()
    let error = #expect(throws: GreenroomError.self) { try test.library.set(named: "nowhere") }
    #expect(error?.code == .notFound)
    #expect(error?.hint?.contains("greenroom set list") == true)
    #expect(throws: GreenroomError.self) { try test.library.createSet("\n") }
  }

  @Test func aQueryPutsInWhatItFindsByPath() throws {
    let test = try TestLibrary()
    let paths = ["ready/phone.jpg", "ready/dunes.jpg", "ready/theme.mp3"]
    _ = try test.library.add(tags: ["x"], to: test.library.chosen(paths.map { try test.bring($0) }))
    let set = try test.library.add(
      [(nil, test.argument("tag:x")), (nil, test.argument("kind:image"))], toSet: "s")
    #expect(set.references.map(\.handle) == ["@image1", "@image2"])
    #expect(set.references[0].path?.hasSuffix("dunes.jpg") == true)

    let one = try test.library.add([(AssetName("voice"), test.argument("kind:audio"))], toSet: "s")
    #expect(one.references.last?.name == "voice")
    let error = #expect(throws: GreenroomError.self) {
      try test.library.add([(AssetName("hero"), test.argument("kind:image"))], toSet: "s")
    }
    #expect(error?.message == "“hero” can be the name of one asset, and the query finds 2.")
    #expect(try test.library.set(named: "s").references.count == 3)
  }

  @Test func deletingASetKeepsItsAssets() throws {
    let test = try TestLibrary()
    _ = try test.library.add([(nil, test.bring("ready/dunes.jpg"))], toSet: "desert")
    _ = try test.library.deleteSet("desert")
    #expect(try test.library.sets().sets.isEmpty)
    #expect(try test.library.find(FindRequest()) != .assets(AssetsDocument(total: 0, assets: [], next: nil)))
  }
}
