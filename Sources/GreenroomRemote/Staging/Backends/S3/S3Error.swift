/// An error as a store tells it, with a document or by its status alone.
struct S3Error: Equatable {
  /// Such as `SlowDown`; `HTTP 503` where there is no document.
  let code: String
  let region: String?
  let serverTime: String?

  init(_ answer: HTTPResponse) {
    let document = Self.document(in: answer)
    code = Self.word(document?.text(of: "Code")) ?? "HTTP \(answer.status)"
    region = Self.word(document?.text(of: "Region") ?? answer.headers["x-amz-bucket-region"])
    serverTime = document?.text(of: "ServerTime")
  }

  /// The document, where the body is one.
  static func document(in answer: HTTPResponse) -> XMLElement? {
    guard let root = XMLReader.read(answer.body), root.name == "Error" else { return nil }
    return root
  }

  /// A code or a region; nil for anything else that a store may have put in its place, which is nothing to be
  /// shown to people.
  private static func word(_ text: String?) -> String? {
    guard let text, (1...64).contains(text.utf8.count),
      text.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "-._".contains($0)) })
    else { return nil }
    return text
  }
}
