/// A model that the profile does not have. Without its limits nothing else can be judged, so this is no
/// check among others but what a preflight says in their place.
enum ModelKnownCheck {
  static func finding(for name: String, profile: Profile) -> Finding {
    let foreign = profile.foreign.models[name]
    let message: String
    if name.isEmpty {
      message = "The request names no model."
    } else if let foreign {
      message = "“\(name)” is a model of \(foreign.belongsTo), not of the profile \(profile.id)."
    } else {
      message = "“\(name)” is no model of the profile \(profile.id)."
    }
    return Finding(
      .modelUnknown, .error, subject: "model", measured: .text(name),
      limit: .text(profile.models.map(\.id).joined(separator: ", ")),
      source: "\(profile.title), revision \(profile.revision)", message: message,
      remedy: remedy(name, foreign: foreign, profile: profile))
  }

  private static func remedy(_ name: String, foreign: ForeignNames.Entry?, profile: Profile) -> String {
    var choices: [String] = []
    if let meant = profile.suggestion(for: name) { choices.append("write \(meant)") }
    if let other = foreign?.profile { choices.append("choose the other contract with --profile \(other)") }
    choices.append("choose one that `greenroom model list` prints")
    let sentence = choices.joined(separator: ", or ")
    return sentence.prefix(1).uppercased() + sentence.dropFirst() + "."
  }
}
