import Foundation
import GreenroomModel
import GreenroomTestSupport
import Testing

@Suite struct JSONValueTests {
  @Test func keepsTheOrderOfKeys() throws {
    let value = try JSONValue(parsing: #" {"b": 1, "a": {"z": [], "y": {}}} "#)
    #expect(value.compactText == #"{"b":1,"a":{"z":[],"y":{}}}"#)
  }

  @Test(arguments: [
    ("0", JSONValue.integer(0)), ("-0", .integer(0)), ("-1", .integer(-1)),
    ("4294967295", .integer(4_294_967_295)),
    ("9223372036854775807", .integer(.max)), ("-9223372036854775808", .integer(.min)), ("1.0", .number(1)),
    ("1e3", .number(1000)), ("-2.5E-1", .number(-0.25)), ("true", .bool(true)), ("false", .bool(false)),
    ("null", .null), (#""\u4f60\ud83d\ude00\/\n""#, .string("你😀/\n")), (#""""#, .string("")),
    ("\u{FEFF}[1]", .array([.integer(1)])), ("[1,\t2\r\n]", .array([.integer(1), .integer(2)])),
  ])
  func reads(text: String, value: JSONValue) throws {
    #expect(try JSONValue(parsing: text) == value)
  }

  @Test(arguments: [
    ("", 1, 1, "the text is empty"),
    ("{\n  \"a\": 1,\n  \"a\": 2\n}", 3, 3, "the key “a” is given twice"),
    ("[1, 2", 1, 6, "a comma or ] is expected"),
    ("[1,]", 1, 4, "a value is expected: text in double quotes, a number, true, false, null, [ or {"),
    ("{\"a\" 1}", 1, 6, "a colon is expected after the key"),
    ("{a: 1}", 1, 2, "a key in double quotes is expected"),
    ("{\"a\": 1,}", 1, 9, "a key in double quotes is expected"),
    ("{\"a\": 1 \"b\": 2}", 1, 9, "a comma or } is expected"),
    ("1 2", 1, 3, "there is more text after the document"),
    ("01", 1, 2, "a number cannot begin with 0"),
    ("-", 1, 2, "a digit is expected"),
    ("1.", 1, 3, "a digit is expected after the decimal point"),
    ("1e", 1, 3, "a digit is expected in the exponent"),
    ("[9223372036854775808]", 1, 2, "the number 9223372036854775808 has more than 64 bits; write it as text"),
    ("1e999", 1, 1, "the number 1e999 is out of range"),
    ("\"你好", 1, 1, "the text that begins here has no closing quote"),
    ("[\"你好\", x]", 1, 8, "a value is expected: text in double quotes, a number, true, false, null, [ or {"),
    ("\"a\nb\"", 1, 3, "a control character must be escaped in text"),
    (#""\ud800""#, 1, 2, "half a surrogate pair"),
    (#""\ud800\u0041""#, 1, 2, "half a surrogate pair"),
    (#""\udc00""#, 1, 2, "half a surrogate pair"),
    (#""\u12""#, 1, 4, "four hexadecimal digits are expected"),
    (#""\u+123""#, 1, 4, "four hexadecimal digits are expected"),
    (#""\x""#, 1, 2, "there is no such escape"),
    ("{\"a\":", 1, 6, "the text ends where a value is expected"),
    ("NaN", 1, 1, "a value is expected: text in double quotes, a number, true, false, null, [ or {"),
  ])
  func saysWhereAndWhyItIsNotJSON(text: String, line: Int, column: Int, reason: String) {
    let error = #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: text) }
    #expect(error?.line == line)
    #expect(error?.column == column)
    #expect(error?.reason == reason)
  }

  @Test func refusesBytesThatAreNotUTF8() {
    #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: [0x22, 0xC3, 0x28, 0x22]) }
  }

  @Test func nestingIsBounded() throws {
    let deepest = JSONValue.deepest
    let text = { (depth: Int) in
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(try JSONValue(parsing: text(deepest)).compactText == text(deepest))
    #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: text(deepest + 1)) }
    #expect(throws: JSONSyntaxError.self) {
      try JSONValue(parsing: String(repeating: "[", count: 1_000_000))
    }
  }

  @Test func escapesOnlyWhatJSONDemands() {
    let text = "\"\\/\u{8}\u{9}\u{A}\u{C}\u{D}\u{0}\u{1F}\u{7F}\u{2028}你😀<>&"
    #expect(
      JSONValue.string(text).compactText
        == #""\"\\/\b\t\n\f\r\u0000\u001f"# + "\u{7F}\u{2028}你😀<>&\"")
  }

  @Test(arguments: [
    (5.0, "5.0"), (0.1, "0.1"), (1e-7, "1e-07"), (1e22, "1e+22"), (-0.0, "-0.0"), (.infinity, "null"),
    (.nan, "null"), (.leastNonzeroMagnitude, "5e-324"),
  ])
  func writesTheShortestDouble(value: Double, text: String) {
    #expect(JSONValue.number(value).compactText == text)
  }

  @Test func writesForPeople() {
    let value: JSONValue = ["model": "m", "n": [1, ["a": true]], "none": [], "empty": [:]]
    #expect(
      value.prettyText == """
        {
          "model": "m",
          "n": [
            1,
            {
              "a": true
            }
          ],
          "none": [],
          "empty": {}
        }
        """)
  }

  @Test func readsBackWhatItWrote() throws {
    for seed in UInt64(0)..<300 {
      var generator = SeededGenerator(seed: seed)
      let value = randomValue(depth: 4, using: &generator)
      #expect(try JSONValue(parsing: value.compactText) == value, "seed \(seed)")
      #expect(try JSONValue(parsing: value.prettyText) == value, "seed \(seed)")
      #expect(try JSONValue(parsing: value.prettyText).compactText == value.compactText, "seed \(seed)")
    }
  }

  @Test func noBytesMakeItTrap() {
    for seed in UInt64(0)..<2_000 {
      var generator = SeededGenerator(seed: seed)
      let alphabet = Array(#"{}[]",:\ue0123456789.+-truefalsn"#.utf8) + [0x0A, 0xC3, 0xF0, 0xFF]
      let bytes = (0..<Int.random(in: 0...40, using: &generator)).compactMap { _ in
        alphabet.randomElement(using: &generator)
      }
      guard let value = try? JSONValue(parsing: bytes) else { continue }
      #expect((try? JSONValue(parsing: value.compactText)) == value, "seed \(seed)")
    }
  }

  @Test func foundationReadsWhatItWrites() throws {
    let value: JSONValue = ["text": "你\u{1}\"", "list": [1, 2.5, true, ["key": "value"]], "whole": 5]
    let decoded = try JSONDecoder().decode(JSONValue.self, from: Data(value.compactText.utf8))
    #expect(decoded == ["list": [1, 2.5, true, ["key": "value"]], "text": "你\u{1}\"", "whole": 5])
  }

  @Test func accessorsTakeOnlyTheirKind() {
    #expect(JSONValue.number(5).integer == 5)
    #expect(JSONValue.number(5.5).integer == nil)
    #expect(JSONValue.number(.nan).integer == nil)
    #expect(JSONValue.integer(5).double == 5)
    #expect(JSONValue.string("5").integer == nil)
    #expect(JSONValue.bool(true).integer == nil)
    let object: JSONValue = ["a": ["b": "c"]]
    #expect(object["a"]?["b"]?.string == "c")
    #expect(object["b"] == nil)
  }

  @Test func settingAMemberKeepsItsPlace() {
    var members: [JSONValue.Member] = [.init("a", 1), .init("b", 2)]
    members.set("a", 3)
    members.set("c", 4)
    #expect(JSONValue.object(members).compactText == #"{"a":3,"b":2,"c":4}"#)
  }
}

private func randomValue(depth: Int, using generator: inout SeededGenerator) -> JSONValue {
  switch Int.random(in: 0..<(depth > 0 ? 7 : 5), using: &generator) {
  case 0: return [.null, .bool(true), .bool(false)].randomElement(using: &generator) ?? .null
  case 1: return .integer(Int64.random(in: .min ... .max, using: &generator))
  case 2:
    let number = Double(bitPattern: generator.next())
    return .number(number.isFinite ? number : 0.5)
  case 3, 4: return .string(randomText(using: &generator))
  case 5:
    return .array(
      (0..<Int.random(in: 0...4, using: &generator)).map { _ in
        randomValue(depth: depth - 1, using: &generator)
      })
  default:
    return .object(
      (0..<Int.random(in: 0...4, using: &generator)).map { index in
        JSONValue.Member(
          "\(index)" + randomText(using: &generator), randomValue(depth: depth - 1, using: &generator))
      })
  }
}

private func randomText(using generator: inout SeededGenerator) -> String {
  var text = ""
  for _ in 0..<Int.random(in: 0...12, using: &generator) {
    let limit: UInt32 = Bool.random(using: &generator) ? 0x80 : 0x10FFFF
    if let scalar = Unicode.Scalar(UInt32.random(in: 0...limit, using: &generator)) {
      text.unicodeScalars.append(scalar)
    }
  }
  return text
}
