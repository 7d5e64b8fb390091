import GreenroomModel
import GreenroomTestSupport
import Testing

/// Just below, at and just above every limit, as the profiles themselves state them: a copy is planned exactly
/// where preflight has an error, and lacks it.
@Suite struct FitLimitTests {
  private static let places = FitWorld.places.filter { $0.profile.id.hasPrefix("qingbo") }

  /// The bounds of a limit that refuse, each with a bit less and a bit more.
  private static func edges(_ limit: Limit<Span>?, by step: Double) -> [Double] {
    let claims = [limit?.enforced ?? limit?.documented, limit?.documented].compactMap { $0?.allowed }
    let bounds = claims.flatMap { [$0.least, $0.greatest].compactMap { $0?.value } }
    return bounds.flatMap { [$0 - step, $0, $0 + step] }
  }

  private func expectMended(
    _ reference: Reference, _ place: FitWorld.Place, _ options: FitOptions = FitOptions(),
    remains: Set<String> = []
  ) {
    let errors = place.findings(reference).errors
    let plan = place.plan(reference, options)
    guard !errors.isEmpty else {
      #expect(plan.outcome == .passes, "\(place)")
      return
    }
    guard let prediction = plan.prediction else {
      #expect(!remains.isDisjoint(with: plan.findings.codes), "\(place): \(plan.findings.map(\.message))")
      return
    }
    #expect(place.findings(FitWorld.copy(prediction, of: reference)).errors.codes == [], "\(place)")
    #expect(plan.recipe != nil, "\(place)")
  }

  @Test(arguments: places) func bytes(place: FitWorld.Place) {
    for bytes in Self.edges(place.model.inputs.images.bytes, by: 1) {
      expectMended(.image(bytes: Int64(bytes)), place)
    }
    for bytes in Self.edges(place.model.inputs.videos?.bytes, by: 1) {
      expectMended(.video(bytes: Int64(bytes)), place)
    }
    for bytes in Self.edges(place.model.inputs.audios?.bytes, by: 1) {
      expectMended(.audio(bytes: Int64(bytes)), place)
    }
  }

  @Test(arguments: places) func sidesOfStills(place: FitWorld.Place) {
    for side in Self.edges(place.model.inputs.images.side, by: 1).map({ Int($0) }) {
      expectMended(.image(side, side), place, remains: ["image.side"])
      expectMended(.image(side, side), place, FitOptions(allowsUpscaling: true))
    }
  }

  @Test(arguments: places, FitOptions.Shape.allCases)
  func ratiosOfStills(place: FitWorld.Place, shape: FitOptions.Shape) {
    for ratio in Self.edges(place.model.inputs.images.ratio, by: 0.001) {
      for height in [400, 1_000, 2_000] {
        let width = Int((Double(height) * ratio).rounded())
        expectMended(
          .image(width, height), place, FitOptions(shape: shape), remains: ["image.side", "image.ratio"])
      }
    }
  }

  @Test(arguments: places, FitOptions.Shape.allCases)
  func shapesOfClips(place: FitWorld.Place, shape: FitOptions.Shape) throws {
    guard let videos = place.model.inputs.videos else { return }
    let remains: Set = ["video.side", "video.pixels", "video.ratio"]
    for ratio in Self.edges(videos.ratio, by: 0.001) + [1, 16.0 / 9, 21.0 / 9] {
      for area in Self.edges(videos.pixels, by: 2_000) {
        let height = (area / ratio).squareRoot().rounded(), width = (height * ratio).rounded()
        for options in [FitOptions(shape: shape), FitOptions(shape: shape, allowsUpscaling: true)] {
          let mayRemain = options.allowsUpscaling ? [] : remains
          expectMended(.video(Int(width), Int(height)), place, options, remains: mayRemain)
          expectMended(
            .video(Int(width), Int(height)) { $0.videoCodec = "vp9" }, place, options, remains: mayRemain)
        }
      }
    }
  }

  @Test(arguments: places) func playingTimes(place: FitWorld.Place) {
    for seconds in Self.edges(place.model.inputs.videos?.duration, by: 0.000_001) {
      expectMended(.video(seconds: seconds), place, remains: ["video.duration"])
      let coded = Reference.video(seconds: seconds) { $0.videoCodec = "vp9" }
      expectMended(coded, place, remains: ["video.duration"])
    }
    for seconds in Self.edges(place.model.inputs.audios?.duration, by: 0.000_001) {
      expectMended(.audio(seconds: seconds), place, remains: ["audio.duration"])
      expectMended(
        .audio(seconds: seconds) { $0.container = "ogg" }, place, remains: ["audio.duration"])
    }
  }

  @Test(arguments: places) func rates(place: FitWorld.Place) throws {
    for rate in Self.edges(place.model.inputs.videos?.frameRate, by: 0.000_001) {
      let own = try #require(FrameRate(Int64((rate * 1_000_000).rounded()), over: 1_000_000))
      expectMended(.video { $0.frameRate = own }, place)
      expectMended(.video { ($0.frameRate, $0.variableFrameRate, $0.videoCodec) = (own, true, "vp9") }, place)
    }
  }

  @Test(arguments: places) func formats(place: FitWorld.Place) {
    for container in ["jpeg", "png", "webp", "bmp", "tiff", "gif", "heic", "avif", "jxl"] {
      expectMended(.image { $0.container = container }, place)
    }
    guard place.model.inputs.videos != nil else { return }
    for container in ["mp4", "mov", "webm", "mkv", "avi"] {
      for (codec, sound) in [("h264", "aac"), ("hevc", nil), ("vp9", "opus"), ("prores", "pcm_s16le")] {
        expectMended(
          .video { ($0.container, $0.videoCodec, $0.audioCodec) = (container, codec, sound) }, place)
      }
    }
    for container in ["mp3", "wav", "m4a", "flac", "ogg"] {
      expectMended(.audio { ($0.container, $0.audioCodec) = (container, "opus") }, place)
    }
  }
}
