package import GreenroomModel

/// How a clip is to go on.
package struct ClipContinuation: Sendable {
  /// What the next request gets of the clip.
  package enum Way: String, Sendable, CaseIterable {
    case lastFrame = "last-frame"
    case video
  }

  package var clip: AssetArgument
  package var way = Way.lastFrame
  /// Nil for the model that made the clip.
  package var model: String?
  package var prompt: String?
  /// Where to write the draft; nil only gives it.
  package var output: MediaPath?

  package init(clip: AssetArgument) { self.clip = clip }
}
