import Foundation
import GreenroomModel
import GreenroomTestSupport
import Testing

@Suite struct ClipCheckTests {
  private static let now = Date(timeIntervalSince1970: 100_000_000)
  private static let day = 86_400.0

  private static func said(age: Double, isReencoded: Bool, profile: Profile = CheckWorld.qingbo) -> [String] {
    var clip = ReferenceBuilder.video()
    clip.generated = GeneratedFacts(madeAt: now.addingTimeInterval(-age), isReencoded: isReencoded)
    return CheckWorld.said(clip, profile: profile, now: now)
  }

  /// Thirty days, by the digest of the vendor's documentation.
  @Test(arguments: [
    (0.0, 0.0, false), (30, -1, false), (30, 0, false), (30, 1, true), (365, 0, true),
    // A clock that was wrong.
    (-1, 0, false),
  ])
  func theExceptionLastsThirtyDays(days: Double, seconds: Double, isOver: Bool) {
    let age = days * Self.day + seconds
    for profile in [CheckWorld.qingbo, CheckWorld.september] {
      let expected = isOver ? ["warning clip.exemption_expired @video1"] : []
      #expect(Self.said(age: age, isReencoded: false, profile: profile) == expected)
    }
  }

  @Test(arguments: [0.0, 31.0]) func encodingAnewEndsItAtOnce(days: Double) {
    #expect(Self.said(age: days * Self.day, isReencoded: true) == ["warning clip.reencoded @video1"])
  }

  @Test func whatNobodyGeneratedIsNotAskedFor() {
    #expect(CheckWorld.said(ReferenceBuilder.video(), now: Self.now) == [])
  }
}
