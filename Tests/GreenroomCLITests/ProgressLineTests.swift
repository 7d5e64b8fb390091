import Greenroom
import GreenroomModel
import Synchronization
import Testing

@testable import GreenroomCLI

@Suite struct ProgressLineTests {
  private final class Clock: Sendable {
    private let seconds = Mutex(100.0)
    func advance(_ by: Double) { seconds.withLock { $0 += by } }
    func now() -> Double { seconds.withLock { $0 } }
  }

  private let clock = Clock()
  private let sink = Sink()

  private func line(_ form: ProgressLine.Form, columns: Int = 80) -> ProgressLine {
    ProgressLine(form: form, columns: columns, stream: sink.stream) { [clock] in clock.now() }
  }

  @Test func redrawsOneLineOnATerminalAndTakesItAway() {
    let line = line(.redrawn)
    line.show(WorkProgress(phase: "reading", done: 0, total: 4_000))
    clock.advance(0.05)
    line.show(WorkProgress(phase: "reading", done: 100, total: 4_000))
    clock.advance(1)
    line.show(WorkProgress(phase: "reading", done: 2_100, total: 4_000, bytesRead: 33_000_000))
    line.finish()
    line.finish()
    #expect(
      sink.text
        == "\r\u{1B}[Kreading 0/4,000\r\u{1B}[Kreading 2,100/4,000 · 2,000/s · 1 s left · 33 MB read\r\u{1B}[K"
    )
  }

  @Test func fitsTheTerminal() {
    line(.redrawn, columns: 12).show(WorkProgress(phase: "reading", done: 1_000_000, total: 2_000_000))
    #expect(sink.text.dropFirst("\r\u{1B}[K".count).count == 11)
  }

  @Test func saysALineEveryHalfMinuteInAPipe() {
    let line = line(.plain)
    for done in 0...70 {
      line.show(WorkProgress(phase: "reading", done: done * 10))
      clock.advance(1)
    }
    line.finish()
    #expect(sink.text == "greenroom: reading 300 · 10/s\ngreenroom: reading 600 · 10/s\n")
  }

  @Test func saysNothingAtAllWhereTheWorkIsShort() {
    let line = line(.plain)
    line.show(WorkProgress(phase: "reading", done: 10))
    line.finish()
    #expect(sink.text.isEmpty)
  }

  @Test func givesProgramsAnEventASecond() throws {
    let line = line(.json)
    for done in 1...3 {
      line.show(WorkProgress(phase: "reading", done: done, total: 4, bytesRead: 5))
      clock.advance(0.5)
    }
    let events = try sink.text.split(separator: "\n").map { try JSONValue(parsing: String($0)) }
    #expect(events.map { $0["done"] } == [1, 3])
    #expect(events[0]["schema"] == "greenroom.progress/1")
    #expect(events[0]["perSecond"] == .null)
    #expect(events[1]["secondsLeft"] != .null)
  }

  @Test func noneSaysNothing() {
    line(.none).show(WorkProgress(phase: "reading", done: 1))
    #expect(sink.text.isEmpty)
  }
}
