import GreenroomModel
import GreenroomRemote
import GreenroomTestSupport
import Testing

/// Neither the key nor anybody's signature comes back in what a gateway or the network says.
@Suite struct GatewaySecrecyTests {
  /// Everything that can be asked, in words.
  private func said(by server: FaultServer) -> [String] {
    let client = GatewayTrial().client(server.url)
    let submitted = client.submit(GatewayTrial.body, idempotencyKey: nil)
    let looked = Result { () throws(GatewayError) in try client.status(of: "t") }
    let cancelled = Result { () throws(GatewayError) in try client.cancel("t") }
    return [submitted, looked, cancelled].flatMap { (value: Any) in ["\(value)", String(reflecting: value)] }
      + [submitted.error, looked.failure, cancelled.failure].compactMap(\.self).flatMap { error in
        let complaint = GatewayComplaint(error, body: GatewayTrial.body)
        return [complaint.message, complaint.hint, complaint.subject ?? ""]
      }
  }

  @Test(arguments: [
    #"{"error": {"message": "The key KEY is bad", "code": "KEY", "param": "KEY", "type": "KEY"}}"#,
    #"{"error": {"code": "KEY"}}"#, #"{"error": "Bearer KEY"}"#, #"{"message": "(KEY)"}"#, "KEY",
    #"{"error": {"message": "“KEY”, KEY,KEY.", "code": 401}}"#,
    #"{"task_id": "t", "status": "KEY", "cost": {"paid_by": "KEY"}, "error": {"message": "KEY"}}"#,
    #"{"task_id": "t", "status": "failed", "error": {"message": "[KEY] KEY", "code": "KEY"}}"#,
    #"{"error": {"message": "GET https://s.example.com/a?X-Amz-Signature=SIGN failed"}}"#,
    #"{"error": {"message": "(/bucket/a.png?X-Amz-Signature=SIGN)", "code": "s.example.com/a?sig=SIGN"}}"#,
    #"{"error": {"message": "bad", "param": "image_urls[0]=https://s.example.com/a?sig=SIGN"}}"#,
    #"{"task_id": "t", "status": "completed", "result": {"videos": [{"url": "https://s/a?sig=SIGN"}]}}"#,
  ])
  func whatTheGatewayRepeatsIsHidden(text: String) throws {
    let text = text.replacing("KEY", with: GatewayTrial.key).replacing("SIGN", with: "c4n4ry")
    for status in [200, 302, 400, 401, 429, 500] {
      let server = try FaultServer { _ in FaultAnswer(status, [("X-Key", GatewayTrial.key)], text: text) }
      for words in said(by: server) { #expect(!words.contains("c4n4ry"), "status \(status): \(words)") }
    }
  }

  /// Where a long message is cut, half of a key would not be found.
  @Test(arguments: [1_970, 1_985, 1_995, 2_000]) func aLongMessageEndsBeforeAKey(length: Int) throws {
    let text =
      String(repeating: "a ", count: length / 2) + GatewayTrial.key + String(repeating: " b", count: 9_000)
    let server = try FaultServer { _ in FaultAnswer(400, text: #"{"message": "\#(text)"}"#) }
    for words in said(by: server) { #expect(!words.contains("c4n4ry") && words.utf8.count < 9_000) }
  }

  @Test(arguments: [
    ("lost", FaultAnswer.lost), ("cut", FaultAnswer(200, text: "{}").cut(after: 1)),

    ("elsewhere", .redirect(to: "http://user:\(GatewayTrial.key)@127.0.0.1/?key=\(GatewayTrial.key)")),
  ])
  func noFailureOfTheNetworkShowsTheKey(_: String, answer: FaultAnswer) throws {
    let server = try FaultServer { _ in answer }
    for words in said(by: server) { #expect(!words.contains("c4n4ry"), "\(words)") }
  }

  @Test func theKeyItselfIsSentInItsHeaderAlone() throws {
    let server = try FaultServer { _ in FaultAnswer(401) }
    _ = said(by: server)
    for request in server.requests {
      let holding = request.headers.filter { $0.value.contains(GatewayTrial.key) }.map(\.name)
      #expect(holding == ["Authorization"] && !request.target.contains(GatewayTrial.key))
      #expect(!String(decoding: request.body, as: UTF8.self).contains(GatewayTrial.key))
    }
  }
}

extension Result {
  fileprivate var failure: Failure? { if case .failure(let failure) = self { failure } else { nil } }
}
