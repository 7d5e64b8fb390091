import GreenroomModel
import Testing

@Suite struct TaskStateTests {
  @Test func everyStateCanBeReachedAndLeadsToAnEnd() {
    var reached: Set<TaskState> = [.draft]
    while true {
      let next = reached.union(reached.flatMap(\.successors))
      if next == reached { break }
      reached = next
    }
    #expect(reached == Set(TaskState.allCases))
    for state in TaskState.allCases where !state.isOver { #expect(!state.successors.isEmpty) }
  }

  @Test func whatWasPerhapsSentIsNeverSentAgain() {
    // From here on no way leads back to before the call.
    var reachable: Set<TaskState> = [.unknown, .queued, .processing, .completed, .downloading, .expired]
    while true {
      let next = reachable.union(reachable.flatMap(\.successors))
      if next == reachable { break }
      reachable = next
    }
    #expect(reachable.isDisjoint(with: [.draft, .admitted, .staging, .submitting]))
  }

  @Test func nothingIsPaidForBeforeItIsSubmitting() {
    for state in TaskState.allCases where state.isBeforeSubmit {
      #expect(state.successors.isDisjoint(with: [.queued, .processing, .completed, .unknown, .done]))
    }
  }
}
