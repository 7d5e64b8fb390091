import GreenroomMedia

/// What is said between the thread that makes previews in advance and those who look after it.
final class BackfillControl: Sendable {
  private struct State {
    var isPaused = false
    var isEnding = false
    var document = BackfillDocument(status: .looking)
  }

  private let state = Monitor(State())

  var document: BackfillDocument { state.withLock(\.document) }
  var isPaused: Bool { state.withLock(\.isPaused) }
  var isEnding: Bool { state.withLock(\.isEnding) }

  /// True where the file in hand is to be left.
  var isHeld: Bool { state.withLock { $0.isPaused || $0.isEnding } }

  /// Returns what it is like now: nothing is made any more as soon as this is said.
  func pause(_ isPaused: Bool) -> BackfillDocument {
    state.change { state in
      state.isPaused = isPaused
      if isPaused { state.document.status = .paused }
      if !isPaused, state.document.status == .paused { state.document.status = .waiting }
      return state.document
    }
  }

  func end() { state.change { $0.isEnding = true } }

  /// Returns what it was like before, where anything of it is new.
  func tell(_ document: BackfillDocument) -> BackfillDocument? {
    state.change { state in
      let before = state.document
      state.document = document
      return before == document ? nil : before
    }
  }

  /// Waits, and no longer once it is paused, or goes on, or ends.
  func rest(_ duration: Duration) {
    let before = isPaused
    _ = state.wait(timeout: duration) { $0.isEnding || $0.isPaused != before ? true : nil }
  }

  /// Waits until `isWanted`, for no longer than `duration`.
  func wait(for duration: Duration, until isWanted: (BackfillDocument) -> Bool) -> BackfillDocument? {
    state.wait(timeout: duration) { isWanted($0.document) ? $0.document : nil }
  }
}
