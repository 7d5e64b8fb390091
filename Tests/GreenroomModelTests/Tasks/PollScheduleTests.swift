import GreenroomModel
import Testing

@Suite struct PollScheduleTests {
  private let schedule = PollSchedule(first: 2, greatest: 5, sources: [])

  @Test func growsUpToTheGreatestPause() {
    let pauses = (0..<8).map { schedule.pause(afterLooks: $0, chance: 0) }
    #expect(pauses.first == 2 && pauses.last == 5)
    #expect(zip(pauses, pauses.dropFirst()).allSatisfy { $0 <= $1 })
  }

  @Test(arguments: [(1, 10.0), (2, 20), (5, 160), (50, 160)])
  func aSilentGatewayIsAskedEverMoreSeldom(_ failures: Int, _ pause: Double) {
    #expect(schedule.pause(afterLooks: 100, failures: failures, chance: 0) == pause)
  }

  @Test func chanceTakesAwayAQuarterAtMost() {
    #expect(schedule.pause(afterLooks: 100, chance: 1) == 3.75)
    #expect(schedule.pause(afterLooks: 100, chance: 0.5) == 4.375)
  }

  @Test func whatTheGatewayAskedForIsNeverUndercut() {
    #expect(schedule.pause(afterLooks: 0, retryAfter: 30, chance: 1) == 30)
    #expect(schedule.pause(afterLooks: 0, retryAfter: 1, chance: 0) == 2)
  }
}
