import Foundation
import Greenroom
import GreenroomModel
import Testing

/// What encodes itself in unusual ways must come out as any other document.
@Suite struct DocumentEncoderTests {
  private struct Everything: Encodable {
    let text = "a \"quoted\" \\ line\nof 你好 and \u{1}"
    let none: String? = nil
    let yes = true
    let whole = -7
    let large = UInt64(Int64.max)
    let small = Int8.min
    let part = 0.1
    let endless = Double.infinity
    let date = Date(timeIntervalSince1970: 1_790_000_000)
    let list: [Int?] = [1, nil, 3]
    let empty: [Int] = []
    let nothing: [String: Int] = [:]
    let tree: JSONValue = ["b": [1, .null], "a": 1.0]
  }

  @Test func everyKeyIsThereInItsOrder() throws {
    #expect(
      try DocumentEncoder.text(of: Everything(), as: .compact)
        == #"{"text":"a \"quoted\" \\ line\nof 你好 and \u0001","none":null,"yes":true,"whole":-7,"#
        + #""large":9223372036854775807,"small":-128,"part":0.1,"endless":null,"date":"2026-09-21T14:13:20Z","#
        + #""list":[1,null,3],"empty":[],"nothing":{},"tree":{"b":[1,null],"a":1.0}}"#)
  }

  @Test func forPeopleEachMemberHasItsLine() throws {
    struct Row: Encodable {
      let id = 1
      let tags = ["a", "b"]
      let none: [Int] = []
    }
    #expect(
      try DocumentEncoder.text(of: [Row()], as: .pretty) == """
        [
          {
            "id": 1,
            "tags": [
              "a",
              "b"
            ],
            "none": []
          }
        ]
        """)
  }

  /// Two containers of one value, nested ones that nothing ends, and encoders that are handed on.
  private struct Winding: Encodable {
    enum First: String, CodingKey { case a, b }
    enum Second: String, CodingKey { case c, d, e, f }
    struct Silent: Encodable {
      func encode(to encoder: any Encoder) {}
    }

    func encode(to encoder: any Encoder) throws {
      var first = encoder.container(keyedBy: First.self)
      try first.encode(1, forKey: .a)
      var inner = first.nestedContainer(keyedBy: Second.self, forKey: .b)
      try inner.encode("deep", forKey: .c)
      var list = inner.nestedUnkeyedContainer(forKey: .d)
      try list.encode(2)
      var within = list.nestedUnkeyedContainer()
      try within.encode(3)
      _ = list.nestedContainer(keyedBy: First.self)
      #expect(list.count == 3)
      try list.encode(4)
      var second = encoder.container(keyedBy: Second.self)
      try second.encode(Silent(), forKey: .e)
      try ["x"].encode(to: second.superEncoder(forKey: .f))
    }
  }

  @Test func containersEndWhereTheNextBegins() throws {
    #expect(
      try DocumentEncoder.text(of: Winding(), as: .compact)
        == #"{"a":1,"b":{"c":"deep","d":[2,[3],{},4]},"e":null,"f":["x"]}"#)
  }

  @Test func aSingleValueIsADocumentToo() throws {
    #expect(try DocumentEncoder.text(of: "x", as: .pretty) == "\"x\"")
    #expect(try DocumentEncoder.text(of: Int?.none, as: .compact) == "null")
    #expect(try DocumentEncoder.value(of: Everything())["list"] == [1, .null, 3])
  }
}
