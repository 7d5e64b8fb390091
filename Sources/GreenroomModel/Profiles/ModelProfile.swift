/// Everything that one model of one gateway accepts. A class for one reason: it is large, never changes, and
/// is handed to every check of every asset.
package final class ModelProfile: Sendable {
  package let id: String
  package let aliases: [String]
  package let status: ModelStatus
  /// In the order of the file.
  package let modes: [ModeRule]
  /// What images alone mean, by how many there are: the first entry for one image, the second for two. More
  /// are a multimodal reference.
  package let imagesAlone: [Mode]
  package let inputs: InputLimits
  package let prompt: PromptRule
  package let parameters: [ParameterRule]
  package let extra: ExtraRules
  package let mayNotMix: [Exclusion]
  package let mustAccompany: [Requirement]
  package let conditions: [Condition]
  package let output: OutputFacts

  package init(
    id: String, aliases: [String], status: ModelStatus, modes: [ModeRule], imagesAlone: [Mode],
    inputs: InputLimits, prompt: PromptRule, parameters: [ParameterRule], extra: ExtraRules,
    mayNotMix: [Exclusion], mustAccompany: [Requirement], conditions: [Condition], output: OutputFacts
  ) {
    self.id = id
    self.aliases = aliases
    self.status = status
    self.modes = modes
    self.imagesAlone = imagesAlone
    self.inputs = inputs
    self.prompt = prompt
    self.parameters = parameters
    self.extra = extra
    self.mayNotMix = mayNotMix
    self.mustAccompany = mustAccompany
    self.conditions = conditions
    self.output = output
  }

  package func supports(_ mode: Mode) -> Bool { modes.contains { $0.mode == mode } }

  package func parameter(named name: String) -> ParameterRule? {
    parameters.first { $0.name == name }
  }
}

extension ModelProfile: Equatable {
  package static func == (left: ModelProfile, right: ModelProfile) -> Bool {
    left === right || left.isEqual(to: right)
  }

  private func isEqual(to other: ModelProfile) -> Bool {
    id == other.id && aliases == other.aliases && status == other.status && modes == other.modes
      && imagesAlone == other.imagesAlone && inputs == other.inputs && prompt == other.prompt
      && parameters == other.parameters && extra == other.extra && mayNotMix == other.mayNotMix
      && mustAccompany == other.mustAccompany && conditions == other.conditions && output == other.output
  }
}

package struct ModelStatus: Equatable, Sendable {
  package enum State: String, Equatable, Sendable, CaseIterable {
    case active
    /// Still accepted; its end has been announced.
    case retiring
    case retired
  }

  package let state: State
  /// When it ends or ended.
  package let date: String?
  package let sources: [ProfileSource]
  package let note: String?

  package init(state: State, date: String? = nil, sources: [ProfileSource], note: String? = nil) {
    self.state = state
    self.date = date
    self.sources = sources
    self.note = note
  }
}

/// A mode that a model has.
package struct ModeRule: Equatable, Sendable {
  package let mode: Mode
  package let sources: [ProfileSource]
  package let note: String?

  package init(_ mode: Mode, sources: [ProfileSource], note: String? = nil) {
    self.mode = mode
    self.sources = sources
    self.note = note
  }
}

/// Roles that one request may not have together.
package struct Exclusion: Equatable, Sendable {
  package let these: [Role]
  package let those: [Role]
  package let sources: [ProfileSource]
  package let note: String?

  package init(these: [Role], those: [Role], sources: [ProfileSource], note: String? = nil) {
    self.these = these
    self.those = those
    self.sources = sources
    self.note = note
  }
}

/// A role that needs another one beside it.
package struct Requirement: Equatable, Sendable {
  package let role: Role
  package let anyOf: [Role]
  package let sources: [ProfileSource]
  package let note: String?

  package init(role: Role, anyOf: [Role], sources: [ProfileSource], note: String? = nil) {
    self.role = role
    self.anyOf = anyOf
    self.sources = sources
    self.note = note
  }
}

/// Rules that hold only in some modes or for some actions.
package struct Condition: Equatable, Sendable {
  /// Nil where the mode does not matter.
  package let modes: [Mode]?
  /// Values of the parameter `action`; nil where it does not matter.
  package let actions: [String]?
  /// Limits on parameters beside their own, by name.
  package let parameters: [String: Limit<Choices>]
  /// Roles of which the request must have at least one.
  package let needs: [Role]
  /// Seconds of each reference video, beside the limit that always holds.
  package let videoDuration: Limit<Span>?
  package let sources: [ProfileSource]
  package let note: String?

  package init(
    modes: [Mode]?, actions: [String]?, parameters: [String: Limit<Choices>], needs: [Role],
    videoDuration: Limit<Span>? = nil, sources: [ProfileSource], note: String? = nil
  ) {
    self.modes = modes
    self.actions = actions
    self.parameters = parameters
    self.needs = needs
    self.videoDuration = videoDuration
    self.sources = sources
    self.note = note
  }
}

/// What comes out, where it is known: for previews and for the sandbox.
package struct OutputFacts: Equatable, Sendable {
  package struct Size: Equatable, Sendable {
    package let resolution: String
    package let ratio: String
    package let width: Int
    package let height: Int

    package init(resolution: String, ratio: String, width: Int, height: Int) {
      self.resolution = resolution
      self.ratio = ratio
      self.width = width
      self.height = height
    }
  }

  package let container: String
  package let videoCodec: String
  package let framesPerSecond: Int
  /// Exact pixels, for the resolutions that have been documented.
  package let sizes: [Size]
  package let sources: [ProfileSource]
  package let note: String?

  package init(
    container: String, videoCodec: String, framesPerSecond: Int, sizes: [Size], sources: [ProfileSource],
    note: String? = nil
  ) {
    self.container = container
    self.videoCodec = videoCodec
    self.framesPerSecond = framesPerSecond
    self.sizes = sizes
    self.sources = sources
    self.note = note
  }

  package func size(resolution: String, ratio: String) -> Size? {
    sizes.first { $0.resolution == resolution && $0.ratio == ratio }
  }
}
