/// Roles that may not stand in one request: frames beside references. One finding, however many of them.
enum ExclusionCheck: RequestCheck {
  static let codes: [FindingCode] = [.modeFramesWithReferences]

  static func judge(_ request: RequestUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    let broken = rules.model.mayNotMix.filter { rule in
      rule.these.contains(where: request.has) && rule.those.contains(where: request.has)
    }
    guard !broken.isEmpty else { return }
    sink.add(.error) {
      let these = present(broken.flatMap(\.these), in: request)
      let those = present(broken.flatMap(\.those), in: request)
      return Finding(
        .modeFramesWithReferences, .error, subject: "request",
        measured: .text((these + those).map(\.rawValue).joined(separator: ", ")),
        source: ProfileSource.citation(broken.flatMap(\.sources)),
        message: "The request mixes \(words(these)) with \(words(those)); \(rules.model.id) takes either, "
          + "never both.",
        remedy: remedy(these, those, request))
    }
  }

  /// Each role once, in the order that roles are listed in everywhere.
  private static func present(_ roles: [Role], in request: RequestUnderCheck) -> [Role] {
    Role.allCases.filter { roles.contains($0) && request.has($0) }
  }

  private static func words(_ roles: [Role]) -> String {
    roles.map { $0 == .referenceAudio ? "reference audio" : "a \($0.words)" }.joined(separator: " and ")
  }

  private static func remedy(_ these: [Role], _ those: [Role], _ request: RequestUnderCheck) -> String {
    let fields = these.map(\.rawValue).joined(separator: " and ")
    let handles = zip(request.assets, request.handles).compactMap { asset, handle in
      those.contains(asset.reference.role) ? handle?.description : nil
    }
    let references = handles.isEmpty ? "the references" : handles.joined(separator: ", ")
    return "Leave out \(fields), or leave out \(references)."
  }
}
