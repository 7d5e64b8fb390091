import Foundation
import Greenroom
import GreenroomModel

/// Results as the workflows could give them, to be rendered.
enum Examples {
  static let hero = AssetID(random: 0x1234_5678_9ABC)
  static let dolly = AssetID(random: 0xFEDC_BA98_7654)
  static let day = Date(timeIntervalSince1970: 1_789_000_000)

  static var still: MediaFacts {
    var facts = MediaFacts()
    facts.container = "jpeg"
    (facts.width, facts.height) = (1_920, 1_080)
    facts.bitDepth = 8
    facts.videoCodec = "mjpeg"
    facts.alpha = false
    return facts
  }

  static var clip: MediaFacts {
    var facts = MediaFacts()
    facts.container = "mp4"
    (facts.width, facts.height) = (1_280, 720)
    facts.duration = Seconds(18.2)
    facts.frameRate = FrameRate(24_000, over: 1_001)
    facts.videoCodec = "h264"
    facts.audioCodec = "aac"
    facts.sampleRate = 48_000
    facts.channels = 2
    facts.verified = true
    return facts
  }

  static var sound: MediaFacts {
    var facts = MediaFacts()
    facts.container = "mp3"
    facts.duration = Seconds(12)
    facts.audioCodec = "mp3"
    facts.sampleRate = 44_100
    facts.channels = 1
    return facts
  }

  static func reference(
    _ path: String, _ kind: MediaKind?, _ facts: MediaFacts?, name: String? = nil, role: Role? = nil
  ) -> Reference {
    Reference(
      role: role ?? Role(referenceOf: kind ?? .image), name: name, path: MediaPath(path),
      byteCount: facts == nil ? nil : 3_145_728, kind: kind, facts: facts,
      problem: facts == nil ? FileProblem(.fileEmpty, "The file is empty.") : nil)
  }

  static let tooLong = Finding(
    .videoDuration, .error, subject: "@video1", path: "/film/refs/dolly.mp4", measured: .number(18.2),
    limit: .number(15.2), source: "a document",
    message: "The clip plays 18.2 s, longer than the 15.2 s allowed.",
    remedy: "Trim it: `greenroom fit refs/dolly.mp4 --model seedance-2.0 --to 15`.")
  static let alpha = Finding(
    .imageAlpha, .warning, subject: "@image2", path: "/film/refs/小明.png",
    message: "The picture is transparent.",
    remedy: "Flatten it onto a colour.")
  static let unused = Finding(
    .promptUnusedReference, .warning, subject: "prompt", message: "@audio1 is never mentioned.",
    remedy: "Say what it is for, or leave it out.")
  static let total = Finding(
    .videoTotalDuration, .error, subject: "videos", measured: .number(18.2), limit: .number(15),
    message: "All clips together play 18.2 s, longer than the 15 s allowed.", remedy: "Leave one out.")
  static let empty = Finding(
    .fileEmpty, .error, subject: "empty.jpg", path: "/film/empty.jpg", message: "The file is empty.",
    remedy: "Export it again.")

  static func check(_ references: [Reference], _ findings: [Finding], mode: Mode) -> CheckDocument {
    let handles = Handle.assign(to: references)
    let checked = zip(references, handles).map { reference, handle in
      var checked = CheckReport.CheckedReference(handle: handle, reference: reference, verdict: .pass)
      checked.verdict = Verdict(findings.filter { $0.subject == checked.subject })
      return checked
    }
    return CheckDocument(
      CheckReport(
        profile: "qingbo", profileRevision: "2026-04-08/1", model: "model-one", mode: mode,
        references: checked, findings: findings))
  }

  static let together = check(
    [
      reference("/film/refs/hero.jpg", .image, still, name: "hero"),
      reference("/film/refs/小明.png", .image, still, name: "小明"),
      reference("/film/refs/dolly.mp4", .video, clip),
      reference("/elsewhere/theme.mp3", .audio, sound),
    ], [tooLong, total, alpha, unused], mode: .multimodalReference)

  static let frames = check(
    [
      reference("/film/refs/hero.jpg", .image, still, role: .firstFrame),
      reference("/film/refs/小明.png", .image, still, role: .lastFrame),
    ], [], mode: .firstLastFrame)

  static var asset: AssetResult {
    AssetResult(
      id: hero, sha256: nil, kind: .image, name: "hero", path: "/film/refs/hero.jpg", bytes: 412_345,
      facts: still, tags: ["cast", "day one"], rating: 4, note: "the good one",
      fits: ["model-one": .pass, "model-two": .warn], addedAt: day)
  }

  static var clipAsset: AssetResult {
    AssetResult(
      id: dolly, sha256: String(repeating: "ab", count: 32), kind: .video, path: nil, bytes: 3_145_728,
      facts: clip, origin: .generated, fits: ["model-one": .fail])
  }
}
