import Foundation
import Greenroom
import GreenroomModel
import GreenroomTestSupport
import Testing

@Suite struct CheckWorkflowTests {
  @Test func filesNamedOneByOneAreTheReferencesOfOneRequest() throws {
    let test = try TestLibrary()
    let report = try test.check(
      test.bring("ready/theme.mp3"), test.bring("ready/dunes.jpg"), test.bring("ready/drift.mp4"),
      test.bring("ready/balloon.png"))
    #expect(report.references.map(\.handle) == ["@audio1", "@image1", "@video1", "@image2"])
    #expect(report.mode == .multimodalReference)
    #expect(report.verdict == .pass, "\(report.findings.map(\.message))")
    #expect(report.references.allSatisfy { $0.facts?.verified == true && $0.id == nil })
  }

  @Test func needsNoCatalogAndMakesNone() throws {
    let test = try TestLibrary()
    _ = try test.check(test.bring("ready/dunes.jpg"))
    #expect(try test.folder.names() == ["media"])
  }

  @Test func saysEverythingAtOnce() throws {
    let test = try TestLibrary()
    let report = try test.check(
      test.bring("unfit/thumbnail.jpg"), test.bring("unfit/too-long.mp4"), test.bring("unfit/theme.m4a"))
    #expect(report.verdict == .fail)
    let codes = Set(report.findings.map(\.code))
    #expect(codes.isSuperset(of: [.imageSide, .videoDuration, .audioFormat]))
  }

  @Test(arguments: [
    ("thumbnail.jpg", "image.side", Severity.error), ("panorama.jpg", "image.ratio", .error),
    ("really-a-png.jpg", "file.extension_mismatch", .warning), ("see-through.png", "image.alpha", .warning),
    ("from-a-phone.heic", "image.format", .warning), ("stop-motion.mp4", "video.fps", .error),
    ("too-long.mp4", "video.duration", .error), ("too-few-pixels.mp4", "video.pixels", .error),
    ("from-the-web.webm", "video.codec", .error), ("a-playlist.mp4", "file.unsupported", .error),
    ("twenty-seconds.mp3", "audio.duration", .error), ("one-second.mp3", "audio.duration", .error),
    ("theme.m4a", "audio.format", .error), ("silence.mp3", "audio.silent", .warning),
  ])
  func judgesEverySampleForItsReason(file: String, code: String, severity: Severity) throws {
    let test = try TestLibrary()
    var request = CheckRequest(workingFolder: test.root)
    request.arguments = [try test.bring("unfit/" + file)]
    request.model = "seedance-2.0"
    request.isEach = true
    guard case .each(let document) = try test.library.check(request) else {
      Issue.record("judged together")
      return
    }
    let finding = document.checks[0].findings.first { $0.code.rawValue == code }
    #expect(finding?.severity == severity, "\(document.checks[0].findings.map(\.code))")
  }

  @Test func aFolderIsJudgedFileByFileAndWhatIsNotMediaIsLeftOut() throws {
    let test = try TestLibrary()
    try test.bring("ready/dunes.jpg", as: "shot10.jpg")
    try test.bring("ready/dunes.jpg", as: "shot2.jpg")
    try test.folder.write("a note".utf8, to: "media/notes.txt")
    var request = CheckRequest(workingFolder: test.root)
    request.arguments = [test.argument("media")]
    request.model = "seedance-2.0"
    guard case .each(let document) = try test.library.check(request) else {
      Issue.record("judged together")
      return
    }
    let names = document.checks.compactMap { $0.references[0].path.map { MediaPath($0).fileName.text } }
    #expect(names == ["shot2.jpg", "shot10.jpg"])
    #expect(document.verdict == .pass)
  }

  @Test func aFileThatIsNotThereIsAFindingBesideTheOthers() throws {
    let test = try TestLibrary()
    let report = try test.check(test.argument("refs/nobody.jpg"), test.bring("unfit/thumbnail.jpg"))
    #expect(report.findings.map(\.code) == [.fileMissing, .imageSide])
    #expect(report.findings[0].path == test.root.appending("refs").appending("nobody.jpg").text)
  }

  @Test(arguments: ["nobody", "@nobody", "kind:vidoe"])
  func whatIsNeitherFileNorAssetNorQueryIsAnError(text: String) throws {
    let test = try TestLibrary()
    _ = try test.library.setName(try AssetName("hero"), of: test.bring("ready/balloon.png"))
    #expect(throws: GreenroomError.self) { try test.check(test.argument(text)) }
  }

  @Test func aDraftIsJudgedAsAWholeRequest() throws {
    let test = try TestLibrary()
    try test.bring("ready/balloon.png", as: "hero.png")
    try test.folder.write(
      """
      model: seedance-2.0
      prompt: "@hero rises, @heroo falls"
      duration: 20
      references: { hero: hero.png }
      """.utf8, to: "media/draft.yaml")
    var request = CheckRequest(workingFolder: test.root)
    request.draft = test.root.appending("media").appending("draft.yaml")
    guard case .together(let document) = try test.library.check(request) else {
      Issue.record("judged one by one")
      return
    }
    let codes = document.findings.map(\.code)
    #expect(codes.contains(.outputDuration))
    #expect(codes.contains(.promptUnknownHandle))
    #expect(document.references.map(\.name) == ["hero"])
  }

  @Test func strictTakesWarningsForErrors() throws {
    let test = try TestLibrary()
    var request = CheckRequest(workingFolder: test.root)
    request.arguments = [try test.bring("unfit/see-through.png")]
    request.model = "seedance-2.0"
    #expect(try test.library.check(request).verdict == .warn)
    request.isStrict = true
    #expect(try test.library.check(request).verdict == .fail)
  }
}
