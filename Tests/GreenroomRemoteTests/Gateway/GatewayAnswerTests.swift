import Foundation
import GreenroomModel
import Testing

@testable import GreenroomRemote

/// Documents as the gateway has written them down over the months, read by one reader.
@Suite struct GatewayAnswerTests {
  private func read(_ text: String, id: String? = nil) throws -> GatewayTask? {
    GatewayTask(reading: try JSONValue(parsing: text), id: id)
  }

  @Test func theAnswerToASubmit() throws {
    let task = try #require(
      try read(
        """
        {"task_id": "task-wave1775285160b950328499", "model": "seedance-2.0", "action": "generate",
         "status": "queued", "created_at": 1775285160040, "progress": 0}
        """))
    #expect(task.id == "task-wave1775285160b950328499" && task.status == .queued && task.progress == 0)
    #expect(task.createdAt == Date(timeIntervalSince1970: 1_775_285_160.04))
  }

  @Test(arguments: [
    // April: one URL as text.
    """
    {"task_id": "t", "status": "completed", "created_at": 1720000000, "start_time": 1720000001,
     "completed_at": 1720000060, "progress": 100,
     "result": {"videos": [{"url": "https://c.example/a.mp4", "expires_at": 1720086460}], "images": []}}
    """,
    // June: URLs in lists, cost, links of the task.
    """
    {"task_id": "t", "status": "completed", "created_at": 1720000000, "completed_at": 1720000060,
     "progress": 100, "cost": 0.5, "urls": {"get": "https://g.example/t"},
     "result": {"videos": [{"url": ["https://c.example/a.mp4"], "expires_at": 1720086460}], "images": []}}
    """,
    // September: progress in percent.
    """
    {"task_id": "t", "status": "completed", "completed_at": 1720000060, "progress": "100%",
     "billing_status": "settled",
     "result": {"videos": [{"url": ["https://c.example/a.mp4"], "expires_at": 1720086460}]}}
    """,
    // Milliseconds, and another word for it.
    """
    {"task_id": "t", "status": "succeeded", "completed_at": 1720000060000, "progress": 100, "result": null,
     "content": {"videos": [{"url": "https://c.example/a.mp4", "expires_at": 1720086460000}]}}
    """,
    """
    {"code": 0, "data": {"id": "t", "status": "success", "completed_at": "2024-07-03T09:47:40Z", "progress": 100,
     "result": {"videos": [{"url": "https://c.example/a.mp4", "expires_at": 1720086460}]}}}
    """,
  ])
  func theSameResultInEveryContract(text: String) throws {
    let task = try #require(try read(text))
    #expect(task.status == .completed && task.progress == 1)
    #expect(task.clips.map(\.url.secret) == ["https://c.example/a.mp4"])
    #expect(task.clips.first?.expiresAt == Date(timeIntervalSince1970: 1_720_086_460))
    #expect(task.completedAt == Date(timeIntervalSince1970: 1_720_000_060))
  }

  @Test(arguments: [
    #""45%""#, "45", "45.0", #""45""#,
  ])
  func progressInEveryForm(text: String) throws {
    #expect(try read(#"{"task_id": "t", "status": "running", "progress": \#(text)}"#)?.progress == 0.45)
  }

  @Test(arguments: [#""""#, "null", "{}", #""soon""#])
  func progressThatSaysNothing(text: String) throws {
    let task = try #require(try read(#"{"task_id": "t", "status": "processing", "progress": \#(text)}"#))
    #expect(task.progress == nil && task.status == .processing)
  }

  @Test(arguments: [
    #"{"result": {"images": [{"url": "https://c.example/l.png"}]}}"#,
    #"{"result": {"images": [{"url": ["https://c.example/l.png"]}]}}"#,
    #"{"content": {"last_frame_url": "https://c.example/l.png"}}"#,
    #"{"last_frame_url": "https://c.example/l.png"}"#,
  ])
  func theLastFrameWhereverItStands(text: String) throws {
    guard case .object(let members) = try JSONValue(parsing: text) else { return }
    let document = JSONValue.object(members + [.init("status", .string("completed"))])
    #expect(GatewayTask(reading: document, id: "t")?.lastFrame?.url.secret == "https://c.example/l.png")
  }

  @Test func aWordThatNobodyKnowsEndsNothing() throws {
    let task = try #require(try read(#"{"task_id": "t", "status": "polishing"}"#))
    #expect(task.status == .other("polishing"))
  }

  @Test(arguments: [
    "{}", "[]", #"{"task_id": "t"}"#, #"{"status": "queued"}"#, #"{"task_id": "", "status": "queued"}"#,
  ])
  func whatNamesNoTaskIsNone(text: String) throws { #expect(try read(text) == nil) }

  @Test(arguments: [
    (#"{"error": {"type": "x", "code": "invalid_request", "message": "No."}}"#, "invalid_request", "No"),
    (#"{"error": {"message": "No.", "code": 400}}"#, "400", "No"),
    (#"{"message": "No", "code": "c"}"#, "c", "No"),
  ])
  func errorsInEveryShape(text: String, code: String, message: String) {
    let response = HTTPResponse(head: .init(status: 400, headers: [:]), body: Array(text.utf8))
    let error = GatewayError(response, now: Date())
    #expect(error.kind == .refused && error.code == code && error.message == message)
  }

  @Test(arguments: [("2", 2.0), ("0", 0), ("1e30", 3_600), ("-5", 0)])
  func aPauseIsBounded(field: String, seconds: Double) {
    let response = HTTPResponse(head: .init(status: 429, headers: ["Retry-After": field]), body: [])
    #expect(GatewayError(response, now: Date()).retryAfter == seconds)
  }

  @Test(arguments: ["inf", "nan", "later", ""])
  func aPauseThatIsNoneIsNone(field: String) {
    let response = HTTPResponse(head: .init(status: 429, headers: ["Retry-After": field]), body: [])
    #expect(GatewayError(response, now: Date()).retryAfter == nil)
  }

  @Test func aSecretThatIsRepeatedIsHidden() {
    let error = GatewayError(.refused, code: "c4n4ry", message: "key c4n4ry is bad", parameter: "c4n4ry")
    #expect(!"\(error.hiding("c4n4ry"))".contains("c4n4ry"))
  }

  @Test(arguments: [
    ("the input image 'content[1]' may contain real person", "@image1"),
    ("Issues: [0] `content[3].video_url` is 2.4 seconds", "@video1"), ("content[0].text too long", "prompt"),
    ("image_urls[1] cannot be fetched", "@image2"), ("content[9] is bad", nil),
    ("image_urls[9223372036854775807] is bad", nil), ("nothing named", nil),
  ])
  func aPositionIsToldAsAHandle(message: String, subject: String?) throws {
    let body = try JSONValue(parsing: #"{"image_urls": ["a", "b"], "video_urls": ["c"]}"#)
    let complaint = GatewayComplaint(GatewayError(.refused, message: message), body: body)
    #expect(complaint.subject == subject && !complaint.hint.isEmpty)
  }
}
