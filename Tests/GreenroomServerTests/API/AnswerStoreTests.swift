import Foundation
import Testing

@testable import GreenroomServer

@Suite struct AnswerStoreTests {
  private let store = AnswerStore()
  private let now = AnswerStore.Moment(revision: 1, now: Date(timeIntervalSince1970: 600))

  private func keep(_ target: String, bytes: Int = 10) {
    store.keep(.bytes(Array(repeating: 0, count: bytes), type: "text/plain"), to: target, at: now)
  }

  private func has(_ target: String) -> Bool { store.answer(to: target, at: now) != nil }

  @Test func holdsForOneStateAndOneMinute() {
    keep("/a")
    #expect(has("/a"))
    #expect(store.answer(to: "/a", at: .init(revision: 2, now: Date(timeIntervalSince1970: 600))) == nil)
    #expect(store.answer(to: "/a", at: .init(revision: 1, now: Date(timeIntervalSince1970: 660))) == nil)
    #expect(store.answer(to: "/a", at: .init(revision: 1, now: Date(timeIntervalSince1970: 659))) != nil)
  }

  @Test func whatNobodyAskedForLongestMakesRoom() {
    for target in ["/a", "/b", "/c"] { keep(target, bytes: 5 << 20) }
    #expect(has("/a"))
    keep("/d", bytes: 5 << 20)
    #expect(has("/a") && !has("/b") && has("/c") && has("/d"))
    keep("/e", bytes: 15 << 20)
    #expect(has("/e") && !has("/a") && !has("/d"))
    keep("/f", bytes: 17 << 20)
    #expect(has("/e") && !has("/f"))
  }

  @Test func targetsAreTheirBytes() {
    keep("/\u{E9}")
    #expect(!has("/e\u{301}"))
  }
}
