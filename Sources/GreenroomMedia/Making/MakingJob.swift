package import Foundation
package import GreenroomModel

/// What `greenroom-media render` is to make: one line of JSON on its standard input. Paths are bytes.
package struct RenderJob: Codable, Sendable {
  package let clip: TestClip
  package let output: Data
  package let lastFrame: Data?

  package init(clip: TestClip, output: MediaPath, lastFrame: MediaPath?) {
    self.clip = clip
    self.output = Data(output.bytes)
    self.lastFrame = lastFrame.map { Data($0.bytes) }
  }
}

/// What `greenroom-media frame` is to take, in the same form.
package struct FrameJob: Codable, Sendable {
  package let moment: ClipMoment
  package let clip: Data
  package let output: Data

  package init(_ moment: ClipMoment, of clip: MediaPath, output: MediaPath) {
    self.moment = moment
    self.clip = Data(clip.bytes)
    self.output = Data(output.bytes)
  }
}

/// What `greenroom-media fit` is to make a copy of, in the same form.
package struct FitJob: Codable, Sendable {
  package let recipe: FitRecipe
  package let source: Data
  package let output: Data

  package init(_ recipe: FitRecipe, source: MediaPath, output: MediaPath) {
    self.recipe = recipe
    self.source = Data(source.bytes)
    self.output = Data(output.bytes)
  }
}

/// What any of them says now and then before it is done, if it takes long: one line of JSON on its standard output.
package struct MakingProgress: Codable, Sendable {
  /// Which part is done, from 0 to 1.
  package let progress: Double

  package init(progress: Double) { self.progress = progress }
}

/// What each says when it is done: one line of JSON on its standard output, the last.
package struct MakingAnswer: Codable, Sendable {
  /// A sentence that says why nothing was made; nil where it was.
  package let problem: String?

  package init(problem: String?) { self.problem = problem }
}
