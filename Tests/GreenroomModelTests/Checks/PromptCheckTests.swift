import GreenroomModel
import GreenroomTestSupport
import Testing

@Suite struct PromptCheckTests {
  private static let hero = ReferenceBuilder.image(name: "hero")
  private static let dolly = ReferenceBuilder.video(name: "dolly")

  @Test(
    arguments: [
      ("@hero walks like @dolly", []),
      ("@image1 walks like @video1", []),
      ("让@hero走路，像@video1", []),
      ("@hero walks", ["warning prompt.unused_reference @video1"]),
      (
        "someone walks",
        ["warning prompt.unused_reference @image1", "warning prompt.unused_reference @video1"]
      ),
      (
        "@heroo walks like @dolly",
        ["error prompt.unknown_handle prompt", "warning prompt.unused_reference @image1"]
      ),
      ("@hero and @image2 walk like @dolly", ["error prompt.handle_out_of_range prompt"]),
      ("@hero and @image0 walk like @dolly", ["error prompt.handle_out_of_range prompt"]),
      ("@hero like @dolly, @audio1", ["error prompt.handle_out_of_range prompt"]),
      ("@hero like @dolly, mail me@home.org and @@nobody", []),
      (
        "@hero @ghost @ghost @spook like @dolly",
        ["error prompt.unknown_handle prompt", "error prompt.unknown_handle prompt"]
      ),
      ("", ["error prompt.empty prompt"]),
      (" \n\t ", ["error prompt.empty prompt"]),
    ] as [(String, [String])])
  func mentionsMustFitTheReferences(prompt: String, expected: [String]) {
    #expect(CheckWorld.said(Self.hero, Self.dolly, prompt: prompt) == expected)
  }

  @Test func withoutAPromptNothingIsSaidOfIt() {
    #expect(CheckWorld.said(Self.hero, Self.dolly) == [])
    #expect(
      CheckWorld.said(Self.hero, extra: [.init("generate_audio", true)], whole: true)
        == ["error prompt.empty prompt"])
  }

  @Test func theNearestNameIsProposed() throws {
    let report = CheckWorld.report([Self.hero, Self.dolly], prompt: "@heroo like @dolly")
    #expect(try #require(report.findings.first).remedy.contains("@hero?"))
  }

  @Test func aSingleImageNeedsNoMention() {
    #expect(CheckWorld.said(Self.hero, prompt: "she walks") == ["info prompt.unused_reference @image1"])
    #expect(CheckWorld.report([Self.hero], prompt: "she walks").verdict == .pass)
  }

  @Test func aHiddenMentionIsExplained() throws {
    let report = CheckWorld.report([Self.hero, Self.dolly], prompt: "@hero@dolly")
    let finding = try #require(report.findings.first { $0.code == .promptUnusedReference })
    #expect(finding.subject == "@video1")
    #expect(finding.remedy.contains("space"))
  }

  @Test(arguments: ["seedance-1.5-pro", "seedance-1.0-pro-quality"])
  func olderModelsReadNoHandles(model: String) {
    let mention = CheckWorld.said(Self.hero, model: model, prompt: "@hero walks")
    #expect(mention.filter { $0.contains("prompt") } == ["warning prompt.unknown_handle prompt"])
    let plain = CheckWorld.said(Self.hero, model: model, prompt: "she walks")
    #expect(plain.filter { $0.contains("prompt") } == [])
  }

  @Test(arguments: [
    ("walks --dur 5", true), ("--rs 720p walks", true), ("walks --Resolution 1080p", true),
    ("walks --sparkles", true), ("walks -- slowly", false), ("well-known--fact", false),
    ("walks --5", false), ("walks -dur 5", false), ("走路 --dur 5", true),
  ])
  func flagsAreTold(prompt: String, isFlag: Bool) {
    #expect(CheckWorld.said(prompt: prompt) == (isFlag ? ["warning prompt.flag prompt"] : []))
  }

  @Test func severalFlagsAreOneFinding() throws {
    let report = CheckWorld.report([], prompt: "walks --rs 720p --dur 5 --dur 6")
    #expect(report.findings.count == 1)
    #expect(try #require(report.findings.first).measured == .text("--rs, --dur"))
  }

  @Test(arguments: [
    (String(repeating: "走", count: 500), false), (String(repeating: "走", count: 501), true),
    (Array(repeating: "walk", count: 1_000).joined(separator: " "), false),
    (Array(repeating: "walk", count: 1_001).joined(separator: " "), true),
  ])
  func longPromptsAreTold(prompt: String, isLong: Bool) {
    #expect(CheckWorld.said(prompt: prompt) == (isLong ? ["warning prompt.length prompt"] : []))
  }

  @Test func aBareHandleThatMovedIsTold() throws {
    let (one, two) = (AssetID(random: 1), AssetID(random: 2))
    var hero = Self.hero
    var dunes = ReferenceBuilder.image(name: "dunes")
    (hero.assetID, dunes.assetID) = (one, two)
    let earlier = [Handle(.image, 1): one, Handle(.image, 2): two]
    let moved = CheckWorld.report([dunes, hero], prompt: "@image1 on @dunes, @hero", earlier: earlier)
    #expect(moved.findings.map(CheckWorld.said) == ["warning prompt.handle_changed @image1"])
    #expect(try #require(moved.findings.first).remedy.contains("@image2"))
    let same = CheckWorld.report([hero, dunes], prompt: "@image1 on @image2", earlier: earlier)
    #expect(same.findings.isEmpty)
    let named = CheckWorld.report([dunes, hero], prompt: "@hero on @dunes", earlier: earlier)
    #expect(named.findings.isEmpty)
  }
}
