extension FitPlanner {
  /// How the references of one draft are made to pass together: clips, and sounds, share the time that they may
  /// last in all. Each gets an equal part of it, and what short ones leave goes to the others.
  ///
  /// - Parameter options: One a reference.
  /// - Returns: One plan a reference.
  package static func plan(
    draft references: [Reference], options: [FitOptions], model: ModelProfile, profile: Profile
  ) -> [FitPlan] {
    var subjects = zip(references, options).map {
      FitSubject(reference: $0, model: model, profile: profile, options: $1)
    }
    var plans = subjects.map { plan($0) }
    for (kind, limits) in [
      (MediaKind.video, model.inputs.videos.map { ($0.duration, $0.totalDuration) }),
      (.audio, model.inputs.audios.map { ($0.duration, $0.totalDuration) }),
    ] {
      guard let (single, total) = limits else { continue }
      let sharing = subjects.indices.filter {
        subjects[$0].reference.kind == kind && subjects[$0].facts.duration != nil
      }
      let wanted = sharing.map { plans[$0].playingTime(of: subjects[$0]) }
      guard let share = share(of: total, among: wanted, subjects.first?.options.mendsWarnings ?? false) else {
        continue
      }
      let isTooShort = single.least(.enough).map { Quantity(share) < $0 } ?? false
      for (index, time) in zip(sharing, wanted) where time > share {
        subjects[index].share = share
        plans[index] =
          isTooShort
          ? FitPlan(outcome: .cannot, findings: totalErrors(references, kind, model: model, profile: profile))
          : plan(subjects[index])
      }
    }
    return plans
  }

  /// The time that each may last at most; nil where all may last as long as they want.
  private static func share(of limit: Limit<Span>, among wanted: [Seconds], _ mendsWarnings: Bool) -> Seconds?
  {
    let sum = wanted.reduce(Seconds.zero, +)
    guard wanted.count > 1, let most = limit.greatest(mendsWarnings ? .safe : .enough), Quantity(sum) > most,
      let whole = limit.greatest(.safe).flatMap({ Seconds($0.value) })
    else { return nil }
    var (left, waiting) = (whole.microseconds, wanted.map(\.microseconds))
    while true {
      let share = max(0, left) / Int64(max(1, waiting.count))
      let short = waiting.filter { $0 <= share }
      if short.isEmpty || short.count == waiting.count { return Seconds(microseconds: share) }
      left -= short.reduce(0, +)
      waiting.removeAll { $0 <= share }
    }
  }

  private static func totalErrors(
    _ references: [Reference], _ kind: MediaKind, model: ModelProfile, profile: Profile
  ) -> [Finding] {
    let report = Preflight.check(PreflightInput(model: model.id, references: references), profile: profile)
    let code: FindingCode = kind == .video ? .videoTotalDuration : .audioTotalDuration
    return report.findings.filter { $0.code == code }.map { finding in
      var finding = finding
      finding.remedy = "Leave one out: shared among all, the time is too short for each."
      return finding
    }
  }
}

extension FitPlan {
  /// The longest that the copy may last, or the asset itself where there is none.
  fileprivate func playingTime(of subject: FitSubject) -> Seconds {
    prediction?.playingTime?.upperBound ?? subject.facts.duration ?? .zero
  }
}
