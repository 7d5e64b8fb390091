import GreenroomModel
import Testing

@Suite struct UnescapedPathTests {
  @Test(
    arguments: [
      [0x2F, 0x61, 0xFF, 0x2E], [0xC3, 0x28, 0xF0], Array("/小明/".utf8) + [0x80],
    ] as [[UInt8]])
  func readsBackWhatTextWrites(bytes: [UInt8]) {
    #expect(MediaPath(unescaping: MediaPath(bytes: bytes).text)?.bytes == bytes)
  }

  @Test(arguments: ["/a/b.jpg", "", "/a\\xZZ", "/a\\x4", "/小明.jpg"])
  func isNilWhereNothingIsEscaped(text: String) { #expect(MediaPath(unescaping: text) == nil) }
}
