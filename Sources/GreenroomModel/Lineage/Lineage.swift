package import Foundation

/// An asset with what it was made of and what was made of it, as far as both are told.
package struct Lineage: Equatable, Sendable {
  package struct Asset: Equatable, Sendable {
    package let id: AssetID
    package let kind: MediaKind
    package let origin: AssetOrigin
    package let name: String?
    /// Nil once no path holds it.
    package let path: MediaPath?

    package init(id: AssetID, kind: MediaKind, origin: AssetOrigin, name: String?, path: MediaPath?) {
      self.id = id
      self.kind = kind
      self.origin = origin
      self.name = name
      self.path = path
    }
  }

  package let asset: Asset
  /// The tasks that brought it: more than one where two gave the same bytes.
  package var generations: [Generation] = []
  package var sources: [Source] = []
  package var uses: [Use] = []
  package var derivatives: [Derivative] = []
  /// True where its own lineage is not told here, because it stands elsewhere in the same answer or the answer
  /// would grow too long.
  package var isCutShort = false

  package init(_ asset: Asset) { self.asset = asset }
}

extension Lineage {
  /// A task that an asset came from, with the request that was paid for.
  package struct Generation: Equatable, Sendable {
    package var task: TaskID
    /// The gateway's name of the task.
    package var gatewayID: String?
    package var state: TaskState
    package var isAdopted: Bool
    /// True for the still that came with a clip.
    package var isLastFrame: Bool
    package var request: RequestID
    package var profile: String
    package var profileRevision: String
    package var model: String
    package var prompt: String?
    /// As the body has it; nil where the model chose.
    package var seed: JSONValue?
    /// As the gateway told it.
    package var cost: JSONValue?
    package var completedAt: Date?
    package var references: [Reference]
    package var objects: [StagedObject]

    package init(
      task: TaskID, gatewayID: String?, state: TaskState, isAdopted: Bool, isLastFrame: Bool,
      request: RequestID, profile: String, profileRevision: String, model: String, prompt: String?,
      seed: JSONValue?, cost: JSONValue?, completedAt: Date?, references: [Reference] = [],
      objects: [StagedObject] = []
    ) {
      self.task = task
      self.gatewayID = gatewayID
      self.state = state
      self.isAdopted = isAdopted
      self.isLastFrame = isLastFrame
      self.request = request
      self.profile = profile
      self.profileRevision = profileRevision
      self.model = model
      self.prompt = prompt
      self.seed = seed
      self.cost = cost
      self.completedAt = completedAt
      self.references = references
      self.objects = objects
    }
  }

  /// What a request used, in its place.
  package struct Reference: Equatable, Sendable {
    package let role: Role
    /// Nil for a frame.
    package let handle: Handle?
    package let name: String?
    /// Nil where a public URL was used.
    package let lineage: Lineage?
    /// Without its query.
    package let url: String?

    package init(role: Role, handle: Handle?, name: String?, lineage: Lineage?, url: String?) {
      self.role = role
      self.handle = handle
      self.name = name
      self.lineage = lineage
      self.url = url
    }
  }

  /// What the gateway was told to fetch.
  package struct StagedObject: Equatable, Sendable {
    package let backend: String
    package let key: String
    /// Hexadecimal.
    package let sha256: String

    package init(backend: String, key: String, sha256: String) {
      self.backend = backend
      self.key = key
      self.sha256 = sha256
    }
  }

  /// An asset that this one was made of here.
  package struct Source: Equatable, Sendable {
    package let recipe: String
    package let lineage: Lineage

    package init(recipe: String, lineage: Lineage) {
      self.recipe = recipe
      self.lineage = lineage
    }
  }

  /// A request that used an asset, and the clips it gave.
  package struct Use: Equatable, Sendable {
    package let request: RequestID
    package let model: String
    package let role: Role
    package let handle: Handle?
    package let prompt: String?
    package let createdAt: Date
    package let clips: [Lineage]

    package init(
      request: RequestID, model: String, role: Role, handle: Handle?, prompt: String?, createdAt: Date,
      clips: [Lineage]
    ) {
      self.request = request
      self.model = model
      self.role = role
      self.handle = handle
      self.prompt = prompt
      self.createdAt = createdAt
      self.clips = clips
    }
  }

  /// What was made of an asset here. The last frame that a gateway gave with a clip is one of the clip's.
  package struct Derivative: Equatable, Sendable {
    package let recipe: String
    package let lineage: Lineage

    package init(recipe: String, lineage: Lineage) {
      self.recipe = recipe
      self.lineage = lineage
    }
  }
}

extension Lineage {
  /// The recipe of the still that a clip ends with, whoever took it.
  package static let lastFrame = "last-frame"
}
