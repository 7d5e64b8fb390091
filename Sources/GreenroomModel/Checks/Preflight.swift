/// Judges requests and files by a profile: pure, offline, every finding at once.
package enum Preflight {
  /// Judges the references, frames, prompt and parameters of one request together.
  package static func check(_ input: PreflightInput, profile: Profile) -> CheckReport {
    let handles = Handle.assign(to: input.references)
    let checked = zip(handles, input.references).map { handle, reference in
      CheckReport.CheckedReference(handle: handle, reference: reference, verdict: .pass)
    }
    guard let model = profile.model(named: input.model) else {
      return unknownModelReport(input, profile: profile, checked: checked)
    }
    let assets = checked.map { AssetUnderCheck($0.reference, subject: $0.subject) }
    let request = RequestUnderCheck(
      input: input, assets: assets, handles: handles,
      mode: .inferred(from: input.references, imagesAlone: model.imagesAlone),
      prompt: promptUnderCheck(input))
    let rules = RulesInForce(profile: profile, model: model)
    var sink = FindingSink()
    for check in CheckList.model { check.judge(request, rules, into: &sink) }
    for asset in assets { judge(asset, rules, into: &sink) }
    for check in CheckList.request { check.judge(request, rules, into: &sink) }
    return report(
      profile: profile, model: model.id, mode: request.mode, checked: checked, findings: sink.findings)
  }

  /// Judges one file by itself, for `check --each`: no counts, no totals, no company, no prompt.
  package static func checkAlone(_ reference: Reference, model name: String, profile: Profile) -> CheckReport
  {
    let checked = CheckReport.CheckedReference(
      handle: Handle.assign(to: [reference]).first ?? nil, reference: reference, verdict: .pass)
    guard let model = profile.model(named: name) else {
      return unknownModelReport(
        PreflightInput(model: name, references: [reference]), profile: profile, checked: [checked])
    }
    var sink = FindingSink()
    judge(
      AssetUnderCheck(reference, subject: checked.subject), RulesInForce(profile: profile, model: model),
      into: &sink)
    return report(
      profile: profile, model: model.id,
      mode: .inferred(from: [reference], imagesAlone: model.imagesAlone), checked: [checked],
      findings: sink.findings)
  }

  /// The verdict of an asset alone for every model of the profile, by model id. Puts no sentence together:
  /// made for asking it of a whole library.
  package static func fits(
    kind: MediaKind, facts: MediaFacts, byteCount: Int64?, path: MediaPath?, profile: Profile
  ) -> [String: Verdict] {
    var verdicts: [String: Verdict] = [:]
    for model in profile.models {
      verdicts[model.id] = fits(
        kind: kind, facts: facts, byteCount: byteCount, path: path, model: model, profile: profile)
    }
    return verdicts
  }

  /// The verdict of an asset alone for one model.
  package static func fits(
    kind: MediaKind, facts: MediaFacts, byteCount: Int64?, path: MediaPath?, model: ModelProfile,
    profile: Profile
  ) -> Verdict {
    let reference = Reference(
      role: Role(referenceOf: kind), path: path, byteCount: byteCount, kind: kind, facts: facts)
    var sink = FindingSink(keepsFindings: false)
    judge(AssetUnderCheck(reference, subject: ""), RulesInForce(profile: profile, model: model), into: &sink)
    return sink.verdict
  }
}

// MARK: - Parts

extension Preflight {
  /// Runs the checks of one asset. Where it is of a kind that cannot stand there, its limits are not asked:
  /// they are those of another kind.
  private static func judge(_ asset: AssetUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    for check in CheckList.file { check.judge(asset, rules, into: &sink) }
    guard asset.reference.facts != nil, asset.mayStand(in: rules.model) else { return }
    for check in CheckList.media(asset.kind) { check.judge(asset, rules, into: &sink) }
  }

  private static func promptUnderCheck(_ input: PreflightInput) -> Prompt? {
    guard let text = input.prompt ?? (input.isWholeRequest ? "" : nil) else { return nil }
    return Prompt(text, names: ReferenceNames(of: input.references))
  }

  /// Without a model nothing has limits, but files that cannot be read can be named.
  private static func unknownModelReport(
    _ input: PreflightInput, profile: Profile, checked: [CheckReport.CheckedReference]
  ) -> CheckReport {
    let problems = checked.compactMap { item in
      FileProblemCheck.finding(for: AssetUnderCheck(item.reference, subject: item.subject))
    }
    return report(
      profile: profile, model: input.model, mode: .inferred(from: input.references, imagesAlone: [.image]),
      checked: checked,
      findings: [ModelKnownCheck.finding(for: input.model, profile: profile)] + problems)
  }

  private static func report(
    profile: Profile, model: String, mode: Mode, checked: [CheckReport.CheckedReference],
    findings: [Finding]
  ) -> CheckReport {
    let references = checked.map { item in
      let subject = item.subject
      let path = item.reference.path?.text
      let own = findings.filter { $0.subject == subject && ($0.path == nil || $0.path == path) }
      return CheckReport.CheckedReference(
        handle: item.handle, reference: item.reference, verdict: Verdict(own))
    }
    return CheckReport(
      profile: profile.id, profileRevision: profile.revision, model: model, mode: mode,
      references: references, findings: findings.inOrder)
  }
}

extension [Finding] {
  /// Errors first, then warnings, then notes; within those as they were found.
  var inOrder: [Finding] {
    [Severity.error, .warning, .info].flatMap { severity in filter { $0.severity == severity } }
  }
}
