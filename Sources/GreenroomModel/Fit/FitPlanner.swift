/// Plans the copies that pass where the assets themselves do not. Pure: it knows assets by their facts only, and
/// the limits by the profile.
package enum FitPlanner {
  /// How one asset is made to pass by itself.
  package static func plan(
    _ reference: Reference, model: ModelProfile, profile: Profile, options: FitOptions = FitOptions()
  ) -> FitPlan {
    plan(FitSubject(reference: reference, model: model, profile: profile, options: options))
  }

  static func plan(_ subject: FitSubject) -> FitPlan {
    let plan = leastLoss(subject)
    let left = plan.findings.filter { $0.severity == .warning }
    guard subject.options.mendsWarnings, plan.outcome != .cannot, !left.isEmpty else { return plan }
    return FitPlan(outcome: .cannot, findings: left, notes: plan.notes)
  }

  private static func leastLoss(_ subject: FitSubject) -> FitPlan {
    let findings = subject.findings
    let blocked = findings.filter { $0.severity == .error && Self.isBeyondHelp($0.code) }
    if !blocked.isEmpty { return FitPlan(outcome: .cannot, findings: blocked) }
    let needed = findings.needed(subject.options)
    guard !needed.isEmpty || subject.isWished || subject.isOverShare else {
      return FitPlan(outcome: .passes, findings: findings)
    }
    if let refusal = subject.tooLarge { return FitPlan(outcome: .cannot, findings: needed, notes: [refusal]) }
    var plan = subject.copy()
    if case .makes = plan.outcome {
      guard subject.isWished || subject.isOverShare || mends(needed, plan) else {
        return FitPlan(outcome: .passes, findings: findings)
      }
    } else {
      guard needed.contains(where: { $0.severity == .error }) || subject.isWished else {
        return FitPlan(outcome: .passes, findings: findings)
      }
      plan.findings = plan.findings.map(\.withFitRemedy)
    }
    plan.notes = subject.notes
    return plan
  }

  /// Whether the copy lacks something that the source has. One that does not is not worth its price.
  private static func mends(_ needed: [Finding], _ plan: FitPlan) -> Bool {
    needed.contains { finding in
      !plan.findings.contains { $0.code == finding.code && $0.severity >= finding.severity }
    }
  }

  /// What no copy can change.
  private static func isBeyondHelp(_ code: FindingCode) -> Bool {
    code.rawValue.hasPrefix("file.") || code.rawValue.hasPrefix("mode.")
      || [.videoNoDuration, .modelUnknown].contains(code)
  }
}

extension FitSubject {
  fileprivate func copy() -> FitPlan {
    switch reference.kind ?? reference.role.kind {
    case .image: PicturePlan(subject: self).plan()
    case .video:
      model.inputs.videos.map { ClipPlan(subject: self, limits: $0).plan() } ?? FitPlan(outcome: .cannot)
    case .audio:
      model.inputs.audios.map { SoundPlan(subject: self, limits: $0).plan() } ?? FitPlan(outcome: .cannot)
    }
  }

  /// Whether a copy was asked for though the asset may pass.
  var isWished: Bool {
    switch reference.kind ?? reference.role.kind {
    case .image: options.pictureFormat.map { $0.rawValue != facts.container } ?? false
    case .video: isWindowWished
    case .audio: isWindowWished || options.soundFormat.map { $0.rawValue != facts.container } ?? false
    }
  }

  private var isWindowWished: Bool {
    let end = facts.duration
    let startsLater = options.from.map { $0 > .zero } ?? false
    let endsEarlier = options.to.flatMap { to in end.map { to < $0 } } ?? false
    return startsLater || endsEarlier
  }

  /// Why no copy of a still can be made; nil where one can.
  fileprivate var tooLarge: String? {
    (reference.kind ?? reference.role.kind) == .image
      ? DecodingRoom.standard.refusal(ofStill: facts, facts.container) : nil
  }

  var isOverShare: Bool {
    guard let share, let duration = facts.duration else { return false }
    return duration > share
  }

  fileprivate var notes: [String] {
    var notes: [String] = []
    if let generated = reference.generated, !generated.isReencoded,
      let exemption = profile.gateway.clipExemption
    {
      let days = TimeSpan(seconds: exemption.seconds).words
      notes.append(
        "This clip was generated. The vendor takes real people in its own results for \(days), but only where "
          + "nobody changed them, so a copy that shows one is refused.")
    }
    if facts.truncated == true {
      notes.append("The file ends before it should: what is missing of it is missing of the copy too.")
    }
    return notes
  }
}

extension Finding {
  /// With what a person can do beside fitting, which has been tried.
  fileprivate var withFitRemedy: Finding {
    var finding = self
    guard case .number(let measured)? = measured, case .number(let limit)? = limit else { return self }
    guard measured < limit else { return self }
    switch code {
    case .imageSide, .videoSide, .videoPixels:
      finding.remedy = "Use a larger original, or scale it up with `--upscale`, which adds no detail."
    case .videoDuration, .audioDuration:
      finding.remedy = "Use a longer take, or a longer part of it: fitting neither repeats nor slows down."
    default: break
    }
    return finding
  }
}
