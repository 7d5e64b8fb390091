import Foundation
import GreenroomMedia
import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomProbe

/// Files that real tools have written: ffmpeg, exiftool, heif-enc.
@Suite struct EmbeddedFilesTests {
  private let made: MadeMedia

  init() throws { made = try MadeMedia() }

  private func picture(_ name: String, _ more: [String] = []) throws -> String {
    let path = made.folder.appending(name)
    try Tool.ffmpeg(["-f", "lavfi", "-i", "testsrc2=s=64x48", "-frames:v", "1"] + more + [path])
    return path
  }

  private func embedded(_ path: String) throws -> EmbeddedFacts {
    try Prober().report(path, .headers).embedded
  }

  @Test(arguments: ["jpg", "webp", "png", "tiff"]) func exifHoldsAComment(suffix: String) throws {
    let path = try picture("a." + suffix)
    let comment = "a quiet 海, déjà vu\nNegative prompt: loud\nSteps: 5, Sampler: Euler, Seed: 12, Model: m"
    try Tool.run(
      "exiftool",
      [
        "-q", "-overwrite_original", "-EXIF:UserComment=" + comment, "-EXIF:Software=Web 1",
        "-XMP-dc:Subject=one", path,
      ])
    let facts = try embedded(path)
    #expect(facts.prompt == "a quiet 海, déjà vu")
    #expect(facts.negativePrompt == "loud")
    #expect(facts.seed == "12")
    #expect(facts.keywords == ["one"])
    #expect(facts.blocks.map(\.kind) == ["exif:UserComment"])
  }

  @Test func heifHoldsBothToo() throws {
    let source = try picture("a.png")
    let path = made.folder.appending("a.heic")
    try Tool.run("heif-enc", ["-q", "50", source, "-o", path])
    try Tool.run(
      "exiftool",
      [
        "-q", "-overwrite_original", "-EXIF:ImageDescription=Three boats", "-XMP-dc:Title=Boats",
        "-XMP-xmp:Rating=3", path,
      ])
    let facts = try embedded(path)
    #expect(facts.description == "Three boats")
    #expect(facts.title == "Boats")
    #expect(facts.rating == 3)
  }

  @Test(arguments: ["jpg", "webp", "png", "tiff", "heic"]) func xmpSaysThatAMachineMadeIt(suffix: String)
    throws
  {
    var path = try picture("a." + (suffix == "heic" ? "png" : suffix))
    if suffix == "heic" {
      path = made.folder.appending("a.heic")
      try Tool.run("heif-enc", ["-q", "50", made.folder.appending("a.png"), "-o", path])
    }
    try Tool.run(
      "exiftool",
      [
        "-q", "-overwrite_original",
        "-XMP-iptcExt:DigitalSourceType=http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
        path,
      ])
    #expect(try embedded(path).labels == ["iptc:trainedAlgorithmicMedia"])
  }

  @Test(arguments: ["mp4", "mov", "mkv", "webm"]) func clipsHaveTags(suffix: String) throws {
    let codec = suffix == "webm" ? ["-c:v", "libvpx", "-an"] : []
    let tags = [
      "-movflags", "use_metadata_tags", "-metadata", "prompt=" + EmbeddedSample.graph, "-metadata",
      "workflow=" + EmbeddedSample.workflow, "-metadata", #"AIGC={"Label":"1"}"#, "-metadata", "title=Fox",
    ]
    let facts = try embedded(try made.clip("a." + suffix, seconds: 0.2, codec + tags))
    #expect(facts.prompt == "a red fox in snow, 雪")
    #expect(facts.seed == "15887912403283450311")
    #expect(facts.title == "Fox")
    #expect(facts.labels == ["tc260:1"])
    #expect(Set(facts.blocks.map { $0.kind.lowercased() }) == ["tag:prompt", "tag:workflow"])
  }

  @Test func oneCommentMayHoldBoth() throws {
    let comment =
      #"{"prompt": \#(String(reflecting: "{\"1\": {\"class_type\": \"A\", \"inputs\": {\"prompt\": \"a boat\", \"seed\": 4}}}")), "workflow": {"nodes": []}}"#
    let facts = try embedded(try made.clip("a.mp4", seconds: 0.2, ["-metadata", "comment=" + comment]))
    #expect(facts.prompt == "a boat")
    #expect(facts.seed == "4")
    #expect(facts.generator == "ComfyUI")
  }

  @Test func verifyingFindsTheSame() throws {
    let path = try made.clip("a.mp4", seconds: 0.2, ["-metadata", "comment=" + EmbeddedSample.parameters])
    #expect(try Prober().report(path, .packets).embedded == embedded(path))
  }

  @Test func whatAnEncoderSignsIsNoPrompt() throws {
    let facts = try embedded(try made.clip("a.mp4", seconds: 0.2, []))
    #expect(facts.isEmpty)
    #expect(try embedded(try picture("a.jpg")).isEmpty)
  }

  // MARK: - Beside media

  @Test(arguments: ["a.xmp", "a.jpg.XMP"]) func sidecarsAreRead(name: String) throws {
    let path = try made.folder.write(Array(EmbeddedSample.packet.utf8), to: name)
    let companion = try #require(Prober().problem(path)?.companion)
    #expect(companion.kind == .sidecar)
    #expect(companion.facts.title == "Dunes & sea — 1")
    #expect(companion.facts.description == "Wind over <sand>")
    #expect(companion.facts.keywords == ["place/dunes", "Café"])
    #expect(companion.facts.rating == 4)
    #expect(companion.facts.labels == ["iptc:trainedAlgorithmicMedia", "tc260:1"])
  }

  @Test(arguments: [
    (Array("一只 red fox\r\n".utf8), "一只 red fox"),
    ([0xEF, 0xBB, 0xBF] + Array("fox".utf8), "fox"),
    ([0xFF, 0xFE, 0x66, 0x00, 0x50, 0x5B], "f\u{5B50}"), ([0xFE, 0xFF, 0x00, 0x66, 0x5B, 0x50], "f\u{5B50}"),
  ])
  func captionsAreUnicode(content: [UInt8], caption: String) throws {
    let path = try made.folder.write(content, to: "a.txt")
    let problem = try #require(Prober().problem(path))
    #expect(problem.companion?.kind == .caption)
    #expect(problem.companion?.facts.description == caption)
    #expect(problem.code == .fileUnsupported)
    #expect(!problem.isMedia)
  }

  @Test(arguments: [
    ("a.txt", [UInt8](repeating: 0x61, count: EmbeddedLimits.text + 1)), ("b.txt", [0xE9, 0x20, 0x61]),
    ("c.txt", [0x61, 0x00, 0x61]), ("d.txt", [0x20, 0x0A]), ("e.md", Array("text".utf8)),
    ("f.xmp", Array("text".utf8)),
  ])
  func otherTextsAreNoCompanions(name: String, content: [UInt8]) throws {
    let problem = try #require(Prober().problem(try made.folder.write(content, to: name)))
    #expect(problem.companion == nil)
  }

  @Test func aCaptionOfTheGreatestLengthIsWhole() throws {
    let content = [UInt8](repeating: 0x61, count: EmbeddedLimits.text)
    let problem = Prober().problem(try made.folder.write(content, to: "a.txt"))
    #expect(problem?.companion?.facts.description?.utf8.count == EmbeddedLimits.text)
  }
}
