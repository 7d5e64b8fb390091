import GreenroomModel
import GreenroomTestSupport
import Testing

/// Random media for every model of every profile: a plan promises a pass, or names the limit that remains.
@Suite struct FitPropertyTests {
  private static let casesASeed = 20

  @Test(arguments: Array<UInt64>(1...6)) func aPlanPromisesAPassOrNamesALimit(seed: UInt64) {
    var media = RandomMedia(seed: seed)
    for number in 0..<Self.casesASeed {
      let (reference, options) = (media.reference(), media.options())
      for place in FitWorld.places where place.profile.id.hasPrefix("qingbo") {
        let plan = place.plan(reference, options)
        let what: Comment =
          "seed \(seed), case \(number), \(place): \(plan.recipe?.description ?? "no recipe")"
        switch plan.outcome {
        case .passes: expectNothingToMend(plan, reference, options, place, what)
        case .cannot: #expect(!plan.findings.isEmpty && plan.recipe == nil, what)
        case .makes(let recipe):
          expectAPass(plan, of: reference, place, what)
          expectSense(recipe, of: reference, what)
          expectDone(plan, of: reference, options, place, what)
        }
      }
    }
  }

  private func expectNothingToMend(
    _ plan: FitPlan, _ reference: Reference, _ options: FitOptions, _ place: FitWorld.Place, _ what: Comment
  ) {
    #expect(place.findings(reference).errors.isEmpty && plan.steps.isEmpty && plan.prediction == nil, what)
  }

  /// At the bounds of its bytes and of its playing time too.
  private func expectAPass(_ plan: FitPlan, of reference: Reference, _ place: FitWorld.Place, _ what: Comment)
  {
    guard let prediction = plan.prediction else {
      Issue.record("no prediction: \(what)")
      return
    }
    let times = prediction.playingTime.map { [$0.lowerBound, $0.upperBound] } ?? []
    for time in [prediction.facts.duration] + times {
      let copy = FitWorld.copy(prediction, of: reference, lasting: time)
      #expect(place.findings(copy).errors.codes == [], what)
    }
    #expect(!plan.steps.isEmpty && plan.steps.allSatisfy { !$0.sentence.isEmpty }, what)
    #expect(plan.findings.errors.isEmpty, what)
  }

  private func expectSense(_ recipe: FitRecipe, of reference: Reference, _ what: Comment) {
    guard let facts = reference.facts else { return }
    switch recipe {
    case .picture(let recipe):
      guard let width = facts.width, let height = facts.height else { return }
      expectSense(recipe.framing, in: PixelSize(width, height), isEven: false, what)
      #expect(recipe.background != nil || facts.alpha != true, what)
    case .clip(let recipe):
      if let encoding = recipe.encoding, let shown = facts.shownSize {
        expectSense(encoding.framing, in: shown, isEven: true, what)
        #expect(encoding.frameRate.denominator <= 1_001, what)
      }
      expectSense(recipe.window, in: facts.duration, what)
      #expect(recipe.encoding != nil || recipe.window == nil, what)
      #expect(!recipe.encodesSound || (recipe.hasSound && recipe.encoding == nil), what)
    case .sound(let recipe):
      expectSense(recipe.window, in: facts.duration, what)
      #expect((recipe.fade > 0) == (recipe.window != nil), what)
    }
  }

  private func expectSense(_ framing: Framing, in shown: PixelSize, isEven: Bool, _ what: Comment) {
    if let crop = framing.crop {
      #expect(crop.x >= 0 && crop.y >= 0 && crop.size.width > 0 && crop.size.height > 0, what)
      #expect(crop.x + crop.size.width <= shown.width && crop.y + crop.size.height <= shown.height, what)
    }
    #expect(framing.size.width > 0 && framing.size.height > 0, what)
    #expect(
      framing.outcome.width >= framing.size.width && framing.outcome.height >= framing.size.height, what)
    if isEven { #expect(framing.outcome.width % 2 == 0 && framing.outcome.height % 2 == 0, what) }
  }

  private func expectSense(_ window: TimeWindow?, in duration: Seconds?, _ what: Comment) {
    guard let window, let duration else { return }
    #expect(window.start >= 0 && window.length > 0 && window.end <= duration.value + 0.000_001, what)
  }

  /// What was planned once needs no second plan.
  private func expectDone(
    _ plan: FitPlan, of reference: Reference, _ options: FitOptions, _ place: FitWorld.Place, _ what: Comment
  ) {
    guard let prediction = plan.prediction else { return }
    var again = options
    (again.from, again.to) = (nil, nil)
    #expect(place.plan(FitWorld.copy(prediction, of: reference), again).outcome == .passes, what)
  }
}
