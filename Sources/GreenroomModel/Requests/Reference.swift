package import Foundation

/// What a piece of media is for in a request.
package enum Role: String, Codable, Sendable, CaseIterable, Hashable {
  case firstFrame = "first_frame"
  case lastFrame = "last_frame"
  case referenceImage = "reference_image"
  case referenceVideo = "reference_video"
  case referenceAudio = "reference_audio"

  /// True for the two roles that stand in fields of their own and have no handle.
  package var isFrame: Bool { self == .firstFrame || self == .lastFrame }

  /// The role that media of `kind` has when nobody says otherwise.
  package init(referenceOf kind: MediaKind) {
    switch kind {
    case .image: self = .referenceImage
    case .video: self = .referenceVideo
    case .audio: self = .referenceAudio
    }
  }
}

/// What is known of the generated clip that a reference is, or was made of here.
package struct GeneratedFacts: Equatable, Sendable {
  package var madeAt: Date
  /// False only for the very bytes that the gateway gave.
  package var isReencoded: Bool

  package init(madeAt: Date, isReencoded: Bool) {
    self.madeAt = madeAt
    self.isReencoded = isReencoded
  }
}

/// One piece of media as a request uses it: who it is, what the probe read, or why it could not.
package struct Reference: Equatable, Sendable {
  package var role: Role
  /// The name that prompts use (`hero` for `@hero`): what the request gave, else the asset's own.
  package var name: String?
  package var path: MediaPath?
  /// Nil where no catalog is involved.
  package var assetID: AssetID?
  package var byteCount: Int64?
  package var kind: MediaKind?
  package var facts: MediaFacts?
  /// Set where there are no facts.
  package var problem: FileProblem?
  /// A public URL given in place of a file, or the staged one.
  package var url: String?
  /// What asking for the URL brought to light; nil where nobody asked.
  package var urlFacts: URLFacts?
  /// Nil where it was not generated, or nobody asked.
  package var generated: GeneratedFacts?

  package init(
    role: Role, name: String? = nil, path: MediaPath? = nil, assetID: AssetID? = nil,
    byteCount: Int64? = nil, kind: MediaKind? = nil, facts: MediaFacts? = nil,
    problem: FileProblem? = nil, url: String? = nil, urlFacts: URLFacts? = nil,
    generated: GeneratedFacts? = nil
  ) {
    self.role = role
    self.name = name
    self.path = path
    self.assetID = assetID
    self.byteCount = byteCount
    self.kind = kind
    self.facts = facts
    self.problem = problem
    self.url = url
    self.urlFacts = urlFacts
    self.generated = generated
  }
}
