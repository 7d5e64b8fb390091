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
  package let clip: Data
  package let output: Data

  package init(clip: MediaPath, output: MediaPath) {
    self.clip = Data(clip.bytes)
    self.output = Data(output.bytes)
  }
}

/// What either says when it is done: one line of JSON on its standard output.
package struct MakingAnswer: Codable, Sendable {
  /// A sentence that says why nothing was made; nil where it was.
  package let problem: String?

  package init(problem: String?) { self.problem = problem }
}
