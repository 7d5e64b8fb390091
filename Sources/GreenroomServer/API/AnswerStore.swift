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

  private struct State {
    var moment: Moment?
    var answers: [String: APIAnswer] = [:]
    var bytes = 0
  }

  private let state = Mutex(State())

  func answer(to target: String, at moment: Moment) -> APIAnswer? {
    state.withLock { $0.moment == moment ? $0.answers[target] : nil }
  }

  func keep(_ answer: APIAnswer, to target: String, at moment: Moment) {
    state.withLock { state in
      let bytes = target.utf8.count + answer.byteCount
      if state.moment != moment || state.bytes + bytes > Self.room { state = State(moment: moment) }
      guard bytes <= Self.room, state.answers.updateValue(answer, forKey: target) == nil else { return }
      state.bytes += bytes
    }
  }
}
