package import GreenroomModel

extension ModelDocument {
  /// Everything that `profile` says of `model`.
  package init(_ model: ModelProfile, in profile: Profile) {
    let limits = model.inputs.rows + model.prompt.rows
    let parameters = model.parameters.map { Parameter($0, named: $0.name) } + model.extra.rows
    let rules = model.rules
    var named = Set(model.status.sources.map(\.id))
    for mode in model.modes { named.formUnion(mode.sources.map(\.id)) }
    for limit in limits { named.formUnion(limit.allowed.sources) }
    for parameter in parameters { named.formUnion(parameter.allowed.sources) }
    for rule in rules { named.formUnion(rule.sources) }
    self.init(
      profile: profile.id, profileRevision: profile.revision, id: model.id, aliases: model.aliases,
      status: model.status.words, modes: model.modes.map(\.mode), limits: limits, parameters: parameters,
      rules: rules,
      sources: profile.sources.filter { named.contains($0.id) }.map {
        Source(id: $0.id, title: $0.title, url: $0.url, checkedOn: $0.checkedOn)
      })
  }
}

extension ModelsDocument {
  package init(_ profile: Profile, installed profiles: [String]) {
    self.init(
      profile: profile.id, profileRevision: profile.revision, title: profile.title,
      models: profile.models.map { Entry($0) }, profiles: profiles)
  }
}

extension ModelsDocument.Entry {
  fileprivate init(_ model: ModelProfile) {
    func values(_ parameter: String) -> String? {
      model.parameter(named: parameter)?.allowed.flatMap { ModelDocument.Allowed($0, unit: nil).documented }
    }
    self.init(
      id: model.id, aliases: model.aliases, status: model.status.state.rawValue,
      modes: model.modes.map(\.mode), durations: values("duration"), resolutions: values("resolution"),
      references: MediaKind.allCases.compactMap { kind in
        guard let greatest = model.inputs.count(of: kind)?.documented.allowed.greatest, greatest > Quantity(0)
        else { return nil }
        return "\(greatest.decimal(places: 0)) \(kind.rawValue)\(greatest == Quantity(1) ? "" : "s")"
      })
  }
}

extension ModelDocument.Parameter {
  fileprivate init(_ rule: ParameterRule, named name: String) {
    let own = rule.allowed.map { ModelDocument.Allowed($0, unit: rule.unit) }
    let advice = [
      rule.sendAlways.map { "Always send it: \($0.reason)." },
      rule.discouraged.map { "Better left out: \($0.reason)." },
    ].compactMap(\.self)
    let advisers = (rule.sendAlways?.sources ?? []) + (rule.discouraged?.sources ?? [])
    let notes = [rule.note, own?.note].compactMap(\.self)
    self.init(
      name: name, type: rule.type.rawValue, required: rule.isRequired,
      defaultValue: rule.defaultValue ?? .null,
      allowed: .init(
        documented: own?.documented, enforced: own?.enforced, disputed: own?.disputed,
        sources: (rule.sources.map(\.id) + (own?.sources ?? []) + advisers.map(\.id)).uniqued,
        note: notes.isEmpty ? nil : notes.joined(separator: " "), claims: own?.claims ?? [], unit: own?.unit),
      advice: advice.isEmpty ? nil : advice.joined(separator: " "))
  }
}

extension ExtraRules {
  fileprivate var rows: [ModelDocument.Parameter] { parameters.map { .init($0, named: "extra." + $0.name) } }

  fileprivate var rules: [ModelDocument.Rule] {
    let policy =
      policy == .refused ? "anything in extra is refused" : "unknown keys of extra are passed through"
    return [.init(rule: policy, sources: sources.map(\.id), note: note)]
      + wrong.map { entry in
        let rule =
          entry.use.map { "extra.\(entry.name) is called extra.\($0)" } ?? "extra.\(entry.name) does not work"
        return .init(rule: rule, sources: entry.sources.map(\.id), note: entry.note)
      }
  }
}

extension ModelProfile {
  fileprivate var rules: [ModelDocument.Rule] {
    mayNotMix.map(\.row) + mustAccompany.map(\.row) + conditions.map(\.row) + extra.rules
  }
}

extension Exclusion {
  fileprivate var row: ModelDocument.Rule {
    .init(
      rule: "\(these.words("or")) may not stand with \(those.words("or"))", sources: sources.map(\.id),
      note: note)
  }
}

extension Requirement {
  fileprivate var row: ModelDocument.Rule {
    .init(
      rule: "\(role.rawValue) needs \(anyOf.words("or"))", sources: sources.map(\.id), note: note)
  }
}

extension Condition {
  fileprivate var row: ModelDocument.Rule {
    let scope = [
      modes.map { "in " + $0.map(\.rawValue).joined(separator: ", ") },
      actions.map { "for the action " + $0.joined(separator: ", ") },
    ].compactMap(\.self).joined(separator: " ")
    var demands = parameters.sorted { $0.key < $1.key }.map {
      "\($0.key) is \($0.value.documented.allowed.text)"
    }
    if !needs.isEmpty { demands.append("\(needs.words("or")) is needed") }
    if let videoDuration {
      demands.append("each video plays \(Unit.seconds.text(videoDuration.documented.allowed))")
    }
    return .init(rule: "\(scope): \(demands.joined(separator: ", "))", sources: sources.map(\.id), note: note)
  }
}

extension [Role] {
  fileprivate func words(_ conjunction: String) -> String {
    map(\.rawValue).joined(separator: " \(conjunction) ")
  }
}

extension ModelStatus {
  /// `active`, `retiring on 2026-11-30`.
  fileprivate var words: String { date.map { "\(state.rawValue) on \($0)" } ?? state.rawValue }
}
