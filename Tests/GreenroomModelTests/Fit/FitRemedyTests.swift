import GreenroomModel
import GreenroomTestSupport
import Testing

/// Remedies that name `greenroom fit`: done as they say, the copy lacks what they were given for.
@Suite struct FitRemedyTests {
  struct Case: Sendable, CustomStringConvertible {
    let code: FindingCode
    let options: [String]
    let reference: Reference
    var description: String { code.rawValue }

    init(_ code: FindingCode, _ options: String..., of reference: Reference) {
      (self.code, self.options, self.reference) = (code, options, reference)
    }
  }

  static let cases: [Case] = [
    Case(.imageFormat, of: .image(container: "jxl", "a.jxl")),
    Case(.imageFormat, "--strict", of: .image(container: "heic", "a.heic")),
    Case(.imageBytes, of: .image(bytes: 34_100_000)),
    Case(.imageBytes, "--strict", of: .image(bytes: 30_500_000)),
    Case(.imageSide, "--upscale", of: .image(299, 299)),
    Case(.imageSide, of: .image(6_048, 2_592)),
    Case(.imageRatio, "--crop", of: .image(2_620, 1_000)),
    Case(.imageRatio, "--crop", of: .image(399, 1_000)),
    Case(.imageAlpha, "--background white", "--strict", of: .image { $0.alpha = true }),
    Case(.imageColor, "--strict", of: .image { $0.colorModel = "cmyk" }),
    Case(.imageDepth, "--strict", of: .image { $0.bitDepth = 16 }),
    Case(.imageAnimated, "--strict", of: .image { $0.animated = true }),
    Case(
      .imageBars, "--crop",
      of: .image { $0.bars = PixelRectangle(x: 0, y: 90, size: PixelSize(1_280, 540)) }),
    Case(.videoBytes, of: .video(bytes: 60_000_000)),
    Case(.videoDuration, "--from 0 --to 15", of: .video(seconds: 18.2)),
    Case(.videoDuration, "--from 0 --to 15", "--strict", of: .video(seconds: 15.04)),
    Case(.videoFPS, of: .video(rate: 12, 1)),
    Case(.videoFPS, of: .video(rate: 120, 1)),
    Case(.videoFPS, "--strict", of: .video { $0.frameRate = nil }),
    Case(.videoVFR, "--strict", of: .video { $0.variableFrameRate = true }),
    Case(.videoPixels, "--upscale", of: .video(640, 480)),
    Case(.videoPixels, "--strict", of: .video(3_840, 2_160)),
    Case(.videoSide, of: .video(7_000, 3_000)),
    Case(.videoRatio, "--crop", of: .video(2_400, 900)),
    Case(.videoContainer, of: .video { $0.container = "mkv" }),
    Case(.videoCodec, of: .video { ($0.container, $0.videoCodec) = ("webm", "vp9") }),
    Case(.videoAudioCodec, of: .video { $0.audioCodec = "pcm_s16le" }),
    Case(.videoRotation, "--strict", of: .video { $0.rotation = 90 }),
    Case(.videoSAR, "--strict", of: .video { $0.sampleAspectRatio = FitWorld.rate(4, 3) }),
    Case(.fileHeaderMismatch, "--strict", of: .video(seconds: 7) { $0.headerDuration = Seconds(17.0) }),
    Case(.audioBytes, of: .audio(bytes: 16_000_000)),
    Case(.audioDuration, "--from 0 --to 15", of: .audio(seconds: 20)),
    Case(.audioFormat, of: .audio("m4a", "aac")),
  ]

  @Test(arguments: cases) func whatTheRemedyNamesMendsIt(_ one: Case) throws {
    let finding = try #require(FitWorld.old.findings(one.reference).first { $0.code == one.code })
    let path = try #require(one.reference.path?.text)
    let command = (["greenroom fit \(path) --model seedance-2.0"] + one.options).joined(separator: " ")
    #expect(finding.remedy.hasSuffix(": `\(command)`."), "\(finding.remedy)")

    let plan = FitWorld.old.plan(one.reference, FitOptions(naming: one.options))
    let prediction = try #require(plan.prediction, "\(plan.findings.map(\.message))")
    let copy = FitWorld.copy(prediction, of: one.reference)
    #expect(!FitWorld.old.findings(copy).contains { $0.code == one.code })
  }

  @Test func clipsThatAreTooLongTogetherAreNamedTogether() throws {
    let clips: [Reference] = ["/refs/a.mp4", "/refs/b.mp4"].map { path in
      ReferenceBuilder.video(path: path) { ($0.duration, $0.headerDuration) = (Seconds(9.0), nil) }
    }
    let report = Preflight.check(
      PreflightInput(model: "seedance-2.0", references: clips), profile: FitWorld.old.profile)
    let finding = try #require(report.findings.first { $0.code == .videoTotalDuration })
    #expect(finding.remedy.hasSuffix(": `greenroom fit /refs/a.mp4 /refs/b.mp4 --model seedance-2.0`."))
  }

  /// Of what no fitted copy mends, and of what has no path to name, no such command is spoken.
  @Test func nothingIsPromisedThatFittingCannotDo() throws {
    var nameless = Reference.image(2_620, 1_000)
    nameless.path = nil
    for reference in [
      .video(seconds: 1.5), .video(seconds: nil), .image { $0.flat = true }, .audio { $0.silent = true },
      .video { $0.videoCodec = nil }, .audio(seconds: nil), nameless,
    ] as [Reference] {
      let findings = FitWorld.old.findings(reference)
      #expect(!findings.isEmpty)
      #expect(findings.allSatisfy { !$0.remedy.contains("greenroom fit") }, "\(findings.map(\.remedy))")
    }
  }
}

extension FitOptions {
  /// What the command makes of words like these.
  fileprivate init(naming options: [String]) {
    let isTrimmed = options.contains("--from 0 --to 15")
    self.init(
      shape: options.contains("--crop") ? .crop : .pad,
      background: options.contains("--background white") ? .white : nil,
      allowsUpscaling: options.contains("--upscale"), mendsWarnings: options.contains("--strict"),
      from: isTrimmed ? .zero : nil,
      to: isTrimmed ? Seconds(15.0) : nil)
  }
}
