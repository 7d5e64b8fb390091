extension ModelProfile {
  /// Modes, what may not be mixed, what must stand together, and what holds only under a condition.
  package var ruleRows: [ProfileRow] {
    modes.map(Self.row) + mayNotMix.map(Self.row) + mustAccompany.map(Self.row)
      + conditions.flatMap(Self.rows) + [statusRow]
  }

  private var statusRow: ProfileRow {
    ProfileRow(
      key: "status",
      documented: [status.state.rawValue, status.date].compactMap(\.self).joined(separator: " "),
      sources: status.sources, note: status.note)
  }

  private static func row(_ rule: ModeRule) -> ProfileRow {
    ProfileRow(key: "mode.\(rule.mode.rawValue)", documented: "yes", sources: rule.sources, note: rule.note)
  }

  private static func row(_ rule: Exclusion) -> ProfileRow {
    ProfileRow(
      key: "mayNotMix", documented: "\(list(rule.these, " or ")) with \(list(rule.those, " or "))",
      sources: rule.sources, note: rule.note)
  }

  private static func row(_ rule: Requirement) -> ProfileRow {
    ProfileRow(
      key: "mustAccompany", documented: "\(rule.role.rawValue) needs \(list(rule.anyOf, " or "))",
      sources: rule.sources, note: rule.note)
  }

  private static func rows(_ condition: Condition) -> [ProfileRow] {
    let modes = condition.modes.map { "in mode \($0.map(\.rawValue).joined(separator: ", "))" }
    let actions = condition.actions.map { "for action \($0.joined(separator: ", "))" }
    let when = [modes, actions].compactMap(\.self).joined(separator: " ")
    let parameters = condition.parameters.sorted { $0.key < $1.key }.map { name, limit in
      ProfileRow("\(name) \(when)", limit) { $0.text }
    }
    let needs = ProfileRow(
      key: "references \(when)", documented: "needs \(list(condition.needs, " or "))",
      sources: condition.sources, note: condition.note)
    let videos = condition.videoDuration.map { ProfileRow("video.duration \(when)", $0, .seconds) }
    return parameters + (condition.needs.isEmpty ? [] : [needs]) + [videos].compactMap(\.self)
  }

  private static func list(_ roles: [Role], _ separator: String) -> String {
    roles.map(\.rawValue).joined(separator: separator)
  }
}

// MARK: - Differences

/// A rule that two models do not share.
package struct ProfileDifference: Equatable, Sendable {
  package let key: String
  /// Nil where the left model has no such rule.
  package let left: ProfileRow?
  package let right: ProfileRow?

  package init(key: String, left: ProfileRow?, right: ProfileRow?) {
    self.key = key
    self.left = left
    self.right = right
  }
}

extension ModelProfile {
  /// The rules by which this model and another, of this profile or another, differ: in the order of this
  /// model's rows, those that only the other has behind them. Sources and notes are no difference.
  package func differences(from other: ModelProfile) -> [ProfileDifference] {
    let (left, right) = (Dictionary(grouping: rows, by: \.key), Dictionary(grouping: other.rows, by: \.key))
    var seen: Set<String> = []
    let keys = (rows + other.rows).map(\.key).filter { seen.insert($0).inserted }
    return keys.flatMap { key in Self.differences(key, left[key] ?? [], right[key] ?? []) }
  }

  /// A key may stand for several rules; they are compared in their order.
  private static func differences(
    _ key: String, _ ours: [ProfileRow], _ theirs: [ProfileRow]
  ) -> [ProfileDifference] {
    (0..<max(ours.count, theirs.count)).compactMap { index in
      let one = index < ours.count ? ours[index] : nil
      let two = index < theirs.count ? theirs[index] : nil
      if let one, let two, one.saysTheSame(as: two) { return nil }
      return ProfileDifference(key: key, left: one, right: two)
    }
  }
}

extension ProfileRow {
  fileprivate func saysTheSame(as other: ProfileRow) -> Bool {
    (documented, enforced ?? "", disputed ?? "") == (
      other.documented, other.enforced ?? "", other.disputed ?? ""
    )
  }
}
