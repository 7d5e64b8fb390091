/// One parameter of a request or one key of its `extra`.
package struct ParameterRule: Equatable, Sendable {
  package enum ValueType: String, Equatable, Sendable, CaseIterable {
    case integer, boolean, string, url, array
  }

  /// What the values may be: a span for numbers, a list for words, and for each element of an array.
  package enum Allowed: Equatable, Sendable {
    case span(Limit<Span>)
    case choices(Limit<Choices>)
  }

  /// Why a parameter should not be left out, or should not be sent at all, though the gateway takes it so.
  package struct Advice: Equatable, Sendable {
    /// As the end of a sentence.
    package let reason: String
    package let sources: [ProfileSource]

    package init(reason: String, sources: [ProfileSource]) {
      self.reason = reason
      self.sources = sources
    }
  }

  package let name: String
  package let type: ValueType
  /// The finding that a value out of its limits gives.
  package let code: FindingCode
  /// Written after a number: `s`.
  package let unit: String?
  /// What the gateway takes where the parameter is absent; nil where no document says.
  package let defaultValue: JSONValue?
  package let isRequired: Bool
  package let allowed: Allowed?
  /// Set where leaving the parameter out is a gamble.
  package let sendAlways: Advice?
  /// Set where another document says that the model does not take it.
  package let discouraged: Advice?
  package let sources: [ProfileSource]
  package let note: String?

  package init(
    name: String, type: ValueType, code: FindingCode, unit: String? = nil, defaultValue: JSONValue? = nil,
    isRequired: Bool = false, allowed: Allowed? = nil, sendAlways: Advice? = nil,
    discouraged: Advice? = nil, sources: [ProfileSource], note: String? = nil
  ) {
    self.name = name
    self.type = type
    self.code = code
    self.unit = unit
    self.defaultValue = defaultValue
    self.isRequired = isRequired
    self.allowed = allowed
    self.sendAlways = sendAlways
    self.discouraged = discouraged
    self.sources = sources
    self.note = note
  }
}

/// What may stand in `extra`.
package struct ExtraRules: Equatable, Sendable {
  package enum Policy: String, Equatable, Sendable, CaseIterable {
    /// Unknown keys reach the upstream model unread.
    case passedThrough = "passed-through"
    /// Anything in `extra` fails the request.
    case refused
  }

  /// A key that is known not to work here.
  package struct Wrong: Equatable, Sendable {
    package let name: String
    /// The right key; nil where the model has none.
    package let use: String?
    package let sources: [ProfileSource]
    package let note: String?

    package init(name: String, use: String?, sources: [ProfileSource], note: String? = nil) {
      self.name = name
      self.use = use
      self.sources = sources
      self.note = note
    }
  }

  package let policy: Policy
  /// The profile that a draft which has `extra` was written for, where this one refuses it.
  package let profile: String?
  package let parameters: [ParameterRule]
  package let wrong: [Wrong]
  package let sources: [ProfileSource]
  package let note: String?

  package init(
    policy: Policy, profile: String? = nil, parameters: [ParameterRule], wrong: [Wrong],
    sources: [ProfileSource], note: String? = nil
  ) {
    self.policy = policy
    self.profile = profile
    self.parameters = parameters
    self.wrong = wrong
    self.sources = sources
    self.note = note
  }

  package func parameter(named name: String) -> ParameterRule? {
    parameters.first { $0.name == name }
  }
}

/// What a prompt may be.
package struct PromptRule: Equatable, Sendable {
  package enum Need: String, Equatable, Sendable, CaseIterable {
    case always
    /// Optional where the request has references or frames.
    case withoutReferences = "without-references"
  }

  package let need: Need
  package let needSources: [ProfileSource]
  /// True where the model reads `@image1` and its like.
  package let readsHandles: Bool
  package let handleSources: [ProfileSource]
  /// Chinese, Japanese and Korean characters.
  package let ideographs: Limit<Span>
  /// Words of scripts that put spaces between them.
  package let words: Limit<Span>
  /// Flags that are read out of a prompt (`dur` for `--dur 5`) and the parameter that each overrides.
  package let flags: [String: String]
  package let flagSources: [ProfileSource]

  package init(
    need: Need, needSources: [ProfileSource], readsHandles: Bool, handleSources: [ProfileSource],
    ideographs: Limit<Span>, words: Limit<Span>, flags: [String: String], flagSources: [ProfileSource]
  ) {
    self.need = need
    self.needSources = needSources
    self.readsHandles = readsHandles
    self.handleSources = handleSources
    self.ideographs = ideographs
    self.words = words
    self.flags = flags
    self.flagSources = flagSources
  }
}
