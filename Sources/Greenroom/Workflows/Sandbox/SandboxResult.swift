package import GreenroomModel

/// What the sandbox makes of a request that it takes.
package struct SandboxResult: Sendable {
  package let clip: TestClip
  package let hasLastFrame: Bool
}

/// How a received request is judged.
package enum SandboxVerdict: Sendable {
  case taken(SandboxResult)
  /// All reasons, as sentences.
  case refused([String])
}

extension SandboxResult {
  /// - Parameter references: As they were fetched, in the order of the request.
  init?(_ received: ReceivedRequest, _ references: [Reference], model: ModelProfile, sizes: SandboxSizes) {
    /// What the request says, else what the gateway takes where it says nothing.
    func value(_ key: String) -> JSONValue? {
      received.parameters[key] ?? received.extra[key] ?? model.parameter(named: key)?.defaultValue
        ?? model.extra.parameter(named: key)?.defaultValue
    }
    let size = sizes.size(
      value("resolution")?.string ?? sizes.standard.resolution, value("aspect_ratio")?.string ?? "",
      of: model.output, following: Self.shape(references))
    guard let size else { return nil }
    // A negative seed lets the gateway choose.
    let asked = value("seed")?.integer ?? -1
    let seed = UInt64(exactly: asked) ?? UInt64(UInt32.random(in: .min ... .max))
    // A duration that is none keeps the length of the clip that is edited.
    let asks = value("duration")?.double ?? 0
    let source = references.first { $0.role == .referenceVideo }?.facts?.duration?.value
    let seconds = asks > 0 ? asks : source ?? sizes.standard.seconds
    clip = TestClip(
      width: size.width, height: size.height, seconds: seconds,
      frameRate: model.output.framesPerSecond,
      hasSound: (value("generate_audio") ?? value("audio"))?.bool ?? false,
      lines: ["\(received.model)  seed \(seed)", received.prompt ?? ""], seed: seed)
    hasLastFrame = value("return_last_frame")?.bool ?? false
  }

  /// Width over height of what a clip follows that is given no ratio of its own: its first frame, else its first
  /// picture, else its first video.
  private static func shape(_ references: [Reference]) -> Double? {
    for role in [Role.firstFrame, .referenceImage, .referenceVideo] {
      guard let facts = references.first(where: { $0.role == role })?.facts, let width = facts.width,
        let height = facts.height, height > 0
      else { continue }
      return Double(width) / Double(height)
    }
    return nil
  }
}
