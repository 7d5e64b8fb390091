import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import Greenroom

@Suite struct SandboxSizesTests {
  private static let sizes = Result { try SandboxSizes(in: MediaPath(Checkout.path("Assets"))) }

  struct Row: Sendable, CustomTestStringConvertible {
    let profile: String
    let model: String
    let resolution: String
    let ratio: String
    var picture: Double?
    let width: Int
    let height: Int
    var testDescription: String { "\(model) \(resolution) \(ratio) \(picture ?? 0)" }
  }

  @Test(arguments: [
    Row(profile: "qingbo", model: "seedance-2.0", resolution: "480p", ratio: "16:9", width: 864, height: 496),
    Row(
      profile: "qingbo", model: "seedance-2.0", resolution: "720p", ratio: "21:9", width: 1470, height: 630),
    Row(
      profile: "qingbo", model: "seedance-1.0-pro-fast", resolution: "480p", ratio: "16:9", width: 864,
      height: 480),
    Row(
      profile: "qingbo", model: "seedance-1.0-pro-fast", resolution: "1080p", ratio: "9:16", width: 1088,
      height: 1920),
    Row(
      profile: "qingbo-2026-09", model: "seedance-2.5", resolution: "480p", ratio: "16:9", width: 854,
      height: 480),
    Row(
      profile: "qingbo-2026-09", model: "seedance-2.0", resolution: "4k", ratio: "21:9", width: 4398,
      height: 1886),
    // No document has these.
    Row(profile: "qingbo", model: "seedance-2.0", resolution: "2K", ratio: "16:9", width: 2560, height: 1440),
    Row(
      profile: "qingbo-2026-09", model: "seedance-2.5", resolution: "1080p", ratio: "16:9", width: 1920,
      height: 1080),
    // As many pixels, in the shape of the picture.
    Row(
      profile: "qingbo", model: "seedance-2.0", resolution: "720p", ratio: "adaptive", picture: 0.5625,
      width: 720, height: 1280),
    Row(
      profile: "qingbo", model: "seedance-2.0", resolution: "720p", ratio: "adaptive", picture: 2.5,
      width: 1518, height: 608),
    Row(
      profile: "qingbo", model: "seedance-2.0", resolution: "720p", ratio: "adaptive", width: 1280,
      height: 720),
    // A ratio that was asked for is not the picture's.
    Row(
      profile: "qingbo", model: "seedance-2.0", resolution: "720p", ratio: "1:1", picture: 2.5, width: 960,
      height: 960),
  ])
  func isExact(row: Row) throws {
    let model = try #require(try ShippedProfile.load(row.profile).model(named: row.model))
    let size = try Self.sizes.get().size(row.resolution, row.ratio, of: model.output, following: row.picture)
    #expect(size == SandboxSizes.Size(width: row.width, height: row.height))
  }

  /// Whatever a profile lets through can be drawn.
  @Test(arguments: ["qingbo", "qingbo-2026-09"])
  func everythingThatPassesHasASize(profile: String) throws {
    var count = 0
    for model in try ShippedProfile.load(profile).models {
      for resolution in Self.choices("resolution", model) {
        for ratio in Self.choices("aspect_ratio", model) {
          let size = try #require(
            try Self.sizes.get().size(resolution, ratio, of: model.output, following: 0.4),
            "\(model.id) \(resolution) \(ratio)")
          let clip = TestClip(
            width: size.width, height: size.height, seconds: 4, frameRate: model.output.framesPerSecond,
            hasSound: false, lines: [], seed: 0)
          #expect(clip.fault == nil, "\(model.id) \(resolution) \(ratio)")
          count += 1
        }
      }
    }
    #expect(count > 50)
  }

  private static func choices(_ name: String, _ model: ModelProfile) -> [String] {
    guard case .choices(let limit)? = model.parameter(named: name)?.allowed else { return [] }
    return limit.documented.allowed.values.compactMap(\.string)
  }
}
