import GreenroomModel
import GreenroomTestSupport
import Testing

@Suite struct FileCheckTests {
  @Test(arguments: [FindingCode.fileMissing, .fileEmpty, .fileUnreadable, .fileUnsupported])
  func aFileWithoutFactsFails(code: FindingCode) {
    let report = CheckWorld.report([ReferenceBuilder.broken(code, "Something is wrong.")])
    #expect(report.findings.map(CheckWorld.said) == ["error \(code) broken.mp4"])
    #expect(report.references.map(\.verdict) == [.fail])
    #expect(report.references.first?.handle == nil)
  }

  @Test func aBrokenFileTakesNoHandle() {
    let report = CheckWorld.report([
      ReferenceBuilder.broken(.fileEmpty, "The file is empty.", role: .referenceImage), .image(),
    ])
    #expect(report.references.map(\.handle) == [nil, Handle(.image, 1)])
    #expect(report.references.map(\.verdict) == [.fail, .pass])
  }

  @Test(arguments: [
    ("a.jpg", "jpeg", false), ("a.JPEG", "jpeg", false), ("a.jfif", "jpeg", false), ("a.tif", "tiff", false),
    ("a.jpg", "heic", true), ("a.heic", "jpeg", true), ("a.heif", "heic", false), ("a.png", "webp", true),
    ("a.jpg", "png", true), ("a.mp4", "png", true), ("a", "png", false), ("a.bak", "png", false),
    (".png", "jpeg", false), ("a.apng", "png", false),
  ])
  func extensionsShouldTellTheTruth(name: String, container: String, isWrong: Bool) {
    let said = CheckWorld.saidAlone(.image(container: container, name))
    #expect(said.contains("warning file.extension_mismatch @image1") == isWrong)
  }

  @Test(arguments: [
    ("a.mov", "mp4", false), ("a.mp4", "mov", false), ("a.m4v", "mp4", false), ("a.webm", "mp4", true),
  ])
  func isoFilesAreOneFamily(name: String, container: String, isWrong: Bool) {
    let clip = ReferenceBuilder.video(path: "/refs/\(name)") { $0.container = container }
    #expect(CheckWorld.saidAlone(clip).contains("warning file.extension_mismatch @video1") == isWrong)
  }

  @Test func aTruncatedFileWarns() {
    #expect(CheckWorld.saidAlone(.video { $0.truncated = true }) == ["warning file.truncated @video1"])
  }

  @Test func anEncryptedFileFails() {
    #expect(CheckWorld.saidAlone(.audio { $0.encrypted = true }) == ["error file.unreadable @audio1"])
  }

  @Test(arguments: [
    (5.0, 5.0, false), (5.0, 5.1, false), (5.0, 5.100001, true), (5.0, 4.9, false), (5.0, 4.899999, true),
    (7.0, 17.0, true),
  ])
  func aHeaderThatLiesIsTold(real: Double, claimed: Double, isWrong: Bool) {
    let clip = Reference.video(seconds: real) { $0.headerDuration = Seconds(claimed) }
    #expect(CheckWorld.saidAlone(clip) == (isWrong ? ["warning file.header_mismatch @video1"] : []))
  }

  @Test func unknownFactsAreNoFaults() {
    var picture = Reference.image()
    picture.facts = MediaFacts()
    picture.byteCount = nil
    #expect(CheckWorld.saidAlone(picture) == ["warning image.side @image1"])
    var clip = Reference.video()
    clip.facts = MediaFacts()
    let errors = CheckWorld.saidAlone(clip).filter { $0.hasPrefix("error") }
    #expect(errors == ["error video.no_duration @video1"])
  }
}
