import GreenroomModel
import Testing

@testable import GreenroomMedia

/// What somebody waits for goes first, the latest first.
@Suite struct JobQueueTests {
  private func ticket(_ name: String, isUrgent: Bool = false) -> Ticket {
    Ticket(
      request: WorkerRequest(.probe(.headers), MediaPath("/" + name), isUrgent: isUrgent) { _ in })
  }

  private func names(_ tickets: [Ticket]) -> [String] {
    tickets.map { String($0.request.path.text.dropFirst()) }
  }

  @Test func theUrgentGoFirstAndTheLatestOfThem() {
    let queue = JobQueue()
    #expect(queue.put([ticket("a"), ticket("b")]))
    #expect(queue.putFirst(ticket("screen", isUrgent: true)))
    #expect(queue.putFirst(ticket("scrolled", isUrgent: true)))
    #expect(names(queue.takeNow(upTo: 1)) == ["scrolled"])
    #expect(queue.put([ticket("c")]))
    #expect(names(queue.takeAll()) == ["screen", "a", "b", "c"])
  }

  @Test func theUrgentNeedNoRoomAndNothingIsTakenInOnceItIsClosed() {
    let queue = JobQueue()
    #expect(queue.put((0..<JobQueue.capacity).map { ticket("\($0)") }))
    #expect(queue.putFirst(ticket("now")))
    #expect(names(queue.takeNow(upTo: 1)) == ["now"])
    queue.close()
    #expect(!queue.putFirst(ticket("late")))
    #expect(queue.takeAll().count == JobQueue.capacity)
  }
}
