import GreenroomModel
import GreenroomTestSupport
import Testing

@Suite struct StagingValueTests {
  @Test func aDigestReadsWhatItWrites() throws {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<100 {
      let bytes = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &random) }
      let digest = try #require(SHA256Digest(bytes))
      #expect(SHA256Digest(hexadecimal: digest.hexadecimal) == digest)
      #expect(digest.hexadecimal.count == 64)
    }
  }

  @Test(arguments: ["", "ab", String(repeating: "g", count: 64), String(repeating: "a", count: 63), "é"])
  func nothingElseIsADigest(text: String) { #expect(SHA256Digest(hexadecimal: text) == nil) }

  @Test func aKeyNamesItsContent() throws {
    let digest = try #require(SHA256Digest(hexadecimal: String(repeating: "0f", count: 32)))
    let key = ObjectKey(prefix: "refs/客户", content: digest, fileExtension: "png")
    #expect(key.text == "refs/客户/\(digest.hexadecimal).png")
    #expect(key.content == digest)
    #expect(ObjectKey(prefix: "", content: digest, fileExtension: "mp4").text == "\(digest.hexadecimal).mp4")
    #expect(ObjectKey(stored: "refs/someone-elses.png").content == nil)
  }

  @Test(arguments: [
    ("https://me:pw@h.example:8443/a/b.png?X-Amz-Signature=s#f", "https://h.example:8443/a/b.png"),
    ("http://127.0.0.1:7625/staged/a.png?signature=s", "http://127.0.0.1:7625/staged/a.png"),
    ("https://[2001:db8::1]:99/a", "https://[2001:db8::1]:99/a"), ("https://h.example", "https://h.example"),
  ])
  func aLiveURLPrintsWithoutItsSecrets(url: String, shown: String) {
    #expect("\(LiveURL(url))" == shown)
    #expect("\(String(reflecting: LiveURL(url)))".contains("signature=s") == false)
  }

  @Test(
    arguments: [
      ("90s", 90), ("30min", 1_800), ("12h", 43_200), ("3d", 259_200), ("1w", 604_800),
    ] as [(String, Int64)])
  func readsTimeSpans(text: String, seconds: Int64) { #expect(TimeSpan(text)?.seconds == seconds) }

  @Test(arguments: ["", "3", "d", "0d", "-1d", "1.5h", "3 d", "3D", "99999999999999999999d", "2000000d"])
  func refusesOtherTimeSpans(text: String) { #expect(TimeSpan(text) == nil) }

  @Test(
    arguments: [
      (0, "0 s"), (59, "59 s"), (60, "1 min"), (3_599, "59 min 59 s"), (86_400, "1 d"), (176_400, "2 d 1 h"),
      (700_000, "8 d 2 h"),
    ] as [(Int64, String)])
  func saysTimeSpansInWords(seconds: Int64, words: String) {
    #expect(TimeSpan(seconds: seconds).words == words)
  }
}
