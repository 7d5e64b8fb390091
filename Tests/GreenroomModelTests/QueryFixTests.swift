import GreenroomModel
import Testing

/// What mends a query without anybody typing.
@Suite struct QueryFixTests {
  @Test(arguments: [
    ("a kind:vdeo b", "a kind:video b"), ("kin:video", "kind:video"), ("-knd:image 🏖", "-kind:image 🏖"),
    ("🏖 kind:imge", "🏖 kind:image"), ("kind:image,video", "kind:image,kind:video"),
    ("kind:image ,", "kind:image "), (", kind:image", " kind:image"), ("say \"hello", "say \"hello\""),
    ("\"a\"b", "\"a\" b"), ("tag:", "tag:*"),
  ])
  func mendsIt(text: String, mended: String) throws {
    let fix = try #require(Query.problem(in: text)?.fix)
    let units = Array(text.utf16)
    let end = fix.column + fix.length
    let result = units[..<fix.column] + Array(fix.text.utf16) + units[end...]
    #expect(String(decoding: result, as: UTF16.self) == mended)
    #expect(Query.problem(in: mended) == nil)
  }

  @Test(arguments: ["rating:nine", "colour:red", "a --b", "\"a\\", "kind:\"vdeo\"", "added:soon"])
  func saysNothingWhereOnlyAPersonCanTell(text: String) throws {
    let problem = try #require(Query.problem(in: text))
    #expect(problem.fix == nil)
  }
}
