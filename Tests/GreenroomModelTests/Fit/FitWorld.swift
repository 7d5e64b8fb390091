import GreenroomModel
import GreenroomTestSupport

/// Every model of every shipped profile, and short ways to plan for it.
enum FitWorld {
  struct Place: Sendable, CustomStringConvertible {
    let profile: Profile
    let model: ModelProfile
    var description: String { "\(profile.id)/\(model.id)" }

    func plan(_ reference: Reference, _ options: FitOptions = FitOptions()) -> FitPlan {
      FitPlanner.plan(reference, model: model, profile: profile, options: options)
    }

    func findings(_ reference: Reference) -> [Finding] {
      Preflight.checkAlone(reference, model: model.id, profile: profile).findings
    }
  }

  static let places: [Place] = {
    do {
      return try ShippedProfile.ids().map(ShippedProfile.load).flatMap { profile in
        profile.models.map { Place(profile: profile, model: $0) }
      }
    } catch {
      preconditionFailure("\(error)")
    }
  }()

  /// The strictest old contract, which the words of the tests are about.
  static let old = place("qingbo", "seedance-2.0")

  static func place(_ profile: String, _ model: String) -> Place {
    guard let place = places.first(where: { $0.profile.id == profile && $0.model.id == model }) else {
      preconditionFailure("\(profile)/\(model)")
    }
    return place
  }

  static func rate(_ numerator: Int64, _ denominator: Int64 = 1) -> FrameRate {
    guard let rate = FrameRate(numerator, over: denominator) else {
      preconditionFailure("\(numerator)/\(denominator)")
    }
    return rate
  }

  /// A copy as the plan foretells it, lasting as long as it may come to last.
  static func copy(_ prediction: FitPrediction, of reference: Reference, lasting time: Seconds? = nil)
    -> Reference
  {
    var copy = reference
    (copy.path, copy.facts, copy.byteCount) = (nil, prediction.facts, prediction.mostBytes)
    if let time { copy.facts?.duration = time }
    return copy
  }
}

extension [Finding] {
  var errors: [Finding] { filter { $0.severity == .error } }
  var codes: [String] { map(\.code.rawValue) }
}
