import Foundation
import Greenroom
import GreenroomModel
import GreenroomTestSupport
import Testing

@Suite struct ClipAdoptTests {
  private let test: TestLibrary
  private let clip: AssetArgument

  init() throws {
    test = try TestLibrary()
    clip = try test.bring("ready/drift.mp4")
  }

  private func adopt(_ change: (inout ClipAdoption) -> Void) throws -> TaskDocument {
    var adoption = ClipAdoption(clip: clip, build: RequestBuild(workingFolder: test.root))
    change(&adoption)
    return try test.library.adoptClip(adoption)
  }

  private func found(_ query: String) throws -> Int {
    var request = FindRequest()
    request.query = query
    guard case .assets(let page) = try test.library.find(request) else { return -1 }
    return page.total
  }

  @Test func whatIsSaidOfARequestIsKept() throws {
    let hero = try test.bring("ready/balloon.png")
    _ = try test.library.setName(AssetName("hero"), of: hero)
    let task = try adopt {
      $0.build.flags.model = "seedance-2.0"
      $0.build.flags.prompt = "@hero rises over the sea"
      $0.build.flags.parameters = [.init("seed", 7)]
      $0.build.flags.references = [.init(name: "hero", asset: hero.text)]
      $0.gatewayID = "cgt-1"
    }
    #expect(task.state == .done && task.taskId == "cgt-1" && task.submittedAt == nil)
    let lineage = try test.library.lineage(clip)
    let generation = try #require(lineage.madeFrom.generations.first)
    #expect(lineage.asset.origin == .generated && lineage.asset.path == clip.path.text)
    #expect(generation.isAdopted && generation.seed == 7 && generation.model == "seedance-2.0")
    #expect(generation.references.map(\.asset?.name) == ["hero"])
    #expect(try found("from:@hero") == 1)
    #expect(try found("sea kind:video task:cgt-1") == 1)
  }

  @Test func aStoredRequestIsNamed() throws {
    let request = try test.build("a balloon rises")
    let task = try adopt { $0.request = request.id }
    #expect(task.request == request.id && task.state == .done && task.result.clip != nil)
  }

  @Test func nothingIsTakenTwice() throws {
    let request = try test.build("a balloon rises")
    _ = try adopt {
      $0.request = request.id
      $0.gatewayID = "cgt-1"
    }
    let again = try #require(throws: GreenroomError.self) { try adopt { $0.request = request.id } }
    #expect(again.code == .conflict)
    let other = try test.bring("ready/square.mov")
    let sameTask = try #require(throws: GreenroomError.self) {
      try adopt {
        $0.clip = other
        $0.request = request.id
        $0.gatewayID = "cgt-1"
      }
    }
    #expect(sameTask.code == .conflict)
    #expect(try test.library.show(other).asset.origin == .file)
  }

  @Test func somethingMustBeKnownAndItMustBeAClip() throws {
    let unknown = try #require(throws: GreenroomError.self) { try adopt { _ in } }
    #expect(unknown.code == .usage)
    let picture = try test.bring("ready/dunes.jpg")
    let still = try #require(throws: GreenroomError.self) { try adopt { $0.clip = picture } }
    #expect(still.code == .usage)
    #expect(try test.library.requests(limit: 10).total == 0)
  }
}
