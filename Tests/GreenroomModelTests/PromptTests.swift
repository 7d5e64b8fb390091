import GreenroomModel
import Testing

/// `@image1` is hero, `@image2` 小明, `@image3` 小明明, `@image4` has no name; `@video1` is dolly-2.
private let cast = ReferenceNames([
  .init(Handle(.image, 1), name: "hero"), .init(Handle(.image, 2), name: "小明"),
  .init(Handle(.image, 3), name: "小明明"), .init(Handle(.image, 4), name: nil),
  .init(Handle(.video, 1), name: "dolly-2"),
])

private func prompt(_ text: String) -> Prompt { Prompt(text, names: cast) }

@Suite struct PromptTests {
  @Test(arguments: [
    ("@hero walks", ["@hero"]),
    ("让@小明走路", ["@小明"]),
    ("让@小明明走路", ["@小明明"]),
    ("@小明a走", ["@小明"]),
    ("@hero走", ["@hero"]),
    ("@hero's hat, @hero.", ["@hero", "@hero"]),
    ("(@dolly-2)", ["@dolly-2"]),
    ("@小明@hero", ["@小明", "@hero"]),
    ("@image1和@video1", ["@image1", "@video1"]),
    ("@@@hero", ["@hero"]),
    ("line\n@hero\r\n@hero", ["@hero", "@hero"]),
  ])
  func findsKnownNamesAndHandles(text: String, mentions: [String]) {
    #expect(prompt(text).mentions.map(\.text) == mentions)
    #expect(prompt(text).mentions.allSatisfy { $0.handle != nil })
  }

  @Test(arguments: [
    "mail bob@hero.com", "a.@hero", "a_@hero", "a+@hero", "a-@hero", "9@hero", "5 @ 3", "at @", "@", "@@hero",
    "x@@hero", "@.hero", "@ hero", "", "@！", "\u{FF20}hero",
  ])
  func leavesPlainTextAlone(text: String) {
    #expect(prompt(text).mentions.isEmpty)
  }

  @Test(arguments: [
    ("@heroo", "@heroo", "@hero"),
    ("@hero-walk", "@hero-walk", "@hero"),
    ("@hero_", "@hero_", "@hero"),
    ("@Hero", "@Hero", "@hero"),
    ("@hreo走路", "@hreo", "@hero"),
    ("@Image1", "@Image1", "@image1"),
    ("@image01", "@image01", "@image1"),
    ("@image1st", "@image1st", "@image1"),
    ("@dolly2", "@dolly2", "@dolly-2"),
    ("@小名走路", "@小名走路", "@小明"),
    ("@castle", "@castle", nil),
    ("@héro", "@héro", "@hero"),
    ("@image99999999999999999999", "@image99999999999999999999", nil),
  ])
  func namesWhatIsUnknownAndWhatWasMeant(text: String, written: String, suggestion: String?) throws {
    let mention = try #require(prompt(text).unknownMentions.first)
    #expect(mention.text == written)
    #expect(mention.target == .unknown(suggestion: suggestion))
  }

  @Test(arguments: ["@image5", "@video2", "@audio1", "@image0", "@image12走"])
  func tellsHandlesThatNobodyHas(text: String) {
    #expect(prompt(text).outOfRangeMentions.count == 1)
    #expect(prompt(text).unknownMentions.isEmpty)
  }

  @Test func saysWhoIsMentionedAndWhoIsNot() {
    let prompt = prompt("@hero meets @image4, @hero waves")
    #expect(prompt.mentionedHandles == [Handle(.image, 1), Handle(.image, 4)])
    #expect(prompt.unmentionedHandles == [Handle(.image, 2), Handle(.image, 3), Handle(.video, 1)])
    #expect(prompt.bareHandles == [Handle(.image, 4)])
    #expect(prompt.mentions.map(\.position) == [0, 12, 21])
  }

  @Test func pointsOutKnownNamesThatTouchTheWordBefore() {
    #expect(prompt("@hero@小明 run").touchingMentions.map(\.text) == ["@小明"])
    #expect(prompt("@hero@home.com").touchingMentions.isEmpty)
    #expect(prompt("@hero @小明 run").touchingMentions.isEmpty)
  }

  @Test(arguments: [
    ("@hero walks to @小明.", "@image1 walks to @image2."),
    ("让@小明2号走", "让@image2 2号走"),
    ("让@小明明走", "让@image3走"),
    ("@小明and", "@image2 and"),
    ("@小明@hero", "@image2 @image1"),
    ("mail me@@home or bob@hero.com", "mail me@home or bob@hero.com"),
    ("@@@hero", "@@image1"),
    ("@heroo and @image9", "@heroo and @image9"),
  ])
  func sendsHandlesAndPlainAts(text: String, sent: String) {
    #expect(prompt(text).sent == sent)
  }

  @Test func translatesBetweenNamesAndHandles() {
    let source = "@hero, @@ and @小明2号"
    #expect(prompt(source).withHandles == "@image1, @@ and @image2 2号")
    #expect(prompt("@image1, @@ and @image2 2号 @image4").withNames == "@hero, @@ and @小明 2号 @image4")
    #expect(prompt("@image2明").withNames == "@小明 明")
  }

  @Test func followsARename() {
    let renamed = ReferenceNames([
      .init(Handle(.image, 1), name: "king"), .init(Handle(.image, 2), name: "bob"),
      .init(Handle(.image, 3), name: "小"),
    ])
    let renames = [Handle(.image, 1): "king", Handle(.image, 2): "bob", Handle(.image, 3): "小"]
    #expect(
      prompt("@hero @小明a @小明明 @image1").renaming(renames, names: renamed) == "@king @bob a @小 @image1")
  }

  @Test func aRenameElsewhereDoesNotCaptureAMention() {
    let renamed = ReferenceNames([
      .init(Handle(.image, 1), name: "小明走"), .init(Handle(.image, 2), name: "小明"),
    ])
    let rewritten = prompt("@小明走").renaming([Handle(.image, 1): "小明走"], names: renamed)
    #expect(rewritten == "@小明 走")
  }

  @Test func decomposedLettersMatchComposedNames() {
    let names = ReferenceNames([.init(Handle(.image, 1), name: "caf\u{E9}")])
    #expect(Prompt("@cafe\u{301} noir", names: names).sent == "@image1 noir")
  }
}
