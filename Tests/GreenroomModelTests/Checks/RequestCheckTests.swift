import GreenroomModel
import GreenroomTestSupport
import Testing

@Suite struct CountAndTotalTests {
  @Test(arguments: [(9, []), (10, ["error count.images images"])])
  func countsImages(count: Int, expected: [String]) {
    let report = CheckWorld.report(Array(repeating: .image(), count: count))
    #expect(report.findings.map(CheckWorld.said) == expected)
  }

  @Test(arguments: [(3, []), (4, ["error count.videos videos"])])
  func countsVideos(count: Int, expected: [String]) {
    let report = CheckWorld.report(Array(repeating: .video(seconds: 3), count: count))
    #expect(report.findings.map(CheckWorld.said) == expected)
  }

  @Test(arguments: [(3, []), (4, ["error count.audios audios"])])
  func countsSounds(count: Int, expected: [String]) {
    let report = CheckWorld.report([.image()] + Array(repeating: .audio(seconds: 3), count: count))
    #expect(report.findings.map(CheckWorld.said) == expected)
  }

  @Test func everyKindHasItsOwnCount() {
    let references: [Reference] =
      Array(repeating: .image(), count: 9) + Array(repeating: .video(seconds: 4), count: 3)
      + Array(repeating: .audio(seconds: 4), count: 3)
    #expect(CheckWorld.report(references).verdict == .pass)
  }

  @Test(arguments: [
    ("seedance-1.5-pro", 3, 2), ("seedance-1.0-pro-quality", 2, 1), ("seedance-1.0-pro-fast", 2, 1),
  ])
  func olderModelsTakeFewImages(model: String, count: Int, most: Int) throws {
    let report = CheckWorld.report(Array(repeating: .image(), count: count), model: model)
    let errors = report.findings.filter { $0.severity == .error }
    let finding = try #require(errors.first)
    #expect(errors.count == 1)
    #expect(finding.code == .countImages)
    #expect(finding.measured == .number(Double(count)))
    #expect(finding.limit == .number(Double(most)))
  }

  @Test(arguments: [
    ([7.5, 7.5], []),
    ([7.5, 7.500001], ["warning video.total_duration videos"]),
    ([7.6, 7.6], ["warning video.total_duration videos"]),
    ([7.6, 7.600001], ["error video.total_duration videos"]),
    ([12.04, 15.04], ["error video.total_duration videos", "warning video.duration @video2"]),
    ([18.2], ["error video.duration @video1"]),
  ])
  func addsClipsUp(seconds: [Double], expected: [String]) {
    let report = CheckWorld.report(seconds.map { .video(seconds: $0) })
    #expect(report.findings.map(CheckWorld.said) == expected)
  }

  @Test(arguments: [
    ([5, 5, 5], []), ([5, 5, 5.1], ["warning audio.total_duration audios"]),
    ([5, 5, 5.2], ["warning audio.total_duration audios"]),
    ([6, 6, 6], ["error audio.total_duration audios"]),
  ])
  func addsSoundsUp(seconds: [Double], expected: [String]) {
    let report = CheckWorld.report([.image()] + seconds.map { .audio(seconds: $0) })
    #expect(report.findings.map(CheckWorld.said) == expected)
  }

  @Test func aTotalCountsOnlyWhatCouldBeMeasured() {
    let said = CheckWorld.said(.video(seconds: 8), .video(seconds: nil), .video(seconds: 8))
    #expect(said == ["error video.no_duration @video2", "error video.total_duration videos"])
  }
}

@Suite struct ModeTests {
  private static let first = ReferenceBuilder.image(role: .firstFrame)
  private static let last = ReferenceBuilder.image(role: .lastFrame)

  @Test(
    arguments: [
      ([], Mode.text),
      ([.image()], .image),
      ([.image(), .image()], .multimodalReference),
      ([.video()], .multimodalReference),
      ([.image(), .audio()], .multimodalReference),
      ([first], .firstFrame),
      ([first, last], .firstLastFrame),
    ] as [([Reference], Mode)])
  func infersTheMode(references: [Reference], mode: Mode) {
    let report = CheckWorld.report(references)
    #expect(report.mode == mode)
    #expect(report.findings.isEmpty)
  }

  @Test func aLastFrameNeedsAFirst() {
    #expect(CheckWorld.said(Self.last) == ["error mode.last_without_first last_frame"])
  }

  @Test(arguments: [Reference.image(), .video(), .audio()])
  func framesStandAlone(reference: Reference) {
    let expected = ["error mode.frames_with_references request"]
    #expect(CheckWorld.said(Self.first, reference) == expected)
    #expect(CheckWorld.said(Self.first, Self.last, reference) == expected)
  }

  @Test func framesWithEverythingGiveOneFinding() {
    #expect(
      CheckWorld.said(Self.first, Self.last, .image(), .video(), .audio())
        == ["error mode.frames_with_references request"])
  }

  @Test func soundNeedsSomethingToSee() {
    #expect(CheckWorld.said(.audio()) == ["error audio.needs_visual audios"])
    #expect(CheckWorld.said(.audio(), .audio()) == ["error audio.needs_visual audios"])
    #expect(CheckWorld.said(.audio(), .video()) == [])
    #expect(CheckWorld.saidAlone(.audio()) == [])
  }

  @Test func oneModelHasNoLastFrame() {
    #expect(
      CheckWorld.said(Self.first, Self.last, model: "seedance-1.0-pro-fast")
        == ["error mode.unsupported last_frame"])
    #expect(CheckWorld.said(Self.first, model: "seedance-1.0-pro-fast") == [])
    #expect(CheckWorld.said(Self.first, Self.last, model: "seedance-1.0-pro-quality") == [])
  }

  @Test(arguments: ["seedance-1.5-pro", "seedance-1.0-pro-quality", "seedance-1.0-pro-fast"])
  func olderModelsTakeNoReferencesButImages(model: String) {
    let errors = CheckWorld.said(.image(), .video(), .audio(), model: model).filter { $0.hasPrefix("error") }
    #expect(errors == ["error mode.unsupported @video1", "error mode.unsupported @audio1"])
  }

  @Test func twoImagesMeanFramesToTheModelThatSaysSo() {
    let report = CheckWorld.report([.image(), .image()], model: "seedance-1.5-pro")
    #expect(report.mode == .firstLastFrame)
    #expect(
      report.findings.map(CheckWorld.said)
        == ["warning mode.unsupported images", "info model.retired model"])
  }

  @Test(arguments: [Role.firstFrame, .lastFrame, .referenceImage])
  func aClipIsNoPicture(role: Role) {
    var clip = Reference.video()
    clip.role = role
    let subject = role.isFrame ? role.rawValue : "@video1"
    #expect(CheckWorld.saidAlone(clip) == ["error mode.kind \(subject)"])
  }

  @Test(arguments: [
    ((1_920, 1_080), (1_280, 720), false), ((1_920, 1_080), (1_366, 768), false),
    ((864, 496), (1_280, 720), true), ((1_920, 1_080), (1_080, 1_920), true),
    ((1_000, 1_000), (1_000, 990), false), ((1_000, 1_000), (1_000, 989), true),
  ])
  func framesShouldHaveOneShape(first: (Int, Int), last: (Int, Int), differ: Bool) {
    let said = CheckWorld.said(
      ReferenceBuilder.image(first.0, first.1, role: .firstFrame),
      ReferenceBuilder.image(last.0, last.1, role: .lastFrame))
    #expect(said == (differ ? ["warning mode.frame_ratio_mismatch last_frame"] : []))
  }
}

@Suite struct ParameterTests {
  @Test(arguments: [
    ("seedance-2.0", 4, 15), ("seedance-2.0-fast", 4, 15), ("seedance-1.5-pro", 4, 12),
    ("seedance-1.0-pro-quality", 2, 12), ("seedance-1.0-pro-fast", 2, 12),
  ])
  func durationHasARangeAModel(model: String, least: Int64, greatest: Int64) {
    for (value, isWrong) in [(least - 1, true), (least, false), (greatest, false), (greatest + 1, true)] {
      let errors = Self.said("duration", .integer(value), model)
      #expect(errors == (isWrong ? ["error output.duration duration"] : []), "\(value) s")
    }
  }

  @Test(
    arguments: [
      ("seedance-2.0", "480p", nil), ("seedance-2.0", "720p", nil), ("seedance-2.0", "1080p", nil),
      ("seedance-2.0", "2K", "warning output.discouraged resolution"),
      ("seedance-2.0", "4k", "error output.resolution resolution"),
      ("seedance-2.0", "2k", "error output.resolution resolution"),
      ("seedance-2.0-fast", "720p", nil),
      ("seedance-2.0-fast", "1080p", "warning output.discouraged resolution"),
      ("seedance-2.0-fast", "2K", "warning output.discouraged resolution"),
      ("seedance-1.5-pro", "1080p", nil), ("seedance-1.5-pro", "2K", "error output.resolution resolution"),
      ("seedance-1.0-pro-quality", "1080p", nil), ("seedance-1.0-pro-fast", "1080p", nil),
      ("seedance-1.0-pro-fast", "360p", "error output.resolution resolution"),
    ] as [(String, String, String?)])
  func resolutionIsAListAModel(model: String, value: String, expected: String?) {
    #expect(Self.said("resolution", .string(value), model) == [expected].compactMap(\.self))
  }

  @Test(arguments: ["16:9", "9:16", "4:3", "3:4", "21:9", "1:1"])
  func everyModelHasSixRatios(ratio: String) {
    for model in CheckWorld.qingbo.models {
      #expect(Self.said("aspect_ratio", .string(ratio), model.id) == [])
    }
  }

  @Test(arguments: [
    ("seedance-2.0", "adaptive", false), ("seedance-2.0-fast", "adaptive", false),
    ("seedance-1.5-pro", "adaptive", true), ("seedance-1.0-pro-quality", "adaptive", true),
    ("seedance-2.0", "5:4", true), ("seedance-2.0", "16x9", true),
  ])
  func otherRatiosAreAModelsOwn(model: String, ratio: String, isWrong: Bool) {
    #expect(
      Self.said("aspect_ratio", .string(ratio), model)
        == (isWrong ? ["error output.ratio aspect_ratio"] : []))
  }

  @Test(
    arguments: [
      (-2, "error"), (-1, nil), (0, nil), (2_147_483_647, nil), (2_147_483_648, "warning"),
      (4_294_967_295, "warning"), (4_294_967_296, "error"),
    ] as [(Int64, String?)])
  func seedHasTwoRanges(seed: Int64, severity: String?) {
    #expect(
      Self.said("seed", .integer(seed), "seedance-1.0-pro-fast")
        == (severity.map { ["\($0) output.seed seed"] } ?? []))
  }

  @Test func aSeedIsDiscouragedWhereTheVendorTakesNone() {
    #expect(Self.said("seed", 7, "seedance-2.0") == ["warning output.discouraged seed"])
    #expect(Self.said("seed", -1, "seedance-2.0") == [])
  }

  @Test(
    arguments: [
      ("duration", "5" as JSONValue, "error output.duration duration"),
      ("duration", 4.5, "error output.duration duration"),
      ("duration", 5.0, nil),
      ("watermark", "yes", "error output.unknown_parameter watermark"),
      ("watermark", true, nil),
      ("action", "edit", "error output.unknown_parameter action"),
      ("action", "generate", nil),
      ("aspect_ratio", 1.78, "error output.ratio aspect_ratio"),
      ("callback_url", "https://example.com/done", nil),
      ("callback_url", "http://localhost/done", "error url.private_host callback_url"),
      ("callback_url", "ftp://example.com/", "error url.scheme callback_url"),
      ("callback_url", 5, "error output.unknown_parameter callback_url"),
    ] as [(String, JSONValue, String?)])
  func valuesHaveTypes(name: String, value: JSONValue, expected: String?) {
    #expect(Self.said(name, value, "seedance-2.0") == [expected].compactMap(\.self))
  }

  @Test func oneModelRendersReferencesBelowFullHD() {
    let resolution = [JSONValue.Member("resolution", "1080p")]
    let said = CheckWorld.said(.image(), model: "seedance-1.0-pro-quality", parameters: resolution)
    #expect(said == ["error output.resolution resolution"])
    let frame = ReferenceBuilder.image(role: .firstFrame)
    #expect(CheckWorld.said(frame, model: "seedance-1.0-pro-quality", parameters: resolution) == [])
  }

  @Test func aSlipOfThePenIsSuggestedAway() throws {
    let report = CheckWorld.report([], parameters: [.init("resolutoin", "720p")])
    let finding = try #require(report.findings.first)
    #expect(CheckWorld.said(finding) == "error output.unknown_parameter resolutoin")
    #expect(finding.remedy.contains("resolution"))
  }

  private static func said(_ name: String, _ value: JSONValue, _ model: String) -> [String] {
    CheckWorld.said(model: model, parameters: [.init(name, value)]).filter { !$0.contains("model.retired") }
  }
}

@Suite struct ExtraTests {
  @Test(
    arguments: [
      ("seedance-2.0", "generate_audio", true as JSONValue, nil),
      ("seedance-2.0", "return_last_frame", true, nil),
      ("seedance-2.0", "tools", [["type": "web_search"]], nil),
      ("seedance-2.0", "tools", [["type": "search"]], "error extra.value extra.tools"),
      ("seedance-2.0", "tools", ["type": "web_search"], "error extra.value extra.tools"),
      ("seedance-2.0", "generate_audio", "yes", "error extra.value extra.generate_audio"),
      ("seedance-2.0", "service_tier", "flex", "warning output.discouraged extra.service_tier"),
      ("seedance-2.0", "audio", true, "error extra.renamed extra.audio"),
      ("seedance-2.0", "camerafixed", true, "error extra.unknown extra.camerafixed"),
      ("seedance-2.0", "sparkles", true, "warning extra.unknown extra.sparkles"),
      ("seedance-2.0-fast", "tools", [["type": "web_search"]], "warning extra.unknown extra.tools"),
      ("seedance-1.5-pro", "audio", true, nil),
      ("seedance-1.5-pro", "camerafixed", true, nil),
      ("seedance-1.5-pro", "camera_fixed", true, "error extra.renamed extra.camera_fixed"),
      ("seedance-1.5-pro", "generate_audio", true, "error extra.renamed extra.generate_audio"),
      ("seedance-1.0-pro-fast", "generate_audio", true, "warning extra.unknown extra.generate_audio"),
    ] as [(String, String, JSONValue, String?)])
  func everyModelHasItsOwn(model: String, key: String, value: JSONValue, expected: String?) {
    let said = CheckWorld.said(model: model, extra: [.init(key, value)]).filter {
      !$0.contains("model.retired")
    }
    #expect(said == [expected].compactMap(\.self))
  }

  @Test func soundShouldBeSaidAloud() {
    let missing = "warning output.discouraged extra.generate_audio"
    #expect(CheckWorld.said(prompt: "a dog", whole: true) == [missing])
    #expect(CheckWorld.said(prompt: "a dog", extra: [.init("generate_audio", false)], whole: true) == [])
    // Written under the wrong name it is not missing as well.
    #expect(
      CheckWorld.said(prompt: "a dog", extra: [.init("audio", false)], whole: true)
        == ["error extra.renamed extra.audio"])
    // Files alone are no request that could lack something.
    #expect(CheckWorld.said(.image()) == [])
  }

  @Test func silentModelsNeedNoWordOnSound() {
    #expect(CheckWorld.said(model: "seedance-1.0-pro-fast", prompt: "a dog", whole: true) == [])
  }
}

@Suite struct DialectTests {
  @Test func extrasAtTopLevelAreTheLaterContracts() throws {
    let report = CheckWorld.report([], parameters: [.init("generate_audio", true)])
    let finding = try #require(report.findings.first)
    #expect(CheckWorld.said(finding) == "error output.unknown_parameter generate_audio")
    #expect(finding.message.contains("qingbo-2026-04"))
    #expect(finding.remedy.contains("extra.generate_audio"))
    #expect(finding.remedy.contains("--profile qingbo-2026-09"))
  }

  @Test func theModelsOwnNameIsProposed() throws {
    let report = CheckWorld.report(
      [], model: "seedance-1.5-pro", parameters: [.init("generate_audio", true)])
    let finding = try #require(report.findings.first)
    #expect(finding.remedy.contains("extra.audio"))
  }

  @Test func theLaterContractRefusesExtra() throws {
    let report = CheckWorld.report(
      [], profile: CheckWorld.september, parameters: [.init("duration", 5)],
      extra: [.init("generate_audio", true), .init("seed_mode", "x")])
    #expect(report.findings.map(CheckWorld.said) == ["error extra.unknown extra"])
    let finding = try #require(report.findings.first)
    #expect(finding.message.contains("qingbo-2026-09"))
    #expect(finding.remedy.contains("--profile qingbo"))
    #expect(finding.remedy.contains("generate_audio"))
  }

  @Test(arguments: ["first_frame_image", "last_frame_image", "image_with_roles"])
  func laterFieldNamesAreTold(field: String) throws {
    let finding = try #require(CheckWorld.report([], parameters: [.init(field, "x")]).findings.first)
    #expect(finding.code == .outputUnknownParameter)
    #expect(finding.remedy.contains("--profile qingbo-2026-09"))
  }

  @Test(arguments: [
    ("doubao-seedance-2.0", "seedance-2.0"), ("seedance-1.0-pro", "--profile qingbo-2026-09"),
    ("seedance-2.5", "--profile qingbo-2026-09"), ("seedanse-2.0", "seedance-2.0"),
  ])
  func unknownModelsAreExplained(model: String, hint: String) throws {
    let report = CheckWorld.report([.image(299, 299)], model: model)
    #expect(report.findings.map(CheckWorld.said) == ["error model.unknown model"])
    #expect(try #require(report.findings.first).remedy.contains(hint))
    #expect(report.verdict == .fail)
  }

  @Test func anUnknownModelHidesNoBrokenFile() {
    #expect(
      CheckWorld.said(ReferenceBuilder.broken(.fileEmpty, "The file is empty."), model: "x")
        == ["error model.unknown model", "error file.empty broken.mp4"])
  }

  @Test func aModelAnswersToItsAlias() {
    #expect(CheckWorld.report([.image()], model: "2.0").model == "seedance-2.0")
    #expect(CheckWorld.report([.image()], model: "Seedance-2.0").model == "seedance-2.0")
  }

  @Test func aModelThatEndsIsANote() {
    #expect(CheckWorld.said(.image(), model: "seedance-1.5-pro") == ["info model.retired model"])
    #expect(CheckWorld.report([.image()], model: "seedance-1.5-pro").verdict == .pass)
  }
}

@Suite struct SeptemberTests {
  private static func said(
    _ references: Reference..., model: String = "seedance-2.0", parameters: [JSONValue.Member]
  ) -> [String] {
    CheckWorld.report(
      references, model: model, profile: CheckWorld.september, prompt: "a dog", parameters: parameters,
      whole: true
    ).findings.filter { $0.severity != .info && $0.code != .promptUnusedReference }.map(CheckWorld.said)
  }

  private static let five: [JSONValue.Member] = [.init("duration", 5)]

  @Test func durationMustBeSaid() {
    #expect(Self.said(parameters: []) == ["error output.duration duration"])
    #expect(Self.said(parameters: Self.five) == [])
  }

  @Test func framesForceTheAdaptiveRatio() {
    let frame = ReferenceBuilder.image(role: .firstFrame)
    let adaptive = Self.five + [.init("aspect_ratio", "adaptive")]
    #expect(Self.said(frame, parameters: Self.five) == ["error output.ratio aspect_ratio"])
    #expect(Self.said(frame, parameters: adaptive) == [])
    #expect(Self.said(frame, model: "seedance-2.5", parameters: Self.five) == [])
    #expect(
      Self.said(frame, model: "seedance-2.5", parameters: Self.five + [.init("aspect_ratio", "16:9")])
        == ["error output.ratio aspect_ratio"])
    #expect(Self.said(frame, model: "seedance-1.5-pro", parameters: Self.five) == [])
  }

  @Test func thePromptIsOptionalWithReferencesOnTheTwoPointZeroTiers() {
    for (model, isOptional) in [
      ("seedance-2.0", true), ("seedance-2.0-fast", true), ("seedance-2.0-mini", true),
      ("seedance-2.5", false), ("seedance-1.5-pro", false),
    ] {
      let report = CheckWorld.report(
        [.image()], model: model, profile: CheckWorld.september, parameters: Self.five, whole: true)
      #expect(report.findings.contains { $0.code == .promptEmpty } == !isOptional)
    }
    let textOnly = CheckWorld.report(
      [], profile: CheckWorld.september, parameters: Self.five, whole: true)
    #expect(textOnly.findings.map(\.code) == [.promptEmpty])
  }

  @Test func editNeedsAClipOfItsOwnLength() {
    let edit: [JSONValue.Member] = [.init("action", "edit"), .init("duration", 0)]
    #expect(Self.said(.video(), model: "seedance-2.5", parameters: edit) == [])
    #expect(Self.said(model: "seedance-2.5", parameters: edit) == ["error mode.unsupported request"])
    #expect(
      Self.said(.video(seconds: 3.999999), model: "seedance-2.5", parameters: edit)
        == ["error video.duration @video1"])
    #expect(
      Self.said(.video(), model: "seedance-2.5", parameters: [.init("action", "edit"), .init("duration", 8)])
        == ["error output.duration duration"])
    #expect(
      Self.said(.video(), parameters: edit)
        == ["error output.unknown_parameter action", "error output.duration duration"])
  }

  @Test func thirtySecondsAreForTwoPointFive() {
    for (seconds, severity) in [(30, nil), (30.2, "warning"), (30.200001, "error")] as [(Double, String?)] {
      let said = Self.said(.video(seconds: seconds), model: "seedance-2.5", parameters: Self.five)
      #expect(said == (severity.map { ["\($0) video.duration @video1"] } ?? []))
    }
    #expect(Self.said(.audio(), model: "seedance-2.5", parameters: Self.five) == [])
    #expect(Self.said(.audio(), parameters: Self.five) == ["error audio.needs_visual audios"])
  }

  @Test func pcmIsForMOVOnTwoPointFive() {
    let clip = ReferenceBuilder.video(path: "/refs/a.mov") {
      ($0.container, $0.audioCodec) = ("mov", "pcm_s16le")
    }
    let boxed = ReferenceBuilder.video { $0.audioCodec = "pcm_s16le" }
    #expect(Self.said(clip, model: "seedance-2.5", parameters: Self.five) == [])
    #expect(
      Self.said(boxed, model: "seedance-2.5", parameters: Self.five) == ["error video.audio_codec @video1"])
    #expect(Self.said(clip, parameters: Self.five) == ["error video.audio_codec @video1"])
  }

  @Test func webMIsDisputed() {
    let clip = ReferenceBuilder.video(path: "/refs/a.webm") {
      ($0.container, $0.videoCodec, $0.audioCodec) = ("webm", "vp9", "opus")
    }
    #expect(
      Self.said(clip, parameters: Self.five) == [
        "warning video.container @video1", "warning video.codec @video1",
        "warning video.audio_codec @video1",
      ])
  }

  @Test func onePointZeroTakesFramesOnly() {
    #expect(
      Self.said(.image(), model: "seedance-1.0-pro", parameters: Self.five) == ["error count.images images"])
    let frame = ReferenceBuilder.image(role: .firstFrame)
    #expect(Self.said(frame, model: "seedance-1.0-pro", parameters: Self.five) == [])
  }
}
