import GreenroomCatalog
import GreenroomModel

extension Library {
  /// Makes copies that a model accepts of what it does not, with the least loss, and never touches the originals.
  /// A copy is judged by the same preflight before it gets its name; the same source and recipe give the copy that
  /// was made before.
  ///
  /// - Throws: `usage` where there is nothing to fit, `unknown_model`, `not_found`; `interrupted` once `shouldStop`
  ///   says so, with the copies that are whole kept.
  package func fit(
    _ request: FitRequest, _ shouldStop: @escaping @Sendable () -> Bool = { false }
  ) throws -> FitDocument {
    let profile = try profile
    let model = try Self.model(modelName(request.model, profile: profile), of: profile)
    let selection = try CheckSelection(request.arguments, in: self)
    guard !selection.seeds.isEmpty else { throw Self.nothingToFit }
    if let url = selection.seeds.first(where: { $0.path == nil && $0.url != nil })?.url {
      throw GreenroomError(
        .usage, "“\(url)” is elsewhere: only files of this machine can be fitted.", hint: "Download it first."
      )
    }
    let references = try knowingOrigin(references(selection.seeds))
    try Self.requireUse(of: request.options, for: Set(references.compactMap(\.kind)))
    let plans =
      selection.isMany
      ? references.map { FitPlanner.plan($0, model: model, profile: profile, options: request.options) }
      : FitPlanner.plan(
        draft: references, options: references.map { _ in request.options }, model: model, profile: profile)
    let desk = FitDesk(
      library: self, profile: profile, model: model, isStrict: request.options.mendsWarnings, shouldStop)
    let items = try zip(zip(selection.seeds, references), plans).map { asset, plan in
      try item(asset.0, asset.1, plan, request.isPlanOnly ? nil : desk)
    }
    return FitDocument(
      profile: profile.id, profileRevision: profile.revision, model: model.id, isPlan: request.isPlanOnly,
      assets: items)
  }

  /// - Parameter desk: Nil where nothing is to be made.
  private func item(
    _ seed: ReferenceSeed, _ reference: Reference, _ plan: FitPlan, _ desk: FitDesk?
  ) throws -> FitDocument.Item {
    guard let recipe = plan.recipe, let desk else {
      return FitDocument.Item(reference, plan, copy: nil)
    }
    let source = try indexed([seed.subject], named: [reference.path?.text ?? ""])[0]
    var reference = reference
    reference.assetID = source.id
    switch try desk.copy(recipe, of: source) {
    case .made(let copy, let isNew):
      return FitDocument.Item(reference, plan, copy: FitDocument.Copy(copy, isNew: isNew))
    case .refused(let findings):
      var plan = plan
      plan.outcome = .cannot
      plan.findings = findings
      return FitDocument.Item(reference, plan, copy: nil)
    case .impossible(let sentence):
      var plan = plan
      plan.outcome = .cannot
      plan.notes.append(sentence)
      return FitDocument.Item(reference, plan, copy: nil)
    }
  }

  /// - Throws: `usage` where an option has nothing among the assets that it could speak of.
  private static func requireUse(of options: FitOptions, for kinds: Set<MediaKind>) throws {
    func require(_ wanted: Set<MediaKind>, _ what: String, _ words: String) throws {
      guard kinds.isDisjoint(with: wanted), !kinds.isEmpty else { return }
      throw GreenroomError(
        .usage, "\(what), and none of these is one.", hint: "Name \(words), or leave it out.")
    }
    if let format = options.pictureFormat {
      try require([.image], "“\(format.rawValue)” is a format of pictures", "a picture")
    }
    if let format = options.soundFormat {
      try require([.audio], "“\(format.rawValue)” is a format of sounds", "a sound")
    }
    if options.from != nil || options.to != nil {
      try require(
        [.video, .audio], "A part of the time can be taken of clips and sounds", "a clip or a sound")
    }
  }

  private static let nothingToFit = GreenroomError(
    .usage, "There is nothing to fit.", hint: "Name files, assets or a query; see `greenroom fit --help`.")
}

extension ReferenceSeed {
  fileprivate var url: String? {
    guard case .url(let url) = subject else { return nil }
    return url
  }
}
