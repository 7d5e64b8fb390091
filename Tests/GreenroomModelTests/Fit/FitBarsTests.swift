import GreenroomModel
import GreenroomTestSupport
import Testing

/// Black bars: cropped where that is asked for or costs the least, and never held against a copy that needs them.
@Suite struct FitBarsTests {
  private static func letterboxed(_ facts: (inout MediaFacts) -> Void = { _ in }) -> Reference {
    .image(1_920, 1_080) {
      $0.bars = PixelRectangle(x: 0, y: 140, size: PixelSize(1_920, 800))
      facts(&$0)
    }
  }

  private static let cropping = FitOptions(shape: .crop)

  @Test func theyAreCroppedWhereCroppingIsAskedFor() {
    let plan = FitWorld.old.plan(Self.letterboxed(), Self.cropping)
    #expect(
      plan.steps.first?.sentence
        == "Cropped from 1920×1080 px to 1920×800 px: the black bars are lost, and a line or two of the picture "
        + "beside them.")
    #expect(plan.recipe?.description == "fit/1 png crop 1920×800+0+140 scale 1920×800 max 30000000")
    #expect(plan.findings.isEmpty && plan.prediction?.facts.bars == nil)
  }

  @Test func theyStayWhereNobodyAsked() {
    #expect(FitWorld.old.plan(Self.letterboxed()).outcome == .passes)
    // Nor where a copy is made for something else: they lie in it as they did.
    let plan = FitWorld.old.plan(
      .image(9_600, 5_400) {
        $0.container = "jpeg"
        $0.bars = PixelRectangle(x: 0, y: 700, size: PixelSize(9_600, 4_000))
      })
    #expect(plan.steps.map(\.action) == [.scale, .encode])
    #expect(
      plan.prediction?.facts.bars == PixelRectangle(x: 0, y: 438, size: PixelSize(6_000, 2_499)),
      "\(plan.prediction?.facts.bars as Any)")
    #expect(plan.findings.codes == ["image.bars"])
  }

  /// Where the ratio has to change, black is the least that can be lost.
  @Test func theyAreCroppedRatherThanPaddedAround() {
    let between = PixelRectangle(x: 600, y: 0, size: PixelSize(1_800, 1_000))
    let plan = FitWorld.old.plan(.image(3_000, 1_000) { $0.bars = between })
    #expect(plan.steps.map(\.action) == [.crop, .encode] && plan.findings.isEmpty)
    #expect(plan.recipe?.description.contains("crop 1800×1000+600+0") == true)
  }

  /// A picture that is too wide even so loses its bars and its ends, or neither.
  @Test func whatLiesBetweenIsCroppedFurtherOrPaddedWhole() {
    let reference = Reference.image(3_000, 1_000) {
      $0.bars = PixelRectangle(x: 0, y: 100, size: PixelSize(3_000, 800))
    }
    let cropped = FitWorld.old.plan(reference, Self.cropping)
    #expect(
      cropped.steps.first?.sentence
        == "Cropped from 3000×1000 px to 1999×800 px: the black bars and 1001 columns of pixels are lost.")
    let padded = FitWorld.old.plan(reference)
    #expect(padded.steps.first?.action == .pad && padded.findings.isEmpty)
  }

  /// The narrower picture of each pair is 2.5 to 1, which one document refuses.
  @Test(arguments: [(400, true), (401, false), (402, false)])
  func barsThatTheRatioNeedsAreNoneToComplainOf(height: Int, isNeeded: Bool) {
    let bars = PixelRectangle(x: 0, y: 150, size: PixelSize(1_000, height))
    let findings = FitWorld.old.findings(.image(1_000, 700) { $0.bars = bars })
    #expect(findings.codes == (isNeeded ? [] : ["image.bars"]))
  }

  /// As detection finds the black that a fitted copy was padded with.
  @Test func paddingInBlackDoesNotCountAgainstTheCopy() throws {
    let black = FitOptions(background: .black)
    for reference in [Reference.image(3_000, 1_000), .image(400, 1_100), .video(1_920, 700)] {
      let plan = FitWorld.old.plan(reference, black)
      let framing = try #require(plan.recipe?.framing)
      let canvas = try #require(framing.canvas)
      var copy = FitWorld.copy(try #require(plan.prediction), of: reference)
      copy.facts?.bars = framing.size.inTheMiddle(of: canvas)
      #expect(FitWorld.old.findings(copy).isEmpty)
    }
  }

  @Test func aClipIsEncodedForItToEvenSides() {
    let reference = Reference.video(1_920, 1_080) {
      $0.bars = PixelRectangle(x: 0, y: 139, size: PixelSize(1_920, 801))
    }
    let plan = FitWorld.old.plan(reference, Self.cropping)
    #expect(plan.recipe?.framing?.size == PixelSize(1_920, 800))
    #expect(plan.findings.isEmpty && plan.prediction?.facts.bars == nil)
    #expect(FitWorld.old.findings(reference).first?.remedy.contains("--crop`") == true)
  }

  /// Without its bars it would be refused, which the remedy says rather than to send people cropping.
  @Test func whatIsTooSmallWithoutThemKeepsThem() throws {
    let reference = Reference.image(640, 480) {
      $0.bars = PixelRectangle(x: 0, y: 100, size: PixelSize(640, 280))
    }
    #expect(FitWorld.old.plan(reference, Self.cropping).outcome == .passes)
    let finding = try #require(FitWorld.old.findings(reference).first { $0.code == .imageBars })
    #expect(finding.remedy == "Use one without bars; cropped to its picture, this one would be too small.")
  }
}

extension FitRecipe {
  fileprivate var framing: Framing? {
    switch self {
    case .picture(let recipe): recipe.framing
    case .clip(let recipe): recipe.encoding?.framing
    case .sound: nil
    }
  }
}

extension PixelSize {
  fileprivate func inTheMiddle(of canvas: PixelSize) -> PixelRectangle {
    PixelRectangle(x: (canvas.width - width) / 2, y: (canvas.height - height) / 2, size: self)
  }
}
