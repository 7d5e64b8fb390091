import GreenroomModel
import GreenroomTestSupport
import Testing

/// Clips and sounds of one draft share the time that all may last together.
@Suite struct FitDraftTests {
  private static let places = FitWorld.places.filter {
    $0.profile.id.hasPrefix("qingbo") && $0.model.inputs.videos != nil
  }

  private static func plans(_ references: [Reference], _ place: FitWorld.Place) -> [FitPlan] {
    FitPlanner.plan(
      draft: references, options: references.map { _ in FitOptions() }, model: place.model,
      profile: place.profile)
  }

  /// What preflight says of the copies together, each as long as it may come to be.
  private static func errors(_ references: [Reference], _ plans: [FitPlan], _ place: FitWorld.Place)
    -> [String]
  {
    let copies = zip(references, plans).map { reference, plan in
      plan.prediction.map {
        FitWorld.copy($0, of: reference, lasting: $0.playingTime?.upperBound)
      } ?? reference
    }
    return Preflight.check(PreflightInput(model: place.model.id, references: copies), profile: place.profile)
      .findings.errors.codes.filter { $0.hasSuffix("duration") }
  }

  @Test(
    arguments: places, [[10.0, 10], [12.04, 15.04], [3, 9, 9], [100, 3, 2], [5, 5, 5.3], [40, 40, 40]])
  func togetherTheyStayWithinTheTotal(place: FitWorld.Place, seconds: [Double]) {
    for kind in [MediaKind.video, .audio] {
      let references = seconds.map { kind == .video ? Reference.video(seconds: $0) : .audio(seconds: $0) }
      let plans = Self.plans(references, place)
      #expect(plans.allSatisfy { $0.outcome != .cannot })
      #expect(Self.errors(references, plans, place) == [])
    }
  }

  @Test func whatShortOnesLeaveGoesToTheOthers() throws {
    let place = FitWorld.old
    let total = try #require(place.model.inputs.videos?.totalDuration.documented.allowed.greatest?.value)
    let references = [3, 20, 20].map { Reference.video(seconds: $0) }
    let plans = Self.plans(references, place)
    #expect(plans[0].outcome == .passes)
    let lengths = plans.dropFirst().compactMap { $0.prediction?.facts.duration?.value }
    #expect(lengths.count == 2 && lengths[0] == lengths[1])
    // All that is left but for what encoders round.
    #expect(lengths.allSatisfy { $0 <= (total - 3) / 2 && $0 > (total - 3) / 2 - 0.2 })
  }

  @Test func clipsThatPassTogetherAreLeftAlone() {
    let references = [5, 5, 5].map { Reference.video(seconds: $0) }
    #expect(Self.plans(references, FitWorld.old).allSatisfy { $0.outcome == .passes })
  }

  @Test func tooManyForTheTotalNameIt() {
    let references = (0..<9).map { _ in Reference.video(seconds: 8) }
    for plan in Self.plans(references, FitWorld.old) {
      #expect(plan.outcome == .cannot && plan.findings.codes == ["video.total_duration"])
    }
  }
}
