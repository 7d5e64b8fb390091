import Foundation
import GreenroomModel
import Testing

@testable import GreenroomRemote

/// The documents of a task's state as the gateway's pages have shown them, each in all that it held: with the
/// first dates, of April, of June and of September 2026.
@Suite struct RecordedStateTests {
  enum Page: String, CaseIterable, Sendable { case seed, april, june, september }

  private func read(_ page: Page, _ members: String) throws -> GatewayTask {
    let created = page == .seed ? "1775285160040" : "1775285160"
    let text = """
      {"task_id": "task-wave1775285160b950328499", "model": "seedance-2.0", "action": "generate",
       "created_at": \(created), \(members)}
      """
    let task = try #require(GatewayTask(reading: try JSONValue(parsing: text)))
    #expect(task.id == "task-wave1775285160b950328499")
    #expect(task.createdAt.map { Int($0.timeIntervalSince1970) } == 1_775_285_160)
    return task
  }

  /// What a page writes after what all have in common.
  private func more(_ page: Page, isOver: Bool) -> String {
    switch page {
    case .seed: #", "start_time": 1775285161000\#(isOver ? #", "completed_at": 1775285220500"# : "")"#
    case .april: #", "start_time": 1775285161\#(isOver ? #", "completed_at": 1775285220"# : "")"#
    case .june:
      #", "urls": {"get": "https://www.qingbo.dev/v1/tasks/t", "cancel": "https://www.qingbo.dev/v1/tasks/t/cancel"}"#
        + (isOver ? #", "completed_at": 1775285220, "cost": 0.5"# : "")
    case .september:
      #", "urls": {"get": "https://api.qingbo.ai/v1/tasks/t", "cancel": "https://api.qingbo.ai/v1/tasks/t/cancel"}"#
        + (isOver ? #", "completed_at": 1775285220, "cost": 0.5, "billing_status": "settled""# : "")
    }
  }

  private func progress(_ page: Page, _ percent: Int) -> String {
    page == .september ? #""\#(percent)%""# : "\(percent)"
  }

  @Test(arguments: Page.allCases) func waiting(page: Page) throws {
    let nothing = page == .september ? #""""# : "0"
    let task = try read(page, #""status": "queued", "progress": \#(nothing)"#)
    #expect(task.status == .queued && task.progress == (page == .september ? nil : 0))
    #expect(task.completedAt == nil && task.clips.isEmpty && task.error == nil)
  }

  @Test(arguments: Page.allCases) func running(page: Page) throws {
    let task = try read(
      page, #""status": "processing", "progress": \#(progress(page, 45))\#(more(page, isOver: false))"#)
    #expect(task.status == .processing && task.progress == 0.45 && task.completedAt == nil)
  }

  @Test(arguments: Page.allCases) func completed(page: Page) throws {
    func link(_ name: String) -> String {
      let url = #""https://cdn.example.com/\#(name)?sig=1""#
      return #"{"url": \#(page == .june || page == .september ? "[\(url)]" : url), "expires_at": 1775371620}"#
    }
    let result = #"{"videos": [\#(link("clip.mp4"))], "images": [\#(link("last.png"))]}"#
    let task = try read(
      page,
      #""status": "completed", "progress": \#(progress(page, 100)), "result": \#(result)\#(more(page, isOver: true))"#
    )
    #expect(task.status == .completed && task.progress == 1)
    #expect(task.clips.map(\.url.secret) == ["https://cdn.example.com/clip.mp4?sig=1"])
    #expect(task.lastFrame?.url.secret == "https://cdn.example.com/last.png?sig=1")
    #expect(
      (task.clips + [task.lastFrame].compactMap(\.self)).compactMap(\.expiresAt).map(\.timeIntervalSince1970)
        == [1_775_371_620, 1_775_371_620])
    #expect(task.completedAt.map { Int($0.timeIntervalSince1970) } == 1_775_285_220)
    #expect(task.cost == (page == .june || page == .september ? .number(0.5) : nil))
  }

  @Test(arguments: Page.allCases) func failed(page: Page) throws {
    let error =
      page == .seed || page == .april
      ? #"{"type": "upstream_error", "code": "upstream_bad_request", "message": "[upstream_bad_request] Upstream returned: no."}"#
      : #"{"message": "[upstream_bad_request] Upstream returned: no.", "code": "upstream_bad_request"}"#
    let task = try read(
      page,
      #""status": "failed", "progress": \#(progress(page, 45)), "error": \#(error)\#(more(page, isOver: true))"#
    )
    #expect(task.status == .failed && task.error?.code == "upstream_bad_request")
    #expect(task.error?.message == "[upstream_bad_request] Upstream returned: no")
    #expect(task.completedAt != nil && task.clips.isEmpty)
  }

  @Test(arguments: Page.allCases) func cancelled(page: Page) throws {
    let task = try read(page, #""status": "cancelled"\#(more(page, isOver: true))"#)
    #expect(task.status == .cancelled && task.completedAt != nil)
  }

  /// Pages that were never true of this host, and are still found.
  @Test func anOldPage() throws {
    let text = """
      {"id": "t", "type": "video", "status": "completed", "created_at": "2026-04-04T06:46:00Z",
       "result": {"video_url": "https://cdn.example.com/clip.mp4", "thumbnail_url": "https://cdn.example.com/t.png"}}
      """
    let task = try #require(GatewayTask(reading: try JSONValue(parsing: text)))
    #expect(task.id == "t" && task.clips.map(\.url.secret) == ["https://cdn.example.com/clip.mp4"])
    #expect(task.createdAt?.timeIntervalSince1970 == 1_775_285_160)
  }
}
