import Foundation
import GreenroomModel
import GreenroomTestSupport
import Testing

/// What the checks say of URLs that somebody asked for.
@Suite struct URLAnswerTests {
  private static let now = Date(timeIntervalSince1970: 1_000_000)
  /// The queue window of `qingbo`, two days, and an hour.
  private static let needed = 49.0 * 3_600

  @Test(
    arguments: [
      (needed - 1, ["warning url.expires_early @image1"]), (needed, []), (needed + 1, []),
      (-5, ["warning url.expires_early @image1"]),
    ] as [(Double, [String])])
  func aURLHasToOutliveTheQueue(seconds: Double, said: [String]) {
    let facts = URLFacts(expiry: Self.now.addingTimeInterval(seconds))
    let reference = ReferenceBuilder.url("https://example.com/a.png", facts: facts)
    #expect(CheckWorld.said(reference, now: Self.now) == said)
  }

  @Test func aURLWithoutAnEndOutlivesEverything() {
    #expect(
      CheckWorld.said(ReferenceBuilder.url("https://example.com/a.png", facts: URLFacts()), now: Self.now)
        == [])
  }

  @Test(
    arguments: [
      ("image/png", []), ("IMAGE/JPEG; charset=binary", []),
      ("video/mp4", ["warning url.wrong_type @image1"]), ("text/html", ["warning url.wrong_type @image1"]),
      ("application/octet-stream", ["warning url.wrong_type @image1"]),
    ] as [(String, [String])])
  func whatIsServedHasToBeWhatComes(type: String, said: [String]) {
    let reference = ReferenceBuilder.url("https://example.com/a.png", facts: URLFacts(contentType: type))
    #expect(CheckWorld.saidAlone(reference) == said)
  }

  @Test(arguments: [
    FindingCode.urlUnreachable, .urlPrivateHost, .urlScheme,
  ])
  func aURLThatGivesNothingFailsOnce(code: FindingCode) {
    let facts = URLFacts(
      contentType: "text/html", problem: URLProblem(code, "is no good", remedy: "Give another."))
    #expect(
      CheckWorld.saidAlone(ReferenceBuilder.url("https://example.com/a.png", facts: facts))
        == ["error \(code.rawValue) @image1"])
  }

  @Test func whatTheSpellingShowsIsNotSaidTwice() {
    let facts = URLFacts(problem: URLProblem(.urlPrivateHost, "leads to 10.0.0.1", remedy: "Give another."))
    #expect(
      CheckWorld.saidAlone(ReferenceBuilder.url("http://10.0.0.1/a.png", facts: facts))
        == ["error url.private_host @image1"])
  }

  @Test(arguments: [
    ("https://a.example/x?X-Amz-Date=20260914T083000Z&X-Amz-Expires=3600", 1_789_378_200.0),
    ("https://a.example/x?X-Goog-Date=20260914T083000Z&X-Goog-Expires=60#f", 1_789_374_660),
    ("https://a.example/x?x-tos-expires=60&x-tos-date=20260914T083000Z", 1_789_374_660),
    ("https://a.example/x?Expires=1789374600&Signature=s", 1_789_374_600),
    ("https://a.example/x?sig=s&se=2026-09-14T08%3A30%3A00Z", 1_789_374_600),
  ])
  func readsWhenASignatureEnds(url: String, end: Double) {
    #expect(SignedQuery.expiry(of: url)?.timeIntervalSince1970 == end)
  }

  @Test(arguments: [
    "https://a.example/x", "https://a.example/x?v=3", "https://a.example/x?X-Amz-Expires=60",
    "https://a.example/x?X-Amz-Date=yesterday&X-Amz-Expires=60", "https://a.example/x?Expires=soon", "",
  ])
  func otherQueriesSayNothingOfAnEnd(url: String) { #expect(SignedQuery.expiry(of: url) == nil) }
}
