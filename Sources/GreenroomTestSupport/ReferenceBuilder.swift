package import GreenroomModel

/// Makes references that every check of `qingbo` passes, for a test to spoil in one respect.
///
///     ReferenceBuilder.image { $0.width = 299 }
package enum ReferenceBuilder {
  package static func image(
    _ width: Int = 1_280, _ height: Int = 720, bytes: Int64 = 500_000, path: String = "/refs/hero.png",
    name: String? = nil, role: Role = .referenceImage, facts spoil: (inout MediaFacts) -> Void = { _ in }
  ) -> Reference {
    var facts = MediaFacts()
    facts.container = "png"
    (facts.width, facts.height) = (width, height)
    (facts.codedWidth, facts.codedHeight) = (width, height)
    (facts.bitDepth, facts.colorModel, facts.alpha, facts.animated) = (8, "rgb", false, false)
    facts.verified = true
    spoil(&facts)
    return reference(.image, role, path: path, name: name, bytes: bytes, facts)
  }

  package static func video(
    seconds: Double? = 5, _ width: Int = 1_280, _ height: Int = 720, bytes: Int64 = 5_000_000,
    path: String = "/refs/dolly.mp4", name: String? = nil, role: Role = .referenceVideo,
    facts spoil: (inout MediaFacts) -> Void = { _ in }
  ) -> Reference {
    var facts = MediaFacts()
    (facts.container, facts.videoCodec, facts.audioCodec) = ("mp4", "h264", "aac")
    (facts.width, facts.height) = (width, height)
    (facts.codedWidth, facts.codedHeight) = (width, height)
    facts.duration = seconds.flatMap(Seconds.init)
    facts.headerDuration = facts.duration
    facts.frameRate = FrameRate(24, over: 1)
    (facts.variableFrameRate, facts.rotation) = (false, 0)
    facts.verified = true
    spoil(&facts)
    return reference(.video, role, path: path, name: name, bytes: bytes, facts)
  }

  package static func audio(
    seconds: Double? = 5, bytes: Int64 = 200_000, path: String = "/refs/theme.mp3", name: String? = nil,
    role: Role = .referenceAudio, facts spoil: (inout MediaFacts) -> Void = { _ in }
  ) -> Reference {
    var facts = MediaFacts()
    (facts.container, facts.audioCodec) = ("mp3", "mp3")
    facts.duration = seconds.flatMap(Seconds.init)
    facts.headerDuration = facts.duration
    (facts.sampleRate, facts.channels) = (44_100, 2)
    facts.verified = true
    spoil(&facts)
    return reference(.audio, role, path: path, name: name, bytes: bytes, facts)
  }

  /// A file that could not be read.
  package static func broken(
    _ code: FindingCode, _ message: String, path: String = "/refs/broken.mp4", role: Role = .referenceVideo
  ) -> Reference {
    Reference(role: role, path: MediaPath(path), problem: FileProblem(code, message))
  }

  /// A URL that nobody has looked behind.
  package static func url(
    _ url: String, kind: MediaKind? = .image, role: Role = .referenceImage, facts: URLFacts? = nil
  ) -> Reference {
    Reference(role: role, kind: kind, url: url, urlFacts: facts)
  }

  private static func reference(
    _ kind: MediaKind, _ role: Role, path: String, name: String?, bytes: Int64, _ facts: MediaFacts
  ) -> Reference {
    Reference(
      role: role, name: name, path: MediaPath(path), byteCount: bytes, kind: kind, facts: facts)
  }
}
