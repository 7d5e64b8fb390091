import Greenroom
import HTTPTypes
import Synchronization

/// What `Idempotency-Key` says: the same key means the same request.
struct IdempotencyKey: Sendable {
  let name: String
  /// What has to be the same with it.
  let content: String

  /// Nil where there is none.
  ///
  /// - Throws: A ``Problem`` where it is no key.
  init?(_ request: HTTPRequest, _ route: Route, _ body: [UInt8]) throws {
    guard let key = request.headerFields[.idempotencyKey] else { return nil }
    guard (1...255).contains(key.utf8.count), key.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      throw Problem(
        .badRequest, "invalid_idempotency_key", "An Idempotency-Key has 1 to 255 visible ASCII characters.")
    }
    name = "\(route.method.rawValue) \(route.template) \(key)"
    content = ContentTag.of(Array((request.path ?? "").utf8) + [0] + body)
  }
}

/// The answers to requests that must not be done twice, for as long as the server runs.
final class IdempotencyStore: Sendable {
  private static let greatestCount = 1_000

  private enum Entry {
    case underWay(content: String)
    case done(content: String, APIAnswer)

    var content: String {
      switch self {
      case .underWay(let content), .done(let content, _): content
      }
    }
  }

  private struct State {
    var entries: [String: Entry] = [:]
    /// The oldest first.
    var done: [String] = []
  }

  private let state = Mutex(State())

  /// Runs `work`, or gives the answer that it gave before. A failure is not kept: it may be tried again.
  ///
  /// - Throws: A ``Problem`` where the key means another request, or one that is under way.
  func once(_ key: IdempotencyKey, _ work: () async throws -> APIAnswer) async throws -> APIAnswer {
    if let answer = try begin(key) { return answer }
    do {
      let answer = try await work()
      finish(key, answer)
      return answer
    } catch {
      state.withLock { $0.entries[key.name] = nil }
      throw error
    }
  }

  private func begin(_ key: IdempotencyKey) throws -> APIAnswer? {
    try state.withLock { state throws in
      guard let entry = state.entries[key.name] else {
        state.entries[key.name] = .underWay(content: key.content)
        return nil
      }
      guard entry.content == key.content else { throw Self.reused }
      guard case .done(_, var answer) = entry else { throw Self.underWay }
      answer.fields[.idempotentReplayed] = "true"
      return answer
    }
  }

  private func finish(_ key: IdempotencyKey, _ answer: APIAnswer) {
    state.withLock { state in
      state.entries[key.name] = .done(content: key.content, answer)
      state.done.append(key.name)
      if state.done.count > Self.greatestCount { state.entries[state.done.removeFirst()] = nil }
    }
  }

  private static let reused = Problem(
    .unprocessableContent, "idempotency_key_reused", "This Idempotency-Key was another request's.",
    hint: "Every request that is not a repetition has a key of its own.")
  private static let underWay = Problem(
    .conflict, "idempotency_in_flight", "The request of this Idempotency-Key is under way.",
    hint: "Ask again in a moment.")
}
