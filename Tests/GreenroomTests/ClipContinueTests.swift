import Foundation
import Greenroom
import GreenroomCatalog
import GreenroomModel
import GreenroomTestSupport
import Testing

@Suite struct ClipContinueTests {
  private let test: TestLibrary
  private let clip: AssetArgument

  init() throws {
    test = try TestLibrary()
    clip = try test.bring("ready/drift.mp4")
  }

  private func continued(_ change: (inout ClipContinuation) -> Void = { _ in }) throws -> DraftDocument {
    var continuation = ClipContinuation(clip: clip)
    continuation.model = "seedance-2.0"
    change(&continuation)
    return try test.library.continueClip(continuation)
  }

  @Test func theTrueLastFrameIsTakenOnce() throws {
    let first = try continued { $0.prompt = "and lands" }
    let frame = try #require(first.draft["first_frame"]?.string)
    let shown = try test.library.show(test.argument(frame))
    #expect(shown.asset.kind == .image && shown.asset.origin == .derived)
    #expect(shown.asset.path?.hasPrefix(test.library.folder.appending("derived").text) == true)
    let id = try test.library.show(clip).asset.id
    #expect(shown.lineage.madeFrom == [id])
    let second = try continued()
    #expect(second.draft["first_frame"]?.string == frame)
    #expect(first.draft["prompt"] == "and lands" && second.draft["prompt"] == "")
  }

  @Test func theDraftBuilds() throws {
    let path = test.root.appending("next.yaml")
    _ = try continued {
      $0.prompt = "and lands"
      $0.output = path
    }
    var build = RequestBuild(workingFolder: test.root)
    build.draft = path
    let request = try test.library.buildRequests(build)[0]
    #expect(request.mode == .firstFrame && request.id != nil)
    build.draft = test.root.appending("remix.yaml")
    _ = try test.library.remix(try #require(request.id), to: build.draft)
    #expect(try test.library.buildRequests(build)[0].body.compactText == request.body.compactText)
  }

  @Test func theClipItselfWhereTheModelTakesClips() throws {
    let draft = try continued { $0.way = .video }
    let id = try test.library.show(clip).asset.id
    #expect(draft.draft["references"] == [.string(id.text)] && draft.draft["first_frame"] == nil)
    let error = try #require(throws: GreenroomError.self) {
      try continued {
        $0.way = .video
        $0.model = "seedance-1.0-pro-fast"
      }
    }
    #expect(error.code == .usage)
  }

  @Test func aStillIsNoClip() throws {
    let picture = try test.bring("ready/dunes.jpg")
    #expect(throws: GreenroomError.self) { try continued { $0.clip = picture } }
  }

  @Test func theFrameThatCameWithAClipIsUsedAndWhatMadeItStays() throws {
    let (generated, frame) = try generated(daysAgo: 1)
    let draft = try continued {
      $0.clip = generated; $0.model = nil
    }
    #expect(draft.draft["first_frame"]?.string == frame.text)
    #expect(
      draft.draft["duration"] == 5 && draft.draft["seed"] == nil && draft.draft["model"] == "seedance-2.0")
    #expect(draft.findings == [])
  }

  @Test func anOldClipIsWarnedOf() throws {
    let (generated, _) = try generated(daysAgo: 31)
    let codes = try continued { $0.clip = generated }.findings.map(\.code)
    #expect(codes == [.clipExemptionExpired])
  }

  /// A clip and its last frame as a task brings them.
  private func generated(daysAgo days: Double) throws -> (clip: AssetArgument, frame: AssetID) {
    let request = try test.build("a camera moves") { build in
      build.flags.parameters = [.init("duration", 5)]
    }
    let time = Date().addingTimeInterval(-days * 86_400)
    let catalog = try test.library.catalog
    let intent = TaskIntent(
      request: try #require(request.id.flatMap { RequestID($0) }),
      gateway: TaskGateway(profile: "qingbo", baseURL: "https://g.example/v1", dialect: "d"),
      outputSeconds: 5,
      idempotencyKey: "k")
    let task = try catalog.admit([intent], at: time)[0]
    for state in [TaskState.staging, .submitting, .completed, .downloading] {
      try catalog.change(task.key, TaskChange(state), at: time)
    }
    let picture = try test.bring("ready/dunes.jpg")
    let files = try zip([TaskResult.Role.clip, .lastFrame], [clip, picture]).map { role, file in
      TaskFile(role, try entry(file))
    }
    let done = try catalog.finish(task.key, with: files, probeVersion: ProbeReport.probeVersion, at: time)
    return (clip, try #require(done.lastFrame))
  }

  /// A file of the catalog as a download would hand it over.
  private func entry(_ file: AssetArgument) throws -> IndexBatch.File {
    _ = try test.library.show(file)
    let record = try #require(try test.library.catalog.asset(at: file.path))
    let stamp = try #require(try test.library.catalog.knownLocation(at: file.path)).stamp
    let report = ProbeReport(
      kind: record.kind, facts: record.facts, fingerprint: record.fingerprint, stamp: stamp, bytesRead: 0)
    return IndexBatch.File(path: file.path, stamp: stamp, outcome: .success(report))
  }
}
