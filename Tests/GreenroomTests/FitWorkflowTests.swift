import Foundation
import GreenroomCatalog
import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import Greenroom

/// What is refused becomes a copy that passes, and the original stays as it is.
@Suite struct FitWorkflowTests {
  private let test: TestLibrary

  init() throws { test = try TestLibrary() }

  private func fit(
    _ arguments: [AssetArgument], isPlan: Bool = false, _ change: (inout FitOptions) -> Void = { _ in }
  ) throws -> FitDocument {
    var request = FitRequest()
    request.arguments = arguments
    request.model = "seedance-2.0"
    request.isPlanOnly = isPlan
    change(&request.options)
    return try test.library.fit(request)
  }

  private func verdictAlone(_ argument: AssetArgument) throws -> Verdict? {
    var request = CheckRequest(workingFolder: test.root)
    request.arguments = [argument]
    request.model = "seedance-2.0"
    request.isEach = true
    guard case .each(let document) = try test.library.check(request) else { return nil }
    return document.verdict
  }

  @Test func whatUndoesACopyPutsItIntoTheTrashAndTheSameCopyComesBack() throws {
    let source = try test.bring("unfit/panorama.jpg")
    let copy = try #require(try fit([source]).assets[0].copy)
    func shown() throws -> AssetResult {
      try test.library.show(AssetArgument(copy.id.text, in: test.root)).asset
    }
    #expect(try test.library.history(limit: 1).operations[0].summary.hasPrefix("Made \(copy.id) of "))
    #expect(try shown().isTrashed == false)
    try test.library.undo(test.library.undoable(to: nil))
    #expect(try shown().isTrashed)
    let path = try #require(copy.path)
    #expect(FileManager.default.fileExists(atPath: path))
    #expect(try fit([source]).assets[0].outcome == .reused)
    #expect(try shown().isTrashed == false)
    #expect(try test.library.records(matching: "derived").map(\.id) == [copy.id])
    #expect(try test.library.fsck(FsckRequest()).status != .damaged)
  }

  @Test func whatAnOptionCannotMeanIsSaid() throws {
    let (still, clip) = (try test.bring("ready/dunes.jpg"), try test.bring("ready/drift.mp4"))
    let changes: [(AssetArgument, (inout FitOptions) -> Void)] = [
      (still, { $0.soundFormat = .mp3 }), (clip, { $0.pictureFormat = .png }),
      (still, { $0.from = Seconds(1) }),
    ]
    for (argument, change) in changes {
      let error = #expect(throws: GreenroomError.self) { try fit([argument], change) }
      #expect(error?.code == .usage)
      #expect(throws: Never.self) { try fit([still, clip], isPlan: true) { $0.pictureFormat = .png } }
    }
  }

  @Test func aWarningThatNoCopyMendsIsSaidWhereItCounts() throws {
    let source = try test.bring("unfit/silence.mp3")
    #expect(try fit([source]).assets[0].outcome == .passes)
    let strict = try fit([source]) { $0.mendsWarnings = true }
    #expect(strict.assets[0].outcome == .cannot && !strict.isComplete)
    #expect(strict.assets[0].findings.map(\.code) == [.audioSilent])
  }

  private func bytes(_ argument: AssetArgument) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: argument.path.text))
  }

  @Test(arguments: [
    "unfit/panorama.jpg", "unfit/from-the-web.webm", "unfit/stop-motion.mp4", "unfit/too-long.mp4",
    "unfit/theme.m4a", "unfit/twenty-seconds.mp3",
  ])
  func aCopyPassesAndKnowsItsSource(sample: String) throws {
    let source = try test.bring(sample)
    let before = try bytes(source)
    let document = try fit([source])
    let item = try #require(document.assets.first)
    let copy = try #require(item.copy, "\(item.findings)")
    #expect(item.outcome == .made)
    #expect(!item.steps.isEmpty)
    #expect(document.isComplete)
    #expect(try verdictAlone(AssetArgument(copy.path ?? "", in: test.root)) != .fail)
    #expect(try bytes(source) == before)
    let shown = try test.library.show(AssetArgument(copy.id.text, in: test.root))
    #expect(shown.asset.origin == .derived)
    #expect(shown.lineage.madeFrom.count == 1)
    let again = try #require(try fit([source]).assets.first)
    #expect(again.outcome == .reused)
    #expect(again.copy?.id == copy.id)
    #expect(
      try FileManager.default.contentsOfDirectory(
        atPath: test.library.folder.appending("derived").text
      ).count == 1)
  }

  @Test func aPlanWritesNothing() throws {
    let source = try test.bring("unfit/panorama.jpg")
    let item = try #require(try fit([source], isPlan: true).assets.first)
    #expect(item.outcome == .planned)
    #expect(item.recipe?.hasPrefix("fit/") == true)
    #expect(item.copy == nil)
    #expect(!FileManager.default.fileExists(atPath: test.library.folder.text))
  }

  @Test(arguments: ["unfit/one-second.mp3", "unfit/thumbnail.jpg", "unfit/a-playlist.mp4"])
  func whatRemainsIsNamed(sample: String) throws {
    let document = try fit([try test.bring(sample)])
    let item = try #require(document.assets.first)
    #expect(item.outcome == .cannot)
    #expect(item.findings.contains { $0.severity == .error })
    #expect(item.steps.isEmpty)
    #expect(!document.isComplete)
  }

  @Test func nothingIsScaledUpUnasked() throws {
    let source = try test.bring("unfit/thumbnail.jpg")
    #expect(try fit([source]).assets[0].outcome == .cannot)
    let item = try #require(try fit([source]) { $0.allowsUpscaling = true }.assets.first)
    #expect(item.outcome == .made)
    #expect(item.steps.contains { $0.action == "upscale" && $0.loss == nil || $0.message.contains("detail") })
  }

  @Test func whatPassesIsLeftAlone() throws {
    let item = try #require(try fit([try test.bring("ready/dunes.jpg")]).assets.first)
    #expect(item.outcome == .passes)
    #expect(item.copy == nil)
  }

  @Test func aWindowIsKeptToTheFrame() throws {
    let source = try test.bring("unfit/too-long.mp4")
    let item = try #require(
      try fit([source]) {
        $0.from = Seconds(2)
        $0.to = Seconds(5)
      }.assets.first)
    #expect(item.copy?.facts.duration?.value == 3)
    #expect(item.copy?.facts.variableFrameRate == false)
  }

  @Test func clipsOfOneRequestShareTheirTime() throws {
    let clips = [try test.bring("unfit/too-long.mp4"), try test.bring("ready/drift.mp4")]
    #expect(try test.check(clips[0], clips[1]).verdict == .fail)
    let document = try fit(clips)
    let passing = document.assets.compactMap { ($0.copy?.path ?? $0.path) }
      .map { AssetArgument($0, in: test.root) }
    #expect(try test.check(passing[0], passing[1]).verdict != .fail)
    // The short one is kept whole, and the other has all that it leaves.
    #expect(document.assets[1].outcome == .passes)
    let lengths = document.assets.compactMap { ($0.copy?.facts ?? $0.facts)?.duration?.value }
    #expect(lengths.reduce(0, +) > 12)
  }

  /// The id of an asset means its content, so nothing is made of what has taken its place.
  @Test func whatHasChangedSinceItWasIndexedIsNotTakenForIt() throws {
    let source = try test.bring("unfit/panorama.jpg")
    let id = try test.library.show(source).asset.id
    try test.bring("ready/dunes.jpg", as: "panorama.jpg")
    let item = try fit([AssetArgument(id.text, in: test.root)]) { $0.pictureFormat = .png }.assets[0]
    #expect(item.outcome == .cannot)
    #expect(item.notes.contains { $0.contains("has changed") })
    #expect(try test.library.show(AssetArgument(id.text, in: test.root)).lineage.madeInto.isEmpty)
  }

  @Test func urlsCannotBeFitted() throws {
    #expect(throws: GreenroomError.self) {
      try fit([AssetArgument("https://example.com/a.jpg", in: test.root)])
    }
  }
}
