import GreenroomRemote
import GreenroomTestSupport
import Testing

@Suite struct XMLReaderTests {
  @Test func readsWhatStoresAnswer() throws {
    let document = """
      \u{FEFF}<?xml version="1.0" encoding="UTF-8"?>
      <!-- kept alive -->

      <s3:Result xmlns:s3="http://s3.amazonaws.com/doc/2006-03-01/" other = 'a > b'>
        <Key>a&amp;b &lt;&gt;&quot;&apos; &#35199;&#x6E56;</Key><Key>second</Key>
        <Empty/><Raw><![CDATA[<&>]]></Raw> <ID> x
       </ID >
      </s3:Result>
      """
    let root = try #require(XMLReader.read(Array(document.utf8)))
    #expect(root.name == "Result")
    #expect(root.text(of: "Key") == "a&b <>\"' 西湖")
    #expect(root.children.map(\.name) == ["Key", "Key", "Empty", "Raw", "ID"])
    #expect(root.text(of: "Empty") == "")
    #expect(root.text(of: "Raw") == "<&>")
    #expect(root.text(of: "ID") == "x")
    #expect(root.text(of: "Missing") == nil)
  }

  @Test(arguments: [
    "", "text", "<", "<a", "<a>", "</a>", "<a></b>", "<a><b></a></b>", "<a/><b/>", "<a/>text", "text<a/>",
    "<a>&</a>", "<a>&nbsp;</a>", "<a>&#;</a>", "<a>&#xD800;</a>", "<a>&#99999999999;</a>", "<a>&#-5;</a>",
    "<a b></a>", "<a b=c></a>", "<a b=\"c></a>", "<a b=\"c\"d=\"e\"></a>", "<a><![CDATA[</a>", "<a><!-- </a>",
    "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", "<a><!ELEMENT b></a>", "<?xml version=\"1.0\"",
    "{\"error\": 1}", "<html><br></html>",
  ])
  func refusesWhatIsNotWellFormed(document: String) {
    #expect(XMLReader.read(Array(document.utf8)) == nil)
  }

  @Test func refusesBytesThatAreNotUTF8() {
    #expect(XMLReader.read(Array("<a>".utf8) + [0xFF] + Array("</a>".utf8)) == nil)
  }

  @Test(arguments: [(31, true), (32, true), (33, false), (100_000, false)])
  func boundsTheDepth(depth: Int, isRead: Bool) {
    let document = String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
    #expect((XMLReader.read(Array(document.utf8)) != nil) == isRead)
  }

  /// Nothing is read past the end and nothing goes on for ever, whatever the bytes are.
  @Test(arguments: 0..<300) func survivesAnything(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let document = "<?xml version='1.0'?><A x=\"1\"><B>t&amp;&#65;</B><![CDATA[q]]><!--c--><C/></A>"
    let whole = try #require(XMLReader.read(Array(document.utf8)))
    var bytes = Array(document.utf8)
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let index = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: bytes[index] = UInt8.random(in: .min ... .max, using: &random)
      case 1: bytes.remove(at: index)
      case 2: bytes.insert(Array("<>&;/![]-?\"'= ".utf8).randomElement(using: &random) ?? 0, at: index)
      default: bytes.removeSubrange(index...)
      }
      if bytes.isEmpty { bytes = [60] }
    }
    guard let read = XMLReader.read(bytes) else { return }
    #expect(read.children.count <= whole.children.count + 2)
  }
}
