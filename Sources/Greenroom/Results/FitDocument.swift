import GreenroomCatalog
package import GreenroomModel

/// `greenroom.fit/1`: which copies were made so that a model accepts them, or would be, and at which price.
package struct FitDocument: Encodable, Equatable, Sendable {
  package enum Outcome: String, Encodable, Sendable {
    /// It passes as it is.
    case passes
    case planned
    case made
    /// The copy was there already.
    case reused
    /// No copy can pass; the findings say which limits remain.
    case cannot
  }

  package struct Step: Encodable, Equatable, Sendable {
    /// `trim`, `scale`, `encode` …
    package let action: String
    package let before: String
    package let after: String
    /// Null where nothing is lost.
    package let loss: String?
    package let message: String

    package init(_ step: FitStep) {
      action = step.action.rawValue
      before = step.before
      after = step.after
      loss = step.isLossless ? nil : step.loss
      message = step.sentence
    }
  }

  package struct Copy: Encodable, Equatable, Sendable {
    package let id: AssetID
    package let path: String?
    package let bytes: Int64
    package let facts: MediaFacts
    let isNew: Bool

    private enum CodingKeys: CodingKey { case id, path, bytes, facts }

    package init(id: AssetID, path: String?, bytes: Int64, facts: MediaFacts, isNew: Bool) {
      self.id = id
      self.path = path
      self.bytes = bytes
      self.facts = facts
      self.isNew = isNew
    }

    init(_ record: AssetRecord, isNew: Bool) {
      self.init(
        id: record.id, path: record.path?.text, bytes: record.bytes, facts: record.facts, isNew: isNew)
    }
  }

  package struct Item: Encodable, Equatable, Sendable {
    /// Null where it is a file that is not in the catalog.
    package let id: AssetID?
    package let path: String?
    package let kind: MediaKind?
    package let bytes: Int64?
    package let facts: MediaFacts?
    package let outcome: Outcome
    package let steps: [Step]
    /// All that decides the copy; null where none is made.
    package let recipe: String?
    package let copy: Copy?
    /// What preflight says of the copy, or of the asset where none is made.
    package let findings: [Finding]
    /// Sentences to read before the copy is used.
    package let notes: [String]

    package init(_ reference: Reference, _ plan: FitPlan, copy: Copy?) {
      id = reference.assetID
      path = reference.path?.text
      kind = reference.kind
      bytes = reference.byteCount
      facts = reference.facts
      outcome =
        switch plan.outcome {
        case .passes: .passes
        case .cannot: .cannot
        case .makes: copy.map { $0.isNew ? .made : .reused } ?? .planned
        }
      steps = plan.outcome == .cannot ? [] : plan.steps.map(Step.init)
      recipe = plan.recipe?.description
      self.copy = copy
      findings = plan.findings
      notes = plan.notes
    }
  }

  package let schema = "greenroom.fit/1"
  package let profile: String
  package let profileRevision: String
  package let model: String
  /// True where nothing was made.
  package let isPlan: Bool
  package let assets: [Item]

  package init(profile: String, profileRevision: String, model: String, isPlan: Bool, assets: [Item]) {
    self.profile = profile
    self.profileRevision = profileRevision
    self.model = model
    self.isPlan = isPlan
    self.assets = assets
  }

  package var isComplete: Bool { !assets.contains { $0.outcome == .cannot } }
}
