import Foundation
import Greenroom
import GreenroomModel
import GreenroomTestSupport
import Testing

@Suite struct RequestWorkflowTests {
  @Test func namesBecomeHandlesAndAssetsStandByTheirIds() throws {
    let test = try TestLibrary()
    let request = try test.build(
      "@hero drifts over @dunes to @theme",
      [
        ("theme", test.bring("ready/theme.mp3")), ("dunes", test.bring("ready/dunes.jpg")),
        ("hero", test.bring("ready/balloon.png")),
      ])
    #expect(request.body["prompt"] == "@image2 drifts over @image1 to @audio1")
    #expect(request.handles.map(\.handle) == ["@audio1", "@image1", "@image2"])
    let ids = request.handles.map { $0.id?.text ?? "" }
    #expect(
      request.body["image_urls"]
        == .array([.string("greenroom:\(ids[1]).jpg"), .string("greenroom:\(ids[2]).png")]))
    #expect(request.body["audio_urls"] == .array([.string("greenroom:\(ids[0]).mp3")]))
    #expect(request.findings.contains { $0.code == .urlUnstaged && $0.severity == .warning })
    #expect(request.verdict == .warn)
  }

  @Test func aStoredRequestIsShownAsItWasBuilt() throws {
    let test = try TestLibrary()
    let built = try test.build("@hero rises", [("hero", test.bring("ready/balloon.png"))])
    let id = try #require(built.id)
    #expect(try test.library.request(id) == built)
    #expect(try test.library.request(String(id.prefix(4))) == built)
    let list = try test.library.requests(limit: 10)
    #expect(list.requests.map(\.id) == [id])
    #expect(list.requests[0].prompt == "@hero rises")
  }

  @Test func theSameInputGivesTheSameBytes() throws {
    let test = try TestLibrary()
    let hero = try test.bring("ready/balloon.png")
    let first = try test.build("@hero rises", [("hero", hero)])
    let second = try test.build("@hero rises", [("hero", hero)])
    #expect(first.body.compactText == second.body.compactText)
    #expect(first.id != second.id)
  }

  @Test func whatTheChecksRefuseIsShownAndNotStored() throws {
    let test = try TestLibrary()
    let request = try test.build("@hero rises", [("hero", test.bring("unfit/thumbnail.jpg"))])
    #expect(request.verdict == .fail)
    #expect(request.id == nil)
    #expect(request.body["prompt"] == "@image1 rises")
    #expect(try test.library.requests(limit: 10).total == 0)
  }

  @Test func aDryRunWritesNothing() throws {
    let test = try TestLibrary()
    let request = try test.build(
      "@hero rises", [("hero", test.bring("ready/balloon.png"))], isDryRun: true)
    #expect(request.id == nil)
    #expect(request.verdict == .warn)
    #expect(try test.folder.names() == ["media"])
  }

  @Test func everyCombinationOfWhatVariesIsARequest() throws {
    let test = try TestLibrary()
    var build = RequestBuild(workingFolder: test.root)
    build.flags.model = "seedance-2.0"
    build.flags.prompt = "a balloon rises"
    build.variations = [try Variation(flag: "seed=1..2"), try Variation(flag: "duration=5,10")]
    let requests = try test.library.buildRequests(build)
    #expect(requests.map { $0.body["seed"] } == [1, 1, 2, 2])
    #expect(requests.map { $0.body["duration"] } == [5, 10, 5, 10])
    #expect(Set(requests.map(\.id)).count == 4)
  }

  @Test func aBareHandleWhoseAssetChangedIsAFinding() throws {
    let test = try TestLibrary()
    let pictures = [try test.bring("ready/balloon.png"), try test.bring("ready/dunes.jpg")]
    _ = try test.build("@image1 over @image2", pictures.map { (nil, $0) })
    let turned = try test.build("@image1 over @image2", pictures.reversed().map { (nil, $0) })
    let changed = turned.findings.filter { $0.code == .promptHandleChanged }
    #expect(changed.count == 2)
    let same = try test.build("@image1 over @image2", pictures.reversed().map { (nil, $0) })
    #expect(!same.findings.contains { $0.code == .promptHandleChanged })
  }

  @Test func framesStandInFieldsOfTheirOwn() throws {
    let test = try TestLibrary()
    let first = try test.bring("ready/dunes.jpg")
    let request = try test.build("the wind rises") { $0.flags.firstFrame = first.text }
    #expect(request.mode == .firstFrame)
    #expect(request.body["first_frame"]?.string?.hasSuffix(".jpg") == true)
    #expect(request.body["image_urls"] == nil)
  }

  @Test func theCurlCommandNamesTheKeyAndNeverHasIt() throws {
    let test = try TestLibrary()
    let request = try test.build("a balloon's shadow")
    let command = try test.library.curlCommand(for: request)
    #expect(command.contains("$GREENROOM_API_KEY"))
    #expect(command.contains("https://qingbo.dev/v1/tasks"))
  }

  @Test func theOtherContractIsAnotherProfile() throws {
    let test = try TestLibrary(profile: "qingbo-2026-09")
    let request = try test.build("@hero rises", [("hero", test.bring("ready/balloon.png"))]) {
      $0.flags.extra = []
      $0.flags.parameters = [.init("duration", 5), .init("generate_audio", false)]
    }
    #expect(request.verdict != .fail, "\(request.findings.map(\.message))")
    #expect(request.body["generate_audio"] == false)
    let wrong = try test.build("@hero rises", [("hero", test.bring("ready/balloon.png"))])
    #expect(wrong.verdict == .fail)
  }
}
