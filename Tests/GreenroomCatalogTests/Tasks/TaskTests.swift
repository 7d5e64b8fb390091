import Foundation
import GreenroomCatalog
import GreenroomModel
import GreenroomTestSupport
import Testing

@Suite struct TaskTests {
  private let library: TestLibrary
  private let request: RequestID
  private let start = Date(timeIntervalSince1970: 1_000)

  init() throws {
    library = try TestLibrary()
    try library.index(TestFile("/film/hero.png", content: 1))
    request = try library.request("@hero runs", references: ["/film/hero.png"]).id
  }

  private func intent(_ request: RequestID, key: String = "k", isAgain: Bool = false) -> TaskIntent {
    TaskIntent(
      request: request,
      gateway: TaskGateway(profile: "p", baseURL: "https://g.example/v1", dialect: "d"),
      outputSeconds: 5, idempotencyKey: key, isAgain: isAgain)
  }

  private func admitted() throws -> TaskRecord {
    try #require(try library.catalog.admit([intent(request)], at: start).first)
  }

  /// A task that has been through these states.
  private func task(through states: TaskState...) throws -> TaskRecord {
    var task = try admitted()
    for state in states { task = try library.catalog.change(task.key, TaskChange(state), at: start) }
    return task
  }

  @Test func anIntentIsWrittenDownBeforeAnythingElse() throws {
    let task = try admitted()
    #expect(task.state == .admitted && task.gatewayID == nil && task.submittedAt == nil)
    #expect(task.request == request && task.model == "m" && task.prompt == "@hero runs")
    #expect(
      task.idempotencyKey == "k" && task.outputSeconds == 5 && task.gateway.baseURL == "https://g.example/v1")
    #expect(try library.catalog.task(task.id) == task)
    #expect(try library.catalog.events(of: task.key).map(\.state) == [.admitted])
  }

  @Test func oneRequestIsNotPaidForTwiceUnasked() throws {
    let task = try admitted()
    let error = try #require(throws: GreenroomError.self) { try admitted() }
    #expect(error.code == .conflict && error.message.contains(task.id.text))
    let again = try library.catalog.admit([intent(request, isAgain: true)], at: start)
    #expect(again.map(\.state) == [.admitted])
  }

  @Test func anEqualBodyIsTheSameWork() throws {
    _ = try admitted()
    let twin = try library.request("another prompt, the same body", references: []).id
    #expect(throws: GreenroomError.self) { try library.catalog.admit([intent(twin)], at: start) }
  }

  @Test(arguments: [TaskState.failed, .cancelled])
  func whatCameToNothingMayBeTriedAgain(_ end: TaskState) throws {
    let first = try task(through: end)
    let second = try admitted()
    #expect(first.id != second.id && second.state == .admitted)
  }

  @Test func severalAreAdmittedOrNone() throws {
    let other = try library.request("@hero sits", references: []).id
    #expect(throws: GreenroomError.self) {
      try library.catalog.admit([intent(other, isAgain: true), intent(RequestID(random: 7))], at: start)
    }
    #expect(try library.catalog.tasks(in: Set(TaskState.allCases)).total == 0)
  }

  @Test func aKeyAdmitsOnce() throws {
    func key(_ name: UInt8, _ content: UInt8 = 0) throws -> WriteKey {
      WriteKey(
        name: try #require(SHA256Digest(repeatElement(name, count: 32))),
        content: try #require(SHA256Digest(repeatElement(content, count: 32))))
    }
    let first = try library.catalog.admit([intent(request)], under: key(1), at: start)
    #expect(throws: GreenroomError.self) {
      try library.catalog.admit([intent(request, isAgain: true)], under: key(1, 9), at: start)
    }
    #expect(try library.catalog.tasks(in: Set(TaskState.allCases)).total == 1)
    let known = try #require(try library.catalog.written(under: key(1).name))
    #expect(try known.outcome == .tasks(first.map(\.id)) && known.content == key(1).content)
    #expect(try library.catalog.written(under: key(2).name) == nil)
    // Nobody asks again after so long.
    try library.catalog.remember(
      .request(request), of: key(2), at: start.addingTimeInterval(31 * 86_400))
    #expect(try library.catalog.written(under: key(1).name) == nil)
    #expect(try library.catalog.written(under: key(2).name)?.outcome == .request(request))
  }

  @Test func whatIsNotAdmittedIsNotStored() throws {
    _ = try admitted()
    let stored = try #require(try library.catalog.request(request)).request
    let record = RequestRecord(stored, at: start)
    #expect(throws: GreenroomError.self) {
      try library.catalog.admit([intent(record.id)], storing: [record], at: start)
    }
    #expect(try library.catalog.request(record.id) == nil)
    let tasks = try library.catalog.admit([intent(record.id, isAgain: true)], storing: [record], at: start)
    #expect(tasks.map(\.request) == [record.id])
    #expect(try library.catalog.request(record.id) == record)
  }

  /// No row is a mere draft: a request is that until somebody asks for it to be paid for.
  @Test(arguments: TaskState.allCases.filter { $0 != .draft }, TaskState.allCases)
  func whatTheTableForbidsIsNotWritten(_ from: TaskState, _ to: TaskState) throws {
    guard let path = Self.path(to: from) else {
      Issue.record("no way leads to \(from)")
      return
    }
    var task = try admitted()
    for state in path { task = try library.catalog.change(task.key, TaskChange(state), at: start) }
    guard from != to else { return }
    if from.mayBecome(to) {
      #expect(try library.catalog.change(task.key, TaskChange(to), at: start).state == to)
    } else {
      let error = try #require(throws: GreenroomError.self) {
        try library.catalog.change(task.key, TaskChange(to), at: start)
      }
      #expect(error.code == .conflict)
      #expect(try library.catalog.task(task.id)?.state == from)
    }
  }

  /// The states that lead from `admitted` to `state`.
  private static func path(to state: TaskState) -> [TaskState]? {
    var paths: [TaskState: [TaskState]] = [.admitted: []]
    var open: [TaskState] = [.admitted]
    while let next = open.first {
      open.removeFirst()
      for successor in next.successors where paths[successor] == nil {
        paths[successor] = (paths[next] ?? []) + [successor]
        open.append(successor)
      }
    }
    return paths[state]
  }

  @Test func theGatewaysNameComesRightAfterTheCall() throws {
    var task = try task(through: .staging)
    task = try library.catalog.beginSubmit(
      of: task.key, fetching: [], signedAt: start, at: start.addingTimeInterval(1))
    #expect(task.state == .submitting && task.submittedAt == start.addingTimeInterval(1))
    var change = TaskChange(.queued)
    change.gatewayID = "task-1"
    change.gatewayStatus = "queued"
    task = try library.catalog.change(task.key, change, at: start.addingTimeInterval(2))
    #expect(task.gatewayID == "task-1" && task.acceptedAt == start.addingTimeInterval(2))
    #expect(try library.catalog.tasks(atGateway: "task-1").map(\.id) == [task.id])
  }

  @Test func twoTasksCannotHaveOneNameAtAGateway() throws {
    var change = TaskChange(.queued)
    change.gatewayID = "task-1"
    let first = try task(through: .staging, .submitting)
    try library.catalog.change(first.key, change, at: start)
    let other = try #require(try library.catalog.admit([intent(request, isAgain: true)], at: start).first)
    for state in [TaskState.staging, .submitting] {
      try library.catalog.change(other.key, TaskChange(state), at: start)
    }
    #expect(throws: GreenroomError.self) { try library.catalog.change(other.key, change, at: start) }
  }

  @Test func nilLeavesWhatStandsThere() throws {
    let task = try task(through: .staging, .submitting)
    var change = TaskChange(.processing)
    change.gatewayID = "a"
    change.progress = 0.4
    change.error = TaskError(code: "transport", message: "No answer.", hint: nil)
    try library.catalog.change(task.key, change, at: start)
    let after = try library.catalog.change(task.key, TaskChange(), at: start)
    #expect(after.progress == 0.4 && after.gatewayID == "a" && after.error?.code == "transport")
    var cleared = TaskChange()
    cleared.clearsError = true
    #expect(try library.catalog.change(task.key, cleared, at: start).error == nil)
  }

  @Test func aClipIsNeverWithoutItsLineage() throws {
    let task = try task(through: .staging, .submitting, .queued, .completed, .downloading)
    let clip = TestFile("/lib/clips/a.mp4", content: 8).with { $0.kind = .video }
    let frame = TestFile("/lib/clips/a.png", content: 9)
    let done = try library.catalog.finish(
      task.key, with: [TaskFile(.clip, clip.entry), TaskFile(.lastFrame, frame.entry)],
      probeVersion: TestLibrary.probeVersion, at: start)
    #expect(done.state == .done && done.endedAt == start && done.progress == 1)
    let asset = try #require(try done.clip.flatMap { try library.catalog.asset(id: $0) })
    #expect(asset.origin == .generated && asset.path == MediaPath("/lib/clips/a.mp4"))
    #expect(done.lastFrame == (try library.id("/lib/clips/a.png")))
  }

  @Test func anUnreadableClipEndsNothing() throws {
    let task = try task(through: .staging, .submitting, .queued, .completed, .downloading)
    let clip = TestFile("/lib/clips/a.mp4", content: 8).with {
      $0.problem = FileProblem(.fileUnreadable, "broken")
    }
    #expect(throws: GreenroomError.self) {
      try library.catalog.finish(
        task.key, with: [TaskFile(.clip, clip.entry)], probeVersion: TestLibrary.probeVersion, at: start)
    }
    #expect(try library.catalog.task(task.id)?.state == .downloading)
    #expect(try library.catalog.asset(at: MediaPath("/lib/clips/a.mp4")) == nil)
  }

  @Test func whatIsFinishedTwiceIsOneAsset() throws {
    let clip = TestFile("/lib/clips/a.mp4", content: 8)
    try library.index(clip)
    let task = try task(through: .staging, .submitting, .queued, .completed, .downloading)
    let done = try library.catalog.finish(
      task.key, with: [TaskFile(.clip, clip.entry)], probeVersion: TestLibrary.probeVersion, at: start)
    #expect(try done.clip == library.id("/lib/clips/a.mp4"))
    #expect(try library.record("/lib/clips/a.mp4").origin == .generated)
  }

  @Test func derivativesKnowTheirSource() throws {
    let source = try library.id("/film/hero.png")
    let frame = TestFile("/lib/derived/f.png", content: 12)
    let first = try library.catalog.keepDerivative(
      frame.entry, of: source, recipe: "last-frame", probeVersion: TestLibrary.probeVersion, at: start)
    let second = try library.catalog.keepDerivative(
      frame.entry, of: source, recipe: "last-frame", probeVersion: TestLibrary.probeVersion, at: start)
    #expect(first == second)
    #expect(try library.catalog.asset(id: first)?.origin == .derived)
  }

  @Test func linksThatEndSoonComeFirst() throws {
    func completed(_ key: String, endingAfter seconds: Double) throws -> TaskID {
      let task = try #require(
        try library.catalog.admit([intent(request, key: key, isAgain: true)], at: start).first)
      for state in [TaskState.staging, .submitting, .queued] {
        try library.catalog.change(task.key, TaskChange(state), at: start)
      }
      var change = TaskChange(.completed)
      change.linkExpiresAt = start.addingTimeInterval(seconds)
      return try library.catalog.change(task.key, change, at: start).id
    }
    let late = try completed("a", endingAfter: 60)
    let soon = try completed("b", endingAfter: 30)
    _ = try completed("c", endingAfter: 300)
    let found = try library.catalog.tasks(expiringBefore: start.addingTimeInterval(100))
    #expect(found.map(\.id) == [soon, late])
  }

  @Test(arguments: [
    ("from:@hero", true), ("from:@nobody", false), ("model:m", true), ("model:other", false),
    ("task:task-7", true),
    ("task:task-8", false), ("runs", true), ("origin:generated", true), ("-from:@hero kind:video", false),
  ])
  func clipsAreFoundByWhatMadeThem(query: String, isFound: Bool) throws {
    let hero = try #require(try library.asset("/film/hero.png"))
    _ = try library.catalog.setName(try AssetName("Hero"), of: hero)
    let task = try task(through: .staging, .submitting)
    var taken = TaskChange(.queued)
    taken.gatewayID = "task-7"
    try library.catalog.change(task.key, taken, at: start)
    for state in [TaskState.completed, .downloading] {
      try library.catalog.change(task.key, TaskChange(state), at: start)
    }
    let clip = TestFile("/lib/clips/a.mp4", content: 8).with { $0.kind = .video }
    let done = try library.catalog.finish(
      task.key, with: [TaskFile(.clip, clip.entry)], probeVersion: TestLibrary.probeVersion, at: start)
    let found = try library.catalog.find(try Query(query), now: start).assets.map(\.id)
    #expect(found.contains(try #require(done.clip)) == isFound)
  }
}
