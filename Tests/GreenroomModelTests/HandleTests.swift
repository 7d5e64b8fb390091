import GreenroomModel
import Testing

@Suite struct HandleTests {
  @Test(arguments: [
    ("@image1", Handle(.image, 1)), ("@video12", Handle(.video, 12)), ("@audio3", Handle(.audio, 3)),
  ])
  func readsWhatItWrites(text: String, handle: Handle) {
    #expect(Handle(text) == handle)
    #expect(handle.description == text)
  }

  @Test(arguments: [
    "", "@", "image1", "@image", "@image0", "@image01", "@Image1", "@image-1", "@image1x", "@image1 ",
    "@hero",
    "@image１", "@image99999999999999999999",
  ])
  func refusesWhatIsNoHandle(text: String) {
    #expect(Handle(text) == nil)
  }
}

@Suite struct HandleNameTests {
  @Test(arguments: [
    "hero", "Hero", "小明", "мир", "عربي", "हिन्दी", "ไทย", "한글", "old_town-2", "2", "image", "images1", "image1b",
    "the-image1", "_x", "caf\u{E9}", "٣",
  ])
  func acceptsLettersOfAnyScriptDigitsAndDashes(text: String) throws {
    #expect(try AssetName(text).text == text)
  }

  @Test(arguments: [
    "", "@hero", "he ro", "he.ro", "a/b", "a@b", "-", "_-", "image1", "video2", "audio3", "image0", "image01",
    "Image1", "VIDEO12", "😀", "a\u{200D}b", "a\u{FE0F}", "\u{301}a", "a\n", "a\0", "½", "hero!",
    "image٣",
  ])
  func refusesTheRest(text: String) {
    let error = #expect(throws: GreenroomError.self) { try AssetName(text) }
    #expect(error?.code == .invalidName)
    #expect(error?.hint?.isEmpty == false)
  }

  @Test func isKeptInComposedForm() throws {
    let name = try AssetName("cafe\u{301}")
    #expect(Array(name.text.unicodeScalars) == Array("caf\u{E9}".unicodeScalars))
  }

  @Test func hasAtMost128Characters() throws {
    #expect(try AssetName(String(repeating: "名", count: 128)).text.count == 128)
    #expect(throws: GreenroomError.self) { try AssetName(String(repeating: "a", count: 129)) }
  }

  @Test func saysWhatIsWrong() {
    let error = #expect(throws: GreenroomError.self) { try AssetName("@hero") }
    #expect(error?.message == "A name is given without the @: “@hero”.")
    #expect(error?.hint == "Write hero.")
    let handle = #expect(throws: GreenroomError.self) { try AssetName("image1") }
    #expect(
      handle?.message
        == "“image1” cannot be a name: it is a handle, which the order of the references decides.")
  }
}
