package import Foundation
package import GreenroomModel

/// `greenroom.lineage/1`: what an asset was made of and what was made of it.
package struct LineageDocument: Encodable, Equatable, Sendable {
  package let schema = "greenroom.lineage/1"
  package let asset: Asset
  package let madeFrom: Ancestry
  package let madeInto: Descent

  package init(_ lineage: Lineage) {
    asset = Asset(lineage)
    madeFrom = Ancestry(lineage)
    madeInto = Descent(lineage)
  }

  package struct Asset: Encodable, Equatable, Sendable {
    package let id: AssetID
    package let kind: MediaKind
    package let origin: AssetOrigin
    package let name: String?
    package let path: String?
    /// True where its own lineage is not told here: it stands elsewhere in the document, or is too much.
    package let isCutShort: Bool

    init(_ lineage: Lineage) {
      id = lineage.asset.id
      kind = lineage.asset.kind
      origin = lineage.asset.origin
      name = lineage.asset.name
      path = lineage.asset.path?.text
      isCutShort = lineage.isCutShort
    }
  }

  package struct Ancestry: Encodable, Equatable, Sendable {
    package let generations: [Generation]
    package let sources: [Source]

    init(_ lineage: Lineage) {
      generations = lineage.generations.map(Generation.init)
      sources = lineage.sources.map { Source(recipe: $0.recipe, $0.lineage) }
    }
  }

  package struct Descent: Encodable, Equatable, Sendable {
    package let uses: [Use]
    package let derivatives: [Derivative]

    init(_ lineage: Lineage) {
      uses = lineage.uses.map(Use.init)
      derivatives = lineage.derivatives.map { Derivative(recipe: $0.recipe, $0.lineage) }
    }
  }

  package struct Source: Encodable, Equatable, Sendable {
    package let recipe: String
    package let asset: Asset
    package let madeFrom: Ancestry

    init(recipe: String, _ lineage: Lineage) {
      self.recipe = recipe
      asset = Asset(lineage)
      madeFrom = Ancestry(lineage)
    }
  }

  package struct Derivative: Encodable, Equatable, Sendable {
    package let recipe: String
    package let asset: Asset
    package let madeInto: Descent

    init(recipe: String, _ lineage: Lineage) {
      self.recipe = recipe
      asset = Asset(lineage)
      madeInto = Descent(lineage)
    }
  }

  package struct Clip: Encodable, Equatable, Sendable {
    package let asset: Asset
    package let madeInto: Descent

    init(_ lineage: Lineage) {
      asset = Asset(lineage)
      madeInto = Descent(lineage)
    }
  }

  package struct Use: Encodable, Equatable, Sendable {
    package let request: String
    package let model: String
    package let role: Role
    package let handle: String?
    package let prompt: String?
    package let createdAt: Date
    package let clips: [Clip]

    init(_ use: Lineage.Use) {
      request = use.request.text
      model = use.model
      role = use.role
      handle = use.handle?.description
      prompt = use.prompt
      createdAt = use.createdAt
      clips = use.clips.map(Clip.init)
    }
  }

  package struct Generation: Encodable, Equatable, Sendable {
    package let task: String
    package let taskId: String?
    package let state: TaskState
    package let isAdopted: Bool
    package let isLastFrame: Bool
    package let request: String
    package let profile: String
    package let profileRevision: String
    package let model: String
    package let prompt: String?
    package let seed: JSONValue?
    package let cost: JSONValue?
    package let completedAt: Date?
    package let references: [Reference]
    package let objects: [StagedObject]

    init(_ generation: Lineage.Generation) {
      task = generation.task.text
      taskId = generation.gatewayID
      state = generation.state
      isAdopted = generation.isAdopted
      isLastFrame = generation.isLastFrame
      request = generation.request.text
      profile = generation.profile
      profileRevision = generation.profileRevision
      model = generation.model
      prompt = generation.prompt
      seed = generation.seed
      cost = generation.cost
      completedAt = generation.completedAt
      references = generation.references.map(Reference.init)
      objects = generation.objects.map { StagedObject(backend: $0.backend, key: $0.key, sha256: $0.sha256) }
    }
  }

  package struct Reference: Encodable, Equatable, Sendable {
    package let role: Role
    package let handle: String?
    package let name: String?
    /// Null where a public URL was used.
    package let asset: Asset?
    package let url: String?
    package let madeFrom: Ancestry?

    init(_ reference: Lineage.Reference) {
      role = reference.role
      handle = reference.handle?.description
      name = reference.name
      asset = reference.lineage.map(Asset.init)
      url = reference.url
      madeFrom = reference.lineage.map(Ancestry.init)
    }
  }

  package struct StagedObject: Encodable, Equatable, Sendable {
    package let backend: String
    package let key: String
    package let sha256: String
  }
}
