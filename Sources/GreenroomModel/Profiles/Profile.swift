/// What one gateway accepts for its models, as data: limits with their sources, parameters, modes and what
/// may not be mixed. The rules of a request are here and nowhere in code.
package struct Profile: Equatable, Sendable {
  /// The format of profile files that this program reads.
  package static let formatVersion: Int64 = 1

  package let id: String
  package let title: String
  /// Changes whenever a rule does; every stored request carries it.
  package let revision: String
  /// In the order of the file.
  package let sources: [ProfileSource]
  package let gateway: GatewayFacts
  package let foreign: ForeignNames
  package let models: [ModelProfile]

  package init(
    id: String, title: String, revision: String, sources: [ProfileSource], gateway: GatewayFacts,
    foreign: ForeignNames, models: [ModelProfile]
  ) {
    self.id = id
    self.title = title
    self.revision = revision
    self.sources = sources
    self.gateway = gateway
    self.foreign = foreign
    self.models = models
  }
}

extension Profile {
  /// The model of that id or alias, without regard to case; nil where there is none.
  package func model(named name: String) -> ModelProfile? {
    if let exact = models.first(where: { $0.id == name }) { return exact }
    let lowered = name.lowercased()
    return models.first { model in
      model.id.lowercased() == lowered || model.aliases.contains { $0.lowercased() == lowered }
    }
  }

  /// The id that was probably meant by a name that no model has; nil where none is near.
  package func suggestion(for name: String) -> String? {
    if let known = foreign.models[name] { return known.use }
    return Suggestion.nearest(to: name, among: models.map(\.id))
  }
}

/// Where the gateway is and what holds for all its models.
package struct GatewayFacts: Equatable, Sendable {
  /// Up to and without the resource's name: `/tasks` is added by the dialect.
  package let baseURL: String
  /// Which shape of request the gateway understands.
  package let dialect: String
  /// How long a task may wait before it runs, in which time its references must stay reachable.
  package let queueWindow: SourcedSeconds
  /// How long a result can be downloaded, where the answer does not say.
  package let linkLifetime: SourcedSeconds
  /// How old a generated clip may be while real people in it are still accepted; nil where they never are, or
  /// nobody says.
  package let clipExemption: SourcedSeconds?
  /// How long it knows a submit again by its `Idempotency-Key`; nil where it has no such thing.
  package let idempotencyWindow: SourcedSeconds?
  /// How often it likes to be asked about a task.
  package let polling: PollSchedule
  /// True only for a gateway on this machine, which may fetch from addresses that no other could.
  package let allowsPrivateHosts: Bool
  /// Schemes that the URL of a reference may have.
  package let urlSchemes: Limit<Choices>

  package init(
    baseURL: String, dialect: String, queueWindow: SourcedSeconds, linkLifetime: SourcedSeconds,
    clipExemption: SourcedSeconds? = nil, idempotencyWindow: SourcedSeconds? = nil, polling: PollSchedule,
    allowsPrivateHosts: Bool,
    urlSchemes: Limit<Choices>
  ) {
    self.baseURL = baseURL
    self.dialect = dialect
    self.queueWindow = queueWindow
    self.linkLifetime = linkLifetime
    self.clipExemption = clipExemption
    self.idempotencyWindow = idempotencyWindow
    self.polling = polling
    self.allowsPrivateHosts = allowsPrivateHosts
    self.urlSchemes = urlSchemes
  }
}

/// A time that a document states.
package struct SourcedSeconds: Equatable, Sendable {
  package let seconds: Int64
  package let sources: [ProfileSource]
  package let note: String?

  package init(seconds: Int64, sources: [ProfileSource], note: String? = nil) {
    self.seconds = seconds
    self.sources = sources
    self.note = note
  }
}

/// Names that other dialects of the same gateway use, so that a draft written for one of them is told so.
package struct ForeignNames: Equatable, Sendable {
  package struct Entry: Equatable, Sendable {
    /// What this profile calls it; nil where it has no such thing.
    package let use: String?
    /// Whose word it is, as the end of a sentence: `the gateway's contract of 29 April 2026`.
    package let belongsTo: String
    /// The profile that a draft with this name was probably written for.
    package let profile: String?

    package init(use: String?, belongsTo: String, profile: String?) {
      self.use = use
      self.belongsTo = belongsTo
      self.profile = profile
    }
  }

  package let models: [String: Entry]
  package let parameters: [String: Entry]

  package init(models: [String: Entry], parameters: [String: Entry]) {
    self.models = models
    self.parameters = parameters
  }
}
