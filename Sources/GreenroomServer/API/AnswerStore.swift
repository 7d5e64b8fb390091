import Foundation
import Synchronization

/// Answers that hold until the catalog changes, by what was asked: a page that scrolls asks the same again and again.
final class AnswerStore: Sendable {
  /// In bytes, of all that is kept.
  private static let room = 16 << 20

  /// What an answer holds for: queries may speak of the time too, so it is a minute at most.
  struct Moment: Equatable, Sendable {
    let revision: Int64
    let minute: Int

    init(revision: Int64, now: Date = Date()) {
      self.revision = revision
      minute = Int(now.timeIntervalSince1970 / 60)
    }
  }

  private struct Kept {
    let answer: APIAnswer
    let bytes: Int
    /// When it was last asked for, as a number that goes up.
    var use: Int
  }

  private struct State {
    var moment: Moment?
    /// By the bytes of their targets: two that Unicode takes for the same may ask for different things.
    var answers: [[UInt8]: Kept] = [:]
    var bytes = 0
    var uses = 0

    mutating func makeRoom(for bytes: Int) {
      while self.bytes + bytes > room, let oldest = answers.min(by: { $0.value.use < $1.value.use }) {
        self.bytes -= oldest.value.bytes
        answers[oldest.key] = nil
      }
    }
  }

  private let state = Mutex(State())

  func answer(to target: String, at moment: Moment) -> APIAnswer? {
    state.withLock { state in
      guard state.moment == moment else { return nil }
      state.uses += 1
      let target = Array(target.utf8)
      state.answers[target]?.use = state.uses
      return state.answers[target]?.answer
    }
  }

  /// The answers that were not asked for the longest make room for it.
  func keep(_ answer: APIAnswer, to target: String, at moment: Moment) {
    state.withLock { state in
      if state.moment != moment { state = State(moment: moment) }
      let target = Array(target.utf8)
      let bytes = target.count + answer.byteCount
      guard bytes <= Self.room, state.answers[target] == nil else { return }
      state.makeRoom(for: bytes)
      state.bytes += bytes
      state.uses += 1
      state.answers[target] = Kept(answer: answer, bytes: bytes, use: state.uses)
    }
  }
}
