import GreenroomMedia
import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomProbe

/// Embedded texts that are damaged, endless, or made to do harm.
@Suite struct EmbeddedHostileTests {
  private static let samples: [(name: String, content: [UInt8])] = [
    (
      "png",
      EmbeddedSample.png(
        EmbeddedSample.text("parameters", EmbeddedSample.parameters),
        EmbeddedSample.text("prompt", EmbeddedSample.graph),
        international("XML:com.adobe.xmp", EmbeddedSample.packet),
        compressed("workflow", EmbeddedSample.workflow),
        PNGSample.chunk("eXIf", EXIFTextSample.block("UNICODE", "a 海")))
    ),
    (
      "jpeg",
      JPEGSample.file(
        64, 48,
        JPEGSample.exif(EXIFTextSample.block("ASCII", EmbeddedSample.parameters))
          + JPEGSample.segment(
            0xE1, ascii("http://ns.adobe.com/xap/1.0/\u{0}") + Array(EmbeddedSample.packet.utf8)))
    ),
    (
      "webp",
      WebPSample.file(
        WebPSample.canvas(64, 48, flags: 0x0C) + WebPSample.lossy(64, 48)
          + WebPSample.chunk(
            "EXIF", EXIFTextSample.block("UNICODE", EmbeddedSample.parameters, isLittle: false))
          + WebPSample.chunk("XMP ", Array(EmbeddedSample.packet.utf8)))
    ),
  ]

  private static func international(_ keyword: String, _ text: String) -> [UInt8] {
    PNGSample.chunk("iTXt", join(ascii(keyword), zeros(5), Array(text.utf8)))
  }

  private static func compressed(_ keyword: String, _ text: String) -> [UInt8] {
    PNGSample.chunk("zTXt", join(ascii(keyword), zeros(2), Zlib.deflated(Array(text.utf8))))
  }

  @Test(arguments: samples) func isReadAtEveryLength(name: String, content: [UInt8]) throws {
    #expect(try EmbeddedSample.facts(content).prompt != nil)
    for length in stride(from: 0, to: content.count, by: 3) {
      _ = try? EmbeddedSample.facts(Array(content.prefix(length)))
    }
  }

  @Test(arguments: samples) func neverTrapsOnChangedBytes(name: String, content: [UInt8]) throws {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<1_500 {
      var changed = content
      for _ in 0..<Int.random(in: 1...24, using: &generator) {
        changed[Int.random(in: changed.indices, using: &generator)] = .random(in: 0...255, using: &generator)
      }
      guard let facts = try? EmbeddedSample.facts(changed) else { continue }
      #expect((facts.prompt ?? "").utf8.count <= EmbeddedLimits.text)
      #expect(facts.blocks.reduce(0) { $0 + $1.packed.count } <= EmbeddedLimits.blocks)
    }
  }

  @Test func textsOfRandomBytesAreTexts() {
    var generator = SeededGenerator(seed: 3)
    let pieces = [
      "{", "}", "[", "\"", ":", ",", "\\", "Steps: ", "<", ">", "&#", ";", "NaN", "99999999999999999999", "é",
      "\n", "class_type",
    ]
    for _ in 0..<20_000 {
      let text = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
        pieces[Int.random(in: pieces.indices, using: &generator)]
      }.joined()
      _ = GenerationNotes.read(EmbeddedText("png", "parameters", text))
      _ = XMPPacket(Array(text.utf8))
      _ = LooseJSON.object("{" + text)
    }
  }

  @Test func aBombIsCut() throws {
    // 64 MB of one letter, in 64 KB.
    let bomb = Zlib.deflated([UInt8](repeating: 0x61, count: 64 << 20))
    let facts = try EmbeddedSample.facts(
      EmbeddedSample.png(PNGSample.chunk("zTXt", join(ascii("parameters"), zeros(2), bomb))))
    let block = try #require(facts.blocks.first)
    #expect(block.isCut)
    #expect(block.bytes == EmbeddedLimits.block)
    let whole = Zlib.inflated(block.packed, limit: 1 << 20)
    #expect(whole.bytes.count == EmbeddedLimits.block && !whole.isCut)
  }

  @Test func aTextThatIsTooLongIsCutAndSaysSo() throws {
    let long = EmbeddedSample.text("workflow", String(repeating: "é", count: EmbeddedLimits.block))
    let facts = try EmbeddedSample.facts(EmbeddedSample.png(long, long, long))
    #expect(facts.blocks.map(\.isCut) == [true, true])
    #expect(facts.blocks.first?.bytes == 2 * EmbeddedLimits.block)
    let kept = Zlib.inflated(facts.blocks[0].packed, limit: 1 << 20).bytes
    #expect(String(validating: kept, as: UTF8.self)?.allSatisfy { $0 == "é" } == true)
  }

  @Test func entitiesOfADocumentTypeAreNotRead() {
    let bomb = """
      <!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>
      <x xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>&b;&c;</dc:title></x>
      """
    #expect(XMPPacket(Array(bomb.utf8)).values.isEmpty)
    let unknown =
      #"<x xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>&b;&#x110000;&amp;lt;</dc:title></x>"#
    #expect(XMPPacket(Array(unknown.utf8)).values.values.first == ["&b;&#x110000;&lt;"])
  }

  @Test func depthAndNumberAreBounded() {
    let deep = String(repeating: "<a>", count: 100_000)
    #expect(XMPPacket(Array(deep.utf8)).values.isEmpty)
    let many = "<a xmlns:dc='u'>" + String(repeating: "<dc:t>x</dc:t>", count: 5_000) + "</a>"
    #expect(XMPPacket(Array(many.utf8)).all("u", "t").count == 1_024)
    #expect(LooseJSON.object(String(repeating: "{\"a\":", count: 10_000)) == nil)
  }

  @Test func controlCharactersDoNotReachATerminal() throws {
    let facts = try EmbeddedSample.facts(
      EmbeddedSample.png(
        EmbeddedSample.text("Title", "a\u{1B}[31m\u{7}b"), EmbeddedSample.text("Comment", "x\u{1}y")))
    #expect(facts.title == "a\u{FFFD}[31m\u{FFFD}b")
    #expect(facts.description == "x\u{FFFD}y")
  }

  @Test func manifestsAreNoted() throws {
    let store = join(big32(60), ascii("jumb"), big32(40), ascii("jumdc2pa"), zeros(40))
    let segment = JPEGSample.segment(0xEB, join(ascii("JP"), big16(1), big32(1), store))
    let files = [
      EmbeddedSample.png(PNGSample.chunk("caBX", store)), JPEGSample.file(64, 48, segment),
      WebPSample.file(
        WebPSample.canvas(64, 48, flags: 0) + WebPSample.lossy(64, 48) + WebPSample.chunk("C2PA", store)),
    ]
    for file in files { #expect(try EmbeddedSample.facts(file).hasManifest) }
    #expect(
      try !EmbeddedSample.facts(JPEGSample.file(64, 48, JPEGSample.segment(0xEB, ascii("JPxx") + zeros(60))))
        .hasManifest)
  }
}

/// Writes an EXIF block with a user's comment.
enum EXIFTextSample {
  static func block(_ charset: String, _ text: String, isLittle: Bool = true) -> [UInt8] {
    func two(_ value: Int) -> [UInt8] { isLittle ? little16(value) : big16(value) }
    func four(_ value: Int) -> [UInt8] { isLittle ? little32(value) : big32(value) }
    let units = charset == "UNICODE" ? Array(text.utf16).flatMap { two(Int($0)) } : Array(text.utf8)
    let comment = Array((ascii(charset) + zeros(8)).prefix(8)) + units
    return join(
      ascii(isLittle ? "II" : "MM"), two(42), four(8), two(1), two(0x8769), two(4), four(1), four(26),
      four(0),
      two(1), two(0x9286), two(7), four(comment.count), four(44), four(0), comment)
  }
}
