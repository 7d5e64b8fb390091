import Foundation
import GreenroomModel
import GreenroomTestSupport
import Testing

/// What plans say, for media that people have.
@Suite struct FitPlanTests {
  private static func said(_ reference: Reference, _ options: FitOptions = FitOptions()) -> [String] {
    let plan = FitWorld.old.plan(reference, options)
    return plan.steps.map(\.sentence) + plan.findings.errors.map { "\($0.code): \($0.remedy)" }
  }

  @Test func aLargeStillIsScaled() {
    #expect(
      Self.said(.image(7_000, 5_000) { $0.container = "jpeg" }) == [
        "Scaled from 7000×5000 px to 6000×4286 px: detail finer than 1.17 px is lost.",
        "Re-encoded from JPEG to JPEG: a little fine detail is lost, at the best quality that keeps it within 30 MB.",
      ])
  }

  @Test func aSmallStillIsScaledUpOnRequestOnly() {
    #expect(
      Self.said(.image(250, 260)) == [
        "image.side: Use a larger original, or scale it up with `--upscale`, which adds no detail."
      ])
    #expect(
      Self.said(.image(250, 260), FitOptions(allowsUpscaling: true)).first
        == "Scaled up from 250×260 px to 300×312 px: no detail is added.")
  }

  @Test func aPanoramaIsPaddedOrCropped() {
    #expect(
      Self.said(.image(3_000, 1_000)).first
        == "Padded from 3000×1000 px to 3000×1201 px: nothing is lost, but a model sees the bars and may repeat them."
    )
    #expect(
      Self.said(.image(3_000, 1_000), FitOptions(shape: .crop)).first
        == "Cropped from 3000×1000 px to 2499×1000 px: 501 columns of pixels are lost.")
  }

  @Test func warningsAreMendedWhereACopyIsMadeAnyway() {
    let reference = Reference.image(2_000, 700) {
      ($0.container, $0.alpha, $0.bitDepth, $0.colorModel) = ("tiff", true, 16, "cmyk")
    }
    let plan = FitWorld.old.plan(reference)
    #expect(
      plan.steps.map(\.action) == [.pad, .colour, .depth, .flatten, .encode] && plan.findings.isEmpty)
    #expect(plan.recipe?.description == "fit/1 png scale 2000×700 pad 2000×801 on #ffffff max 30000000")
  }

  @Test func warningsAloneAreLeftUnlessAskedFor() {
    let reference = Reference.image { $0.alpha = true }
    #expect(FitWorld.old.plan(reference).outcome == .passes)
    let plan = FitWorld.old.plan(reference, FitOptions(mendsWarnings: true))
    #expect(plan.steps.map(\.action) == [.flatten, .encode] && plan.findings.isEmpty)
  }

  @Test func aWarningThatNoCopyMendsStandsInTheWayOnlyWhereItCounts() {
    let flat = Reference.image { $0.flat = true }
    #expect(FitWorld.old.plan(flat).outcome == .passes)
    for format in [nil, PictureRecipe.Format.jpeg] {
      let plan = FitWorld.old.plan(flat, FitOptions(mendsWarnings: true, pictureFormat: format))
      #expect(plan.outcome == .cannot && plan.findings.codes == ["image.flat"] && plan.steps.isEmpty)
    }
  }

  /// What the worker would refuse by its header is not promised.
  @Test(arguments: [
    ("png", 8, 6_400, 6_250, true), ("png", 8, 6_400, 6_251, false), ("png", 16, 6_400, 3_125, true),
    ("png", 16, 6_400, 3_126, false), ("avif", 8, 17_000, 17_000, false), ("jpeg", 8, 20_000, 20_000, true),
    ("jpeg", 8, 20_000, 20_001, false), ("gif", 8, 4_000, 4_000, true), ("gif", 8, 4_000, 4_001, false),
  ])
  func noCopyIsPromisedOfWhatIsNotDecoded(
    container: String, depth: Int, width: Int, height: Int, isPromised: Bool
  ) {
    let reference = Reference.image(width, height) { ($0.container, $0.bitDepth) = (container, depth) }
    let plan = FitWorld.old.plan(reference, FitOptions(mendsWarnings: true, pictureFormat: .jpeg))
    #expect((plan.outcome != .cannot) == isPromised, "\(plan)")
    #expect(plan.notes.contains { $0.contains("megapixels") } != isPromised)
  }

  @Test func twoFieldsAFrameBecomeOnePicture() {
    let reference = Reference.video { ($0.videoCodec, $0.interlaced) = ("mpeg2video", true) }
    let plan = FitWorld.old.plan(reference)
    #expect(plan.steps.map(\.action) == [.deinterlace, .encode])
    #expect(
      plan.steps.first?.sentence
        == "Deinterlaced from two fields a frame to one whole picture: half of the moments are lost, and fine detail "
        + "where something moves.")
    #expect(plan.recipe?.description.hasPrefix("fit/1 mp4 deinterlaced scale ") == true)
    #expect(plan.prediction?.facts.interlaced == false)
    // Pictures that are copied as they are keep their fields.
    let copied = FitWorld.old.plan(.video { ($0.container, $0.interlaced) = ("mkv", true) })
    #expect(copied.steps.map(\.action) == [.remux] && copied.prediction?.facts.interlaced == true)
  }

  @Test func aWrongContainerIsRewrappedOnly() {
    let plan = FitWorld.old.plan(.video(container: "mkv"))
    #expect(plan.steps.map(\.sentence) == ["Rewrapped from MKV to MP4: nothing is lost."])
    #expect(plan.recipe?.description == "fit/1 mp4 copied sound max 52428800")
  }

  @Test func soundThatIsWrongAloneLeavesThePicturesAlone() {
    let sound =
      "Re-encoded from 16-bit PCM sound to AAC: a little fine detail of the sound is lost, and nothing of the pictures."
    let plan = FitWorld.old.plan(.video { $0.audioCodec = "pcm_s16le" })
    #expect(plan.steps.map(\.sentence) == [sound] && plan.findings.isEmpty)
    #expect(plan.recipe?.description == "fit/1 mp4 copied aac max 52428800")
    #expect(
      Self.said(.video { ($0.container, $0.audioCodec) = ("mkv", "pcm_s16le") }) == [
        "Rewrapped from MKV to MP4: nothing is lost.", sound,
      ])
  }

  /// New sound ends with a whole packet, which may be too late, and may be larger than the old; wrong pictures are
  /// encoded anyway.
  @Test(arguments: [
    (15.1, 5_000_000, "h264", true), (15.11, 5_000_000, "h264", false), (5, 51_700_000, "h264", true),
    (5, 51_750_000, "h264", false), (5, 5_000_000, "vp9", false),
  ]) func picturesAreCopiedOnlyWhereThatIsSafe(
    seconds: Double, bytes: Int64, codec: String, areCopied: Bool
  ) throws {
    let reference = ReferenceBuilder.video(seconds: seconds, bytes: bytes) {
      ($0.videoCodec, $0.audioCodec) = (codec, "pcm_s16le")
    }
    guard case .clip(let recipe) = FitWorld.old.plan(reference).recipe else {
      Issue.record("no recipe")
      return
    }
    #expect((recipe.encoding == nil) == areCopied && recipe.encodesSound == areCopied)
  }

  @Test func aClipIsTrimmedTurnedAndRetimed() {
    let reference = Reference.video(seconds: 20.2, 1_920, 1_080) {
      ($0.frameRate, $0.variableFrameRate, $0.rotation) = (FitWorld.rate(120), true, 90)
    }
    #expect(
      Self.said(reference) == [
        "Trimmed from 20.2 s to 0–14.9 s: 5.3 s are lost.",
        "Turned from 90° when shown to upright pixels: nothing is lost.",
        "Retimed from a variable 120 fps to a constant 60 fps: frames between are lost.",
        "Re-encoded from H.264 and AAC in MP4 to H.264 and AAC in MP4: a little fine detail is lost, at the best "
          + "quality that keeps it within 50 MB.",
      ])
  }

  @Test func theWindowIsTheOneAskedFor() {
    let options = FitOptions(from: Seconds(2), to: Seconds(7))
    let plan = FitWorld.old.plan(.video(seconds: 10), options)
    #expect(plan.steps.first?.sentence == "Trimmed from 10 s to 2–7 s: 5 s are lost.")
    #expect(plan.prediction?.facts.duration == Seconds(5))
    let none = FitWorld.old.plan(.video(seconds: 10), FitOptions(from: Seconds(12)))
    #expect(none.outcome == .cannot && none.findings.codes == ["video.duration"])
  }

  /// 21:9 at 960 wide has too few pixels: the narrower picture must not be scaled below them.
  @Test func shapeAndAreaAreSolvedTogether() throws {
    let clip = Reference.video(7_000, 2_000)
    for shape in FitOptions.Shape.allCases {
      let plan = FitWorld.old.plan(clip, FitOptions(shape: shape))
      #expect(plan.findings.errors.isEmpty && plan.recipe != nil)
    }
    #expect(Self.said(.video(960, 411)).count == 1)
    #expect(FitWorld.old.plan(.video(960, 411), FitOptions(allowsUpscaling: true)).recipe != nil)
  }

  @Test func oddSidesLoseALine() {
    let reference = Reference.video(1_281, 721) { $0.videoCodec = "vp9" }
    #expect(
      Self.said(reference).first
        == "Cropped from 1281×721 px to 1280×720 px: 1 column and 1 row of pixels are lost.")
  }

  @Test func wideSquaresOfPixelsAreStretched() {
    let reference = Reference.video(720, 576) {
      ($0.sampleAspectRatio, $0.videoCodec) = (FitWorld.rate(64, 45), "mpeg2video")
    }
    #expect(
      Self.said(reference).first
        == "Made square from pixels of 64:45 to 1024×576 px: nothing is lost.")
  }

  @Test func soundsStayLosslessWhereTheyAre() {
    let flac = Reference.audio(seconds: 20) { ($0.container, $0.audioCodec) = ("flac", "flac") }
    #expect(
      Self.said(flac) == [
        "Trimmed from 20 s to 0–14.9 s: 5.1 s are lost.",
        "Re-encoded from FLAC to 16-bit WAV: nothing is lost.",
      ])
    let ogg = Reference.audio { ($0.container, $0.audioCodec) = ("ogg", "opus") }
    #expect(Self.said(ogg) == ["Re-encoded from Opus to MP3: a little fine detail is lost."])
  }

  @Test func aGeneratedClipLosesItsException() {
    var clip = Reference.video(seconds: 20)
    #expect(FitWorld.old.plan(clip).notes == [])
    clip.generated = GeneratedFacts(madeAt: Date(timeIntervalSince1970: 0), isReencoded: false)
    #expect(FitWorld.old.plan(clip).notes.count == 1)
    clip.generated?.isReencoded = true
    #expect(FitWorld.old.plan(clip).notes == [])
  }

  @Test(arguments: [
    (Reference.video { $0.encrypted = true }, "file.unreadable"), (.video(seconds: nil), "video.no_duration"),
    (ReferenceBuilder.broken(.fileEmpty, "It is empty."), "file.empty"),
    (.video(seconds: 1), "video.duration"),
    (ReferenceBuilder.video(role: .firstFrame), "mode.kind"),
  ])
  func whatNoCopyMendsIsNamed(reference: Reference, code: String) {
    let plan = FitWorld.old.plan(reference)
    #expect(plan.outcome == .cannot && plan.findings.codes == [code])
    #expect(plan.findings.allSatisfy { !$0.remedy.isEmpty })
  }

  @Test func modelsThatTakeNoClipsSaySo() {
    let plan = FitWorld.place("qingbo", "seedance-1.5-pro").plan(.video(seconds: 60))
    #expect(plan.findings.codes == ["mode.unsupported"])
  }
}
