import Greenroom
import GreenroomModel
import HTTPTypes
import Synchronization

/// Sees to it that a write with a key is done once. Answers are kept for as long as the server runs; what they told of
/// is in the catalog, and is told again from there after that.
final class IdempotencyStore: Sendable {
  /// In bytes, of the answers that are kept.
  private static let room = 8 << 20

  fileprivate enum Entry {
    /// Nil while the content is not known.
    case underWay(WriteKey?)
    case done(WriteKey, APIAnswer)
  }

  fileprivate struct State {
    var entries: [String: Entry] = [:]
    /// Those that are done, the oldest first.
    var done: [String] = []
    var bytes = 0
  }

  private let state = Mutex(State())

  /// Runs `work`, or gives the answer that it gave before. A failure is not kept: it may be tried again.
  ///
  /// - Throws: A ``Problem`` where the key means another request, or one that is under way.
  func once(
    _ key: IdempotencyKey, _ content: WriteKey, _ work: () async throws -> APIAnswer
  ) async throws -> APIAnswer {
    if let answer = try begin(key.name, content) { return answer }
    do {
      let answer = try await work()
      state.withLock { $0.keep(answer, content, as: key.name, in: Self.room) }
      return answer
    } catch {
      state.withLock { $0.entries[key.name] = nil }
      throw error
    }
  }

  /// Runs `work`, which finds out by itself what the content is, and keeps nothing of it.
  ///
  /// - Throws: A ``Problem`` where a request of this key is under way.
  func alone(_ key: IdempotencyKey, _ work: () async throws -> APIAnswer) async throws -> APIAnswer {
    _ = try begin(key.name, nil)
    defer { state.withLock { $0.entries[key.name] = nil } }
    return try await work()
  }

  private func begin(_ name: String, _ key: WriteKey?) throws(Problem) -> APIAnswer? {
    let outcome: Result<APIAnswer?, Problem> = state.withLock { state in
      switch state.entries[name] {
      case nil:
        state.entries[name] = .underWay(key)
        return .success(nil)
      case .underWay(let other):
        return .failure(other == nil || other == key ? .keyUnderWay : .keyReused)
      case .done(let other, let answer):
        return other == key ? .success(answer.replayed) : .failure(.keyReused)
      }
    }
    return try outcome.get()
  }
}

extension IdempotencyStore.State {
  fileprivate mutating func keep(_ answer: APIAnswer, _ key: WriteKey, as name: String, in room: Int) {
    entries[name] = .done(key, answer)
    done.append(name)
    bytes += answer.byteCount
    while bytes > room, !done.isEmpty {
      guard case .done(_, let oldest)? = entries.removeValue(forKey: done.removeFirst()) else { continue }
      bytes -= oldest.byteCount
    }
  }
}

extension APIAnswer {
  /// The same, told once more.
  var replayed: APIAnswer {
    var answer = self
    answer.fields[.idempotentReplayed] = "true"
    return answer
  }
}

extension Problem {
  static let keyReused = Problem(
    .unprocessableContent, "idempotency_key_reused", "This Idempotency-Key was another request's.",
    hint: "Every request that is not a repetition has a key of its own.")
  static let keyUnderWay = Problem(
    .conflict, "idempotency_in_flight", "The request of this Idempotency-Key is under way.",
    hint: "Ask again in a moment.")
}
