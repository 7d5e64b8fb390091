import Foundation
import GreenroomModel
import GreenroomTestSupport

/// Situations that together make every check speak.
enum MessageScenes {
  struct Scene {
    let what: String
    let report: CheckReport

    init(
      _ what: String, _ references: Reference..., model: String = "seedance-2.0",
      profile: Profile = CheckWorld.qingbo, prompt: String? = nil, parameters: [JSONValue.Member] = [],
      extra: [JSONValue.Member] = [], whole: Bool = false, needsURLs: Bool = false,
      earlier: [Handle: AssetID] = [:], now: Date? = nil
    ) {
      self.what = what
      report = CheckWorld.report(
        references, model: model, profile: profile, prompt: prompt, parameters: parameters, extra: extra,
        whole: whole, needsURLs: needsURLs, earlier: earlier, now: now)
    }
  }

  static var all: [Scene] {
    files + images + videos + sounds + counts + modes + prompts + outputs + models + clips
  }

  private static let files: [Scene] = [
    Scene("missing", ReferenceBuilder.broken(.fileMissing, "There is no such file.")),
    Scene("empty", ReferenceBuilder.broken(.fileEmpty, "The file is empty.")),
    Scene("unreadable", ReferenceBuilder.broken(.fileUnreadable, "Permission was denied.")),
    Scene(
      "no media", ReferenceBuilder.broken(.fileUnsupported, "This is a PDF document.", path: "/refs/a.pdf")),
    Scene("encrypted", .image { $0.encrypted = true }),
    Scene(
      "HEIC called JPEG",
      ReferenceBuilder.image(path: "/refs/Ann's beach.jpg") { $0.container = "heic" }),
    Scene("truncated", .video { $0.truncated = true }),
    Scene("lying header", .video(seconds: 7) { $0.headerDuration = Seconds(17.0) }),
    Scene("local URL", ReferenceBuilder.url("http://127.0.0.1:8080/a.png?sig=secret")),
    Scene("file URL", ReferenceBuilder.url("file:///home/me/a.png")),
    Scene("no URL", ReferenceBuilder.url("a.png")),
    Scene("credentials", ReferenceBuilder.url("https://me:secret@example.com/a.png")),
    Scene("unstaged", .image(), needsURLs: true),
    Scene("staged on this machine", stagedAt("http://127.0.0.1:7625/staged/a.png?signature=secret")),
    Scene(
      "gone from its server",
      ReferenceBuilder.url(
        "https://example.com/a.png?sig=secret",
        facts: URLFacts(
          problem: URLProblem(
            .urlUnreachable, "cannot be used: https://example.com/a.png was answered with status 404",
            remedy: "Give the file itself.")))),
    Scene(
      "a picture served as a page",
      ReferenceBuilder.url("https://example.com/a.png", facts: URLFacts(contentType: "text/html"))),
    Scene(
      "a URL that ends in five hours",
      ReferenceBuilder.url(
        "https://example.com/a.png", facts: URLFacts(expiry: Date(timeIntervalSince1970: 18_000))),
      now: Date(timeIntervalSince1970: 0)),
    Scene(
      "a staged URL that has ended",
      stagedAt("https://example.com/a.png?sig=secret", expiry: Date(timeIntervalSince1970: 0)),
      now: Date(timeIntervalSince1970: 60)),
  ]

  private static func stagedAt(_ url: String, expiry: Date? = nil) -> Reference {
    var reference = ReferenceBuilder.image()
    reference.assetID = AssetID(random: 1)
    reference.url = url
    reference.urlFacts = URLFacts(expiry: expiry)
    return reference
  }

  private static let images: [Scene] = [
    Scene("34.1 MB", .image(bytes: 34_100_000)),
    Scene("30.5 MB", .image(bytes: 30_500_000)),
    Scene("299×299", .image(299, 299)),
    Scene("6048×2592", .image(6_048, 2_592)),
    Scene("unknown size", .image { ($0.width, $0.height) = (nil, nil) }),
    Scene("2620×1000", .image(2_620, 1_000)),
    Scene("2500×1000", .image(2_500, 1_000)),
    Scene("399×1000", .image(399, 1_000)),
    Scene("2501×1000, a hair too wide", .image(5_999, 2_399)),
    Scene("AVIF", .image(container: "avif", "a.avif")),
    Scene("HEIC", .image(container: "heic", "a.heic")),
    Scene("HEIC on an old model", .image(container: "heic", "a.heic"), model: "seedance-1.0-pro-fast"),
    Scene(
      "animated GIF",
      ReferenceBuilder.image(path: "/refs/wave.gif") {
        ($0.container, $0.animated, $0.frameCount) = ("gif", true, 24)
      }),
    Scene(
      "animated WebP",
      ReferenceBuilder.image(path: "/refs/wave.webp") { ($0.container, $0.animated) = ("webp", true) }),
    Scene("alpha", .image { $0.alpha = true }),
    Scene("CMYK", .image { $0.colorModel = "cmyk" }),
    Scene("16 bits", .image { $0.bitDepth = 16 }),
    Scene("flat", .image { $0.flat = true }),
    Scene("dark", .image { $0.dark = true }),
    Scene("bars", .image { $0.bars = .middle }),
  ]

  private static let videos: [Scene] = [
    Scene("60 MB", .video(bytes: 60_000_000)),
    Scene("51 MB", .video(bytes: 51_000_000)),
    Scene("18.2 s", .video(seconds: 18.2)),
    Scene("15.04 s", .video(seconds: 15.04)),
    Scene("15.200001 s", .video(seconds: 15.200001)),
    Scene("1.5 s", .video(seconds: 1.5)),
    Scene("1.9 s", .video(seconds: 1.9)),
    Scene("no duration", .video(seconds: nil)),
    Scene("12 fps", .video(rate: 12, 1)),
    Scene("23.976 fps", .video(rate: 24_000, 1_001)),
    Scene("120 fps", .video(rate: 120, 1)),
    Scene("unknown rate", .video { $0.frameRate = nil }),
    Scene(
      "variable rate", .video { ($0.variableFrameRate, $0.frameRate) = (true, FrameRate(2_871, over: 100)) }),
    Scene("848×480", .video(848, 480)),
    Scene("640×639", .video(640, 639)),
    Scene("2560×1440", .video(2_560, 1_440)),
    Scene("3840×2160", .video(3_840, 2_160)),
    Scene("290×600", .video(290, 600)),
    Scene("2400×900", .video(2_400, 900)),
    Scene(
      "MKV with H.264", ReferenceBuilder.video(path: "/refs/clip.mkv") { $0.container = "mkv" }),
    Scene(
      "WebM",
      ReferenceBuilder.video(path: "/refs/clip.webm") {
        ($0.container, $0.videoCodec, $0.audioCodec) = ("webm", "vp9", "opus")
      }),
    Scene("unknown codec", .video { $0.videoCodec = nil }),
    Scene("PCM sound", .video { $0.audioCodec = "pcm_s16le" }),
    Scene(
      "turned",
      .video(seconds: 5, 1_080, 1_920) {
        ($0.rotation, $0.codedWidth, $0.codedHeight) = (90, 1_920, 1_080)
      }),
    Scene("wide pixels", .video(1_440, 1_080) { $0.sampleAspectRatio = FrameRate(4, over: 3) }),
    Scene(
      "a clip as frame",
      {
        var clip = Reference.video(); clip.role = .firstFrame; return clip
      }()),
  ]

  private static let sounds: [Scene] = [
    Scene("16 MB", .audio(bytes: 16_000_000), .image()),
    Scene("20 s", .audio(seconds: 20), .image()),
    Scene("unknown length", .audio(seconds: nil), .image()),
    Scene("M4A", .audio("m4a", "aac"), .image()),
    Scene("24-bit WAV", .audio("wav", "pcm_s24le"), .image()),
    Scene("silent", .audio { $0.silent = true }, .image()),
    Scene("clipped", .audio { $0.clipped = true }, .image()),
    Scene("sound alone", .audio()),
  ]

  private static let counts: [Scene] = [
    Scene(
      "11 images", .image(), .image(), .image(), .image(), .image(), .image(), .image(), .image(), .image(),
      .image(), .image()),
    Scene("2 images on 1.0", .image(), .image(), model: "seedance-1.0-pro-quality"),
    Scene(
      "4 clips", .video(seconds: 2), .video(seconds: 2), .video(seconds: 2), .video(seconds: 2)),
    Scene(
      "4 sounds", .image(), .audio(seconds: 2), .audio(seconds: 2), .audio(seconds: 2), .audio(seconds: 2)),
    Scene("no images at all", .image(), model: "seedance-1.0-pro", profile: CheckWorld.september),
    Scene("27.08 s of clips", .video(seconds: 12.04), .video(seconds: 15.04)),
    Scene("15.1 s of sound", .image(), .audio(seconds: 7), .audio(seconds: 8.1)),
    Scene("18 s of sound", .image(), .audio(seconds: 6), .audio(seconds: 6), .audio(seconds: 6)),
    Scene(
      "1.9 s of clips", .video(seconds: 0.9), .video(seconds: 1), profile: CheckWorld.september),
  ]

  private static let first = ReferenceBuilder.image(role: .firstFrame)
  private static let last = ReferenceBuilder.image(720, 1_280, path: "/refs/last.png", role: .lastFrame)

  private static let modes: [Scene] = [
    Scene("last frame alone", last),
    Scene("frames of two shapes", first, last),
    Scene("a last frame on a model without", first, last, model: "seedance-1.0-pro-fast"),
    Scene("frames and references", first, .video(), .audio()),
    Scene("a clip on an old model", .video(), model: "seedance-1.5-pro"),
    Scene("two images as frames", .image(), .image(), model: "seedance-1.5-pro"),
    Scene(
      "an image where there is no such mode", .image(), model: "seedance-1.0-pro",
      profile: CheckWorld.september),
    Scene(
      "an edit of nothing", model: "seedance-2.5", profile: CheckWorld.september,
      parameters: [.init("action", "edit"), .init("duration", 5)]),
    Scene(
      "frames without adaptive", first, profile: CheckWorld.september, prompt: "a dog",
      parameters: [.init("duration", 5)], whole: true),
  ]

  private static let hero = ReferenceBuilder.image(name: "hero")
  private static let dolly = ReferenceBuilder.video(name: "dolly")

  private static let prompts: [Scene] = [
    Scene("empty", prompt: " "),
    Scene("unknown name, near", hero, dolly, prompt: "@heroo walks like @dolly"),
    Scene("unknown name, far", hero, dolly, prompt: "@ghost and @hero walk like @dolly"),
    Scene("unknown name, no references", prompt: "@ghost walks"),
    Scene("beyond", hero, dolly, prompt: "@hero and @image3 walk like @dolly"),
    Scene("beyond nothing", hero, dolly, prompt: "@hero walks like @dolly to @audio1"),
    Scene("unused", hero, .video(), prompt: "@hero walks"),
    Scene("unused single image", hero, prompt: "she walks"),
    Scene("hidden", hero, dolly, prompt: "@hero@dolly"),
    Scene("handles unread", hero, model: "seedance-1.0-pro-quality", prompt: "@hero walks"),
    Scene("flags", prompt: "a dog --dur 5 --rs 720p"),
    Scene("unknown flag", prompt: "a dog --sparkles"),
    Scene("long", prompt: String(repeating: "走", count: 612)),
    {
      let (one, two) = (AssetID(random: 1), AssetID(random: 2))
      var (a, b) = (ReferenceBuilder.image(name: "hero"), ReferenceBuilder.image(name: "dunes"))
      (a.assetID, b.assetID) = (one, two)
      return Scene(
        "moved", b, a, prompt: "@image1 meets @image2",
        earlier: [Handle(.image, 1): one, Handle(.image, 2): two])
    }(),
  ]

  private static let outputs: [Scene] = [
    Scene("16 s", parameters: [.init("duration", 16)]),
    Scene("text for a number", parameters: [.init("duration", "5")]),
    Scene("half a second", parameters: [.init("duration", 4.5)]),
    Scene("4k", parameters: [.init("resolution", "4k")]),
    Scene("2K", parameters: [.init("resolution", "2K")]),
    Scene("1080p on fast", model: "seedance-2.0-fast", parameters: [.init("resolution", "1080p")]),
    Scene("5:4", parameters: [.init("aspect_ratio", "5:4")]),
    Scene("seed too great", model: "seedance-1.0-pro-fast", parameters: [.init("seed", 4_294_967_296)]),
    Scene("seed between", model: "seedance-1.0-pro-fast", parameters: [.init("seed", 2_147_483_648)]),
    Scene("seed on 2.0", parameters: [.init("seed", 7)]),
    Scene("service tier", extra: [.init("service_tier", "flex")]),
    Scene("a slip", parameters: [.init("resolutoin", "720p")]),
    Scene("something else", parameters: [.init("sparkles", true)]),
    Scene("later field", parameters: [.init("generate_audio", true)]),
    Scene("a watermark word", parameters: [.init("watermark", "yes")]),
    Scene(
      "watermark on 2.0 in September", profile: CheckWorld.september, parameters: [.init("watermark", true)]),
    Scene(
      "1080p reference", .image(), model: "seedance-1.0-pro-quality",
      parameters: [.init("resolution", "1080p")]),
    Scene("sound not said", prompt: "a dog", whole: true),
    Scene(
      "no duration", profile: CheckWorld.september, prompt: "a dog", whole: true),
    Scene("renamed", model: "seedance-1.5-pro", extra: [.init("generate_audio", true)]),
    Scene("refused key", extra: [.init("camerafixed", true)]),
    Scene("unknown key", extra: [.init("return_lastframe", true)]),
    Scene(
      "key of another model", model: "seedance-2.0-fast", extra: [.init("tools", [["type": "web_search"]])]),
    Scene("wrong tool", extra: [.init("tools", [["type": "code"]])]),
    Scene("wrong extra", extra: [.init("generate_audio", "yes")]),
    Scene("extra where it is refused", profile: CheckWorld.september, extra: [.init("generate_audio", true)]),
    Scene("private callback", parameters: [.init("callback_url", "http://localhost:8080/done")]),
  ]

  private static let models: [Scene] = [
    Scene("unknown model", model: "seedanse-2.0"),
    Scene("no model", model: ""),
    Scene("a later model", model: "seedance-2.5"),
    Scene("a model of between", model: "doubao-seedance-2.0"),
    Scene("retiring", model: "seedance-1.5-pro"),
    Scene("retired", model: "old", profile: RetiredProfile.profile),
  ]

  private static let clips: [Scene] = [
    Scene("a clip encoded anew", generated(daysAgo: 1, isReencoded: true), now: now),
    Scene("a clip of six weeks ago", generated(daysAgo: 42, isReencoded: false), now: now),
  ]

  private static let now = Date(timeIntervalSince1970: 10_000_000)

  private static func generated(daysAgo days: Double, isReencoded: Bool) -> Reference {
    var reference = ReferenceBuilder.video()
    reference.generated = GeneratedFacts(
      madeAt: now.addingTimeInterval(-days * 86_400), isReencoded: isReencoded)
    return reference
  }
}
