package import GreenroomModel

/// `greenroom.model/1`: one model with every limit, its sources and their dates.
package struct ModelDocument: Encodable, Equatable, Sendable {
  package struct Source: Encodable, Equatable, Sendable {
    package let id: String
    package let title: String
    /// Null for what no document says.
    package let url: String?
    /// The day or month of the document: `2026-09-14`, `2026-09`.
    package let checkedOn: String

    package init(id: String, title: String, url: String?, checkedOn: String) {
      self.id = id
      self.title = title
      self.url = url
      self.checkedOn = checkedOn
    }
  }

  /// One reading of what is allowed, in numbers and words that a program can use.
  package struct Claim: Encodable, Equatable, Sendable {
    /// `documented`; `enforced` where refusal really begins; `disputed` where another document says otherwise.
    package let confidence: String
    /// Null where there is no lower end.
    package let least: Double?
    package let greatest: Double?
    /// True where `least` itself is not allowed.
    package let isLeastOpen: Bool
    package let isGreatestOpen: Bool
    /// Numbers outside that mean something of their own.
    package let also: [Double]
    /// The only values; null where it is a span.
    package let choices: [JSONValue]?
    /// Ids of sources.
    package let sources: [String]
  }

  /// What is allowed, in words, kept apart by how it is known.
  package struct Allowed: Encodable, Equatable, Sendable {
    package let documented: String?
    /// Where refusal really begins; null where nothing else is known.
    package let enforced: String?
    /// What another document says against it.
    package let disputed: String?
    /// Ids of sources.
    package let sources: [String]
    package let note: String?
    /// The same for programs. Empty where it is no matter of numbers or choices.
    package let claims: [Claim]
    /// What the numbers count: `bytes`, `seconds`; null where they count things.
    package let unit: String?

    package init(
      documented: String?, enforced: String? = nil, disputed: String? = nil, sources: [String],
      note: String? = nil, claims: [Claim] = [], unit: String? = nil
    ) {
      self.documented = documented
      self.enforced = enforced
      self.disputed = disputed
      self.sources = sources
      self.note = note
      self.claims = claims
      self.unit = unit
    }
  }

  /// A limit on reference media or on the prompt.
  package struct Limit: Encodable, Equatable, Sendable {
    /// What it limits: `image.bytes`, `video.duration`.
    package let key: String
    package let allowed: Allowed

    package init(key: String, allowed: Allowed) {
      self.key = key
      self.allowed = allowed
    }
  }

  /// A parameter of the request, or `extra.NAME`.
  package struct Parameter: Encodable, Equatable, Sendable {
    package let name: String
    package let type: String
    package let required: Bool
    /// What the gateway takes where it is absent; null where no document says.
    package let defaultValue: JSONValue
    package let allowed: Allowed
    /// Why it should always be sent, or better not be; null where neither holds.
    package let advice: String?

    package init(
      name: String, type: String, required: Bool, defaultValue: JSONValue, allowed: Allowed,
      advice: String?
    ) {
      self.name = name
      self.type = type
      self.required = required
      self.defaultValue = defaultValue
      self.allowed = allowed
      self.advice = advice
    }
  }

  /// What may not stand together, or must: a sentence.
  package struct Rule: Encodable, Equatable, Sendable {
    package let rule: String
    package let sources: [String]
    package let note: String?

    package init(rule: String, sources: [String], note: String?) {
      self.rule = rule
      self.sources = sources
      self.note = note
    }
  }

  package let schema = "greenroom.model/1"
  package let profile: String
  package let profileRevision: String
  package let id: String
  package let aliases: [String]
  package let status: String
  package let modes: [Mode]
  package let limits: [Limit]
  package let parameters: [Parameter]
  package let rules: [Rule]
  /// Those that the rest names, in the order of the profile.
  package let sources: [Source]

  package init(
    profile: String, profileRevision: String, id: String, aliases: [String], status: String,
    modes: [Mode], limits: [Limit], parameters: [Parameter], rules: [Rule], sources: [Source]
  ) {
    self.profile = profile
    self.profileRevision = profileRevision
    self.id = id
    self.aliases = aliases
    self.status = status
    self.modes = modes
    self.limits = limits
    self.parameters = parameters
    self.rules = rules
    self.sources = sources
  }
}
