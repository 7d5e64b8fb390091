import Foundation
import Greenroom
import GreenroomModel
import GreenroomTestSupport
import Testing

@Suite struct RemixTests {
  private let test: TestLibrary

  init() throws { test = try TestLibrary() }

  /// Builds what a remix of `request` says.
  private func rebuilt(_ request: RequestDocument) throws -> RequestDocument {
    let id = try #require(request.id, "\(request.findings.map(\.message))")
    let draft = test.root.appending("\(id).yaml")
    _ = try test.library.remix(id, to: draft)
    var build = RequestBuild(workingFolder: test.root)
    build.draft = draft
    return try test.library.buildRequests(build)[0]
  }

  private func expectSameBytes(_ request: RequestDocument) throws {
    let again = try rebuilt(request)
    #expect(again.body.compactText == request.body.compactText)
    #expect(again.mode == request.mode && again.model == request.model && again.id != request.id)
  }

  @Test func textAlone() throws {
    try expectSameBytes(
      test.build("a balloon rises: \"slowly\"\n# not a comment\t小明 😀 \\ 100% @@home") { build in
        build.flags.parameters = [.init("duration", 5), .init("aspect_ratio", "16:9")]
      })
  }

  @Test func namesAndExtras() throws {
    let request = try test.build(
      "@hero drifts over @dunes to @theme",
      [
        ("theme", test.bring("ready/theme.mp3")), ("dunes", test.bring("ready/dunes.jpg")),
        ("hero", test.bring("ready/balloon.png")),
      ]
    ) { build in
      build.flags.extra += [.init("return_last_frame", true), .init("tools", [["type": "web_search"]])]
    }
    #expect(request.mode == .multimodalReference)
    try expectSameBytes(request)
  }

  @Test func handlesWithoutNames() throws {
    try expectSameBytes(
      test.build(
        "@image1 over @image2",
        [(nil, test.bring("ready/balloon.png")), (nil, test.bring("ready/dunes.jpg"))]))
  }

  /// The asset's own name is another by the time of the remix.
  @Test func namesThatChangedMeanwhile() throws {
    let hero = try test.bring("ready/balloon.png")
    _ = try test.library.setName(AssetName("hero"), of: hero)
    let request = try test.build("@hero rises", [(nil, hero)])
    _ = try test.library.setName(AssetName("other"), of: hero)
    try expectSameBytes(request)
  }

  @Test(arguments: [false, true]) func frames(withLast: Bool) throws {
    let first = try test.bring("ready/dunes.jpg")
    let last = try test.bring("ready/balloon.png")
    let request = try test.build("wind") { build in
      build.flags.firstFrame = first.text
      if withLast { build.flags.lastFrame = last.text }
    }
    #expect(request.mode == (withLast ? .firstLastFrame : .firstFrame))
    try expectSameBytes(request)
  }

  @Test func aRemixNamesFilesAndIsNeverWrittenOver() throws {
    let request = try test.build("@hero rises", [("hero", test.bring("ready/balloon.png"))])
    let id = try #require(request.id)
    let draft = try test.library.remix(id)
    #expect(draft.path == nil && draft.text.contains("balloon.png") && draft.text.contains("hero:"))
    let path = test.root.appending("draft.yaml")
    #expect(try test.library.remix(id, to: path).path == path.text)
    let written = try String(contentsOfFile: path.text, encoding: .utf8)
    #expect(written == draft.text)
    let error = try #require(throws: GreenroomError.self) { try test.library.remix(id, to: path) }
    #expect(error.code == .conflict)
    #expect(try test.folder.names().filter { $0.hasPrefix(".") } == [])
  }

  @Test func anUnknownRequestIsSaidToBe() {
    #expect(throws: GreenroomError.self) { try test.library.remix("zzzzzzzzzz") }
  }
}

/// Whatever a draft holds, its text reads back to the same.
@Suite struct DraftTextTests {
  @Test(arguments: [
    "yes", "No", "null", "~", "1", "1.5", "0x10", "1e5", "16:9", "- a", "# a", "a # b", "a: b", "*a", "&a",
    "!a",
    "@hero", "%a", "`a`", "{a}", "[a]", "a\nb", "a\r\nb", "\t", " a ", "\u{7F}\u{85}\u{2028}\u{FEFF}", "小明",
    "😀", "\\n",
    "\"", "'", "", "2026-01-01", "a.b/c-d", "...", "---", "<<", "=", "inf", "nan", ".inf",
  ])
  func everyTextReadsBack(_ text: String) throws {
    var draft = Draft()
    draft.model = "m"
    draft.prompt = text
    draft.parameters = [.init("key", .string(text)), .init("list", .array([.string(text), 1, 2.5, true]))]
    draft.extra = [.init("deep", ["a": .string(text), "b": [.string(text)], "c": [:], "d": []])]
    draft.references = [
      .init(name: "小明", asset: "a b"), .init(name: nil, asset: "c"), .init(asset: "d", kind: .video),
    ]
    let folder = try TemporaryFolder()
    let path = try folder.write(
      Array(DraftText.of(draft, heading: [text], remarks: ["c": text]).utf8), to: "draft.yaml")
    #expect(try DraftFile.read(at: MediaPath(path)) == draft)
  }
}
