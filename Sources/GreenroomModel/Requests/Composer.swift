/// Composes a checked draft into the request that is sent.
///
/// The request says what the draft says, and beyond it only what decides how long, how large and in which
/// shape the clip is (and so what it costs) where the profile has a default for that: left to the gateway,
/// the same stored request would mean something else on the day the gateway changes its mind. No other
/// default is written out, and never one on which documents contradict each other or an extra: those the
/// checks warn of.
package enum Composer {
  /// - Parameters:
  ///   - input: What was judged.
  ///   - report: What the checks said of it. A request may be composed for show whatever they said.
  /// - Throws: `not_found` where a reference is neither in the catalog nor a URL.
  package static func compose(
    _ input: PreflightInput, report: CheckReport, profile: Profile
  ) throws(GreenroomError) -> ComposedRequest {
    let model = profile.model(named: input.model)
    var request = ComposedRequest(model: model?.id ?? input.model, mode: report.mode, extra: input.extra)
    for reference in input.references { try request.add(reference) }
    request.prompt = input.prompt.map { Prompt($0, names: ReferenceNames(of: input.references)).sent }
    request.parameters = input.parameters
    request.takeAction(default: model?.parameter(named: ComposedRequest.actionField)?.defaultValue)
    if let model { request.settle(by: model) }
    return request
  }
}

extension ComposedRequest {
  fileprivate static let actionField = "action"

  fileprivate mutating func add(_ reference: Reference) throws(GreenroomError) {
    guard let kind = reference.kind else { return }
    let address = try address(of: reference)
    switch (reference.role, kind) {
    case (.firstFrame, _): firstFrame = address
    case (.lastFrame, _): lastFrame = address
    case (_, .image): images.append(address)
    case (_, .video): videos.append(address)
    case (_, .audio): audios.append(address)
    }
  }

  private mutating func address(of reference: Reference) throws(GreenroomError) -> String {
    if let id = reference.assetID {
      let placeholder = UnstagedURL(id: id, container: reference.facts?.container)
      if let url = reference.url { stagedURLs[placeholder] = url }
      return placeholder.description
    }
    guard let url = reference.url else {
      throw GreenroomError(
        .notFound,
        "\(reference.path?.text ?? "A reference") is not in the catalog, so no request can hold it.",
        hint: "Index it first: greenroom index PATH.")
    }
    return url
  }

  /// The action has a field of its own: every dialect has it and puts it first.
  fileprivate mutating func takeAction(default value: JSONValue?) {
    let written = parameters[Self.actionField]
    action = (written ?? value)?.string
    if written?.string != nil { parameters.removeAll { $0.key == Self.actionField } }
  }

  /// Puts the parameters into the profile's order and writes out the defaults that matter.
  fileprivate mutating func settle(by model: ModelProfile) {
    let settled = model.parameters.compactMap { rule in
      (parameters[rule.name] ?? rule.explicitDefault).map { JSONValue.Member(rule.name, $0) }
    }
    parameters = settled + parameters.filter { model.parameter(named: $0.key) == nil }
  }
}

extension ParameterRule {
  /// What is written out where a draft leaves the parameter open, which is what the checks judged; nil where
  /// it stays open.
  fileprivate var explicitDefault: JSONValue? {
    let decidesTheClip = [.outputDuration, .outputResolution, .outputRatio].contains(code)
    return decidesTheClip && sendAlways == nil && discouraged == nil ? defaultValue : nil
  }
}
