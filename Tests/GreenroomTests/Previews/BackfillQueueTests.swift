import GreenroomModel
import Testing

@testable import Greenroom

@Suite struct BackfillQueueTests {
  private func id(_ number: Int) throws -> AssetID {
    try #require(AssetID(String(repeating: "a", count: AssetID.length - 1) + String(number)))
  }

  @Test func picturesComeFirstAndTheNewestOfThem() throws {
    let ids = try (0...3).map(id)
    var queue = BackfillQueue()
    queue.add([ids[1], ids[0]], kind: .strip)
    queue.add([ids[2], ids[1], ids[0]], kind: .picture)
    #expect(queue.next() == .init(kind: .picture, asset: ids[2]))
    // What came meanwhile is newer.
    queue.add([ids[3]], kind: .picture)
    #expect(queue.next() == .init(kind: .picture, asset: ids[3]))
    let next = queue.next()
    let first = try #require(next)
    #expect(first.asset == ids[1])
    queue.putBack(first)
    #expect(queue.next() == first)
    #expect(queue.next()?.asset == ids[0])
    #expect(queue.next() == .init(kind: .strip, asset: ids[1]))
    #expect(queue.count == 1)
    #expect(queue.next() == .init(kind: .strip, asset: ids[0]))
    #expect(queue.next() == nil)
  }

  @Test func timeIsReckonedOfEachKind() throws {
    let ids = try (0...3).map(id)
    var queue = BackfillQueue()
    queue.add(ids, kind: .picture)
    queue.add([ids[0]], kind: .curve)
    #expect(queue.secondsLeft == nil)
    queue.note(seconds: 0.5, of: .picture)
    // What is not known yet takes as long as the slowest that is.
    #expect(queue.secondsLeft == 4 * 0.5 + 0.5)
    queue.note(seconds: 2, of: .curve)
    #expect(queue.secondsLeft == 4 * 0.5 + 2)
    queue.note(seconds: 1.5, of: .picture)
    #expect(try abs(#require(queue.secondsLeft) - (4 * 1 + 2)) < 1e-9)
  }
}
