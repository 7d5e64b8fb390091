package import GreenroomModel

/// `greenroom.models/1`: the models of one profile.
package struct ModelsDocument: Encodable, Equatable, Sendable {
  package struct Entry: Encodable, Equatable, Sendable {
    package let id: String
    package let aliases: [String]
    /// `active`, `retired` … as the profile says.
    package let status: String
    package let title: String?
    package let modes: [Mode]
    package let durations: String?
    package let resolutions: [String]

    package init(
      id: String, aliases: [String], status: String, title: String?, modes: [Mode], durations: String?,
      resolutions: [String]
    ) {
      self.id = id
      self.aliases = aliases
      self.status = status
      self.title = title
      self.modes = modes
      self.durations = durations
      self.resolutions = resolutions
    }
  }

  package let schema = "greenroom.models/1"
  package let profile: String
  package let profileRevision: String
  package let models: [Entry]
  /// Every profile that is installed, so that the next `--profile` needs no guessing.
  package let profiles: [String]

  package init(profile: String, profileRevision: String, models: [Entry], profiles: [String]) {
    self.profile = profile
    self.profileRevision = profileRevision
    self.models = models
    self.profiles = profiles
  }
}

/// `greenroom.model/1`: one model with every limit, its source and date.
package struct ModelDocument: Encodable, Equatable, Sendable {
  package struct Source: Encodable, Equatable, Sendable {
    package let id: String
    package let title: String
    package let url: String?
    /// The day somebody last compared the profile with it: `2026-09-14`.
    package let checkedOn: String

    package init(id: String, title: String, url: String?, checkedOn: String) {
      self.id = id
      self.title = title
      self.url = url
      self.checkedOn = checkedOn
    }
  }

  /// One limit in words, as documented and as enforced.
  package struct Limit: Encodable, Equatable, Sendable {
    /// What it limits: `image.bytes`, `output.duration`, `extra.tools`.
    package let key: String
    package let documented: String?
    package let enforced: String?
    /// The id of a source.
    package let source: String?
    package let note: String?

    package init(key: String, documented: String?, enforced: String?, source: String?, note: String?) {
      self.key = key
      self.documented = documented
      self.enforced = enforced
      self.source = source
      self.note = note
    }
  }

  package let schema = "greenroom.model/1"
  package let profile: String
  package let profileRevision: String
  package let id: String
  package let aliases: [String]
  package let status: String
  package let title: String?
  package let modes: [Mode]
  package let limits: [Limit]
  /// The sources that the limits name.
  package let sources: [Source]

  package init(
    profile: String, profileRevision: String, id: String, aliases: [String], status: String,
    title: String?, modes: [Mode], limits: [Limit], sources: [Source]
  ) {
    self.profile = profile
    self.profileRevision = profileRevision
    self.id = id
    self.aliases = aliases
    self.status = status
    self.title = title
    self.modes = modes
    self.limits = limits
    self.sources = sources
  }
}

/// `greenroom.modeldiff/1`: where two models differ.
package struct ModelDiffDocument: Encodable, Equatable, Sendable {
  package struct Difference: Encodable, Equatable, Sendable {
    package let key: String
    /// Null where the left model says nothing of it.
    package let left: String?
    package let right: String?

    package init(key: String, left: String?, right: String?) {
      self.key = key
      self.left = left
      self.right = right
    }
  }

  package let schema = "greenroom.modeldiff/1"
  /// `profile/model`.
  package let left: String
  package let right: String
  package let differences: [Difference]

  package init(left: String, right: String, differences: [Difference]) {
    self.left = left
    self.right = right
    self.differences = differences
  }
}
