import Foundation
import Synchronization

/// Answers that hold until the catalog changes, by what was asked: a page that scrolls asks the same again and again.
final class AnswerStore: Sendable {
  private static let greatestCount = 256

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
  }

  private let state = Mutex(State())

  func answer(to target: String, at moment: Moment) -> APIAnswer? {
    state.withLock { $0.moment == moment ? $0.answers[target] : nil }
  }

  func keep(_ answer: APIAnswer, to target: String, at moment: Moment) {
    state.withLock { state in
      if state.moment != moment || state.answers.count >= Self.greatestCount { state.answers = [:] }
      state.moment = moment
      state.answers[target] = answer
    }
  }
}
