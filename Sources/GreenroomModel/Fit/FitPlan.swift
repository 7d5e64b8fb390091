/// How one asset is made to pass, or why it cannot be.
package struct FitPlan: Equatable, Sendable {
  package enum Outcome: Equatable, Sendable {
    /// Nothing is to be done, or nothing that would help.
    case passes
    case makes(FitRecipe)
    /// The errors among ``FitPlan/findings`` are the limits that remain, and the warnings where they count as errors.
    case cannot
  }

  package var outcome: Outcome
  /// In the order in which they are taken; empty where no copy is made.
  package var steps: [FitStep]
  /// Of the copy; nil where none is made.
  package var prediction: FitPrediction?
  /// What preflight will say of the copy; of the source where nothing is to be done; the limits that remain
  /// where nothing can be.
  package var findings: [Finding]
  /// Sentences to read before the copy is used.
  package var notes: [String]

  package init(
    outcome: Outcome, steps: [FitStep] = [], prediction: FitPrediction? = nil, findings: [Finding] = [],
    notes: [String] = []
  ) {
    self.outcome = outcome
    self.steps = steps
    self.prediction = prediction
    self.findings = findings
    self.notes = notes
  }

  package var recipe: FitRecipe? { if case .makes(let recipe) = outcome { recipe } else { nil } }
}

/// What is known of a copy before it is made.
package struct FitPrediction: Equatable, Sendable {
  package var kind: MediaKind
  package var facts: MediaFacts
  /// The copy will not be larger; nil where nothing limits it.
  package var mostBytes: Int64?
  /// Frames and packets are whole: the copy lasts no shorter and no longer. Nil where it is unknown, as for
  /// stills.
  package var playingTime: ClosedRange<Seconds>?
}

/// One thing that is done to an asset, with its price.
package struct FitStep: Equatable, Sendable {
  package enum Action: String, CaseIterable, Sendable {
    case still, trim, deinterlace, turn, square, crop, scale, upscale, pad, rate, colour, depth, flatten,
      encode, remux
  }

  package let action: Action
  package let before: String
  package let after: String
  /// What is lost by it, as the end of a sentence.
  package let loss: String

  package static let nothingLost = "nothing is lost"

  package init(_ action: Action, from before: String, to after: String, loss: String = nothingLost) {
    self.action = action
    self.before = before
    self.after = after
    self.loss = loss
  }

  package var isLossless: Bool { loss == Self.nothingLost }

  /// `Scaled from 7000×5000 px to 6000×4286 px: detail finer than 1.17 px is lost.`
  package var sentence: String { "\(action.words) from \(before) to \(after): \(loss)." }
}

extension FitStep.Action {
  fileprivate var words: String {
    switch self {
    case .still: "Stilled"
    case .trim: "Trimmed"
    case .deinterlace: "Deinterlaced"
    case .turn: "Turned"
    case .square: "Made square"
    case .crop: "Cropped"
    case .scale: "Scaled"
    case .upscale: "Scaled up"
    case .pad: "Padded"
    case .rate: "Retimed"
    case .colour: "Colours converted"
    case .depth: "Rounded"
    case .flatten: "Flattened"
    case .encode: "Re-encoded"
    case .remux: "Rewrapped"
    }
  }
}
