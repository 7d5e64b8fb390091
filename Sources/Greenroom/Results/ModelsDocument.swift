package import GreenroomModel

/// `greenroom.models/1`: the models of one profile.
package struct ModelsDocument: Encodable, Equatable, Sendable {
  package struct Entry: Encodable, Equatable, Sendable {
    package let id: String
    package let aliases: [String]
    /// `active`, `retiring`, `retired`.
    package let status: String
    package let modes: [Mode]
    /// What the parameter `duration` may be.
    package let durations: String?
    package let resolutions: String?
    /// The kinds of reference media and how many of each: `9 images`.
    package let references: [String]

    package init(
      id: String, aliases: [String], status: String, modes: [Mode], durations: String?,
      resolutions: String?, references: [String]
    ) {
      self.id = id
      self.aliases = aliases
      self.status = status
      self.modes = modes
      self.durations = durations
      self.resolutions = resolutions
      self.references = references
    }
  }

  package let schema = "greenroom.models/1"
  package let profile: String
  package let profileRevision: String
  package let title: String
  package let models: [Entry]
  /// Every profile that is installed, so that the next `--profile` needs no guessing.
  package let profiles: [String]

  package init(
    profile: String, profileRevision: String, title: String, models: [Entry], profiles: [String]
  ) {
    self.profile = profile
    self.profileRevision = profileRevision
    self.title = title
    self.models = models
    self.profiles = profiles
  }
}
