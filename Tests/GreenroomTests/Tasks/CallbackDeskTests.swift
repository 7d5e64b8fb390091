import Foundation
import Greenroom
import GreenroomCatalog
import GreenroomModel
import GreenroomTestSupport
import Testing

@Suite struct CallbackDeskTests {
  private let test: TestLibrary
  private let desk: CallbackDesk
  private let now = Date(timeIntervalSince1970: 2_000_000)

  init() throws {
    test = try TestLibrary()
    desk = CallbackDesk(test.library)
  }

  /// A task at its gateway that is to be looked at in an hour.
  private func waiting(_ gatewayID: String, failures: Int = 0) throws -> TaskRecord {
    let request = try test.build("A tide pool for \(gatewayID)")
    let intent = TaskIntent(
      request: try #require(request.id.flatMap { RequestID($0) }),
      gateway: TaskGateway(profile: "qingbo", baseURL: "https://g.example/v1", dialect: "qingbo-2026-04"),
      outputSeconds: 5, idempotencyKey: gatewayID, isAgain: false)
    let task = try #require(try test.library.catalog.admit([intent], at: now).first)
    for state in [TaskState.staging, .submitting] {
      try test.library.catalog.change(task.key, TaskChange(state), at: now)
    }
    var change = TaskChange(.queued)
    change.gatewayID = gatewayID
    change.failures = failures
    change.nextLookAt = now.addingTimeInterval(3_600)
    return try test.library.catalog.change(task.key, change, at: now)
  }

  /// Seconds from now until the task is looked at.
  private func pause(_ task: TaskRecord) throws -> Double? {
    try test.library.catalog.task(task.id)?.nextLookAt?.timeIntervalSince(now)
  }

  private func hear(_ text: String, after seconds: Double = 0) throws -> Int {
    try desk.hear(Array(text.utf8), at: now.addingTimeInterval(seconds))
  }

  @Test func theTaskThatIsNamedIsLookedAtNow() throws {
    let (named, other) = (try waiting("gw-1"), try waiting("gw-2"))
    #expect(try hear(#"{"id":"gw-1","status":"failed"}"#) == 1)
    #expect(try pause(named) == 0 && pause(other) == 3_600)
    // What was said of it is not taken for true.
    #expect(try test.library.catalog.task(named.id)?.state == .queued)
  }

  @Test(arguments: ["", "{", "{\"id\":\"of somebody else\"}"])
  func whoNamesNoneMeansAll(message: String) throws {
    let tasks = [try waiting("gw-1"), try waiting("gw-2")]
    #expect(try hear(message) == 2)
    #expect(try tasks.map { try pause($0) } == [0, 0])
  }

  @Test func theNameIsFoundInBytesThatAreNoText() throws {
    _ = try waiting("gw-2")
    let task = try waiting("gw-1")
    #expect(try desk.hear([0xFF, 0x00] + Array("gw-1".utf8) + [0xC0], at: now) == 1)
    #expect(try pause(task) == 0)
  }

  @Test func whatStandsTooFarBehindIsNotRead() throws {
    let (named, other) = (try waiting("gw-1"), try waiting("gw-2"))
    let text = String(repeating: " ", count: CallbackDesk.greatestLength) + "gw-1"
    #expect(try hear(text) == 2)
    #expect(try pause(named) == 0 && pause(other) == 0)
  }

  /// Whoever calls a hundred times costs the gateway two looks.
  @Test func manyMessagesAreWorthFew() throws {
    let task = try waiting("gw-1")
    #expect(try hear("gw-1") == 1)
    var looked = TaskChange()
    looked.nextLookAt = now.addingTimeInterval(3_600)
    try test.library.catalog.change(task.key, looked, at: now)
    #expect(try hear("gw-1", after: 0.1) == 1)
    #expect(try pause(task) == 2)
    for number in 2..<100 { #expect(try hear("gw-1", after: Double(number) / 100) == 0) }
    #expect(try pause(task) == 2)
    // Later messages are heard as the first was.
    try test.library.catalog.change(task.key, looked, at: now)
    #expect(try hear("gw-1", after: 60) == 1)
    #expect(try pause(task) == 60)
  }

  /// The pause may be one that the gateway asked for.
  @Test func aTaskWhoseLastLookFailedKeepsItsPause() throws {
    let task = try waiting("gw-1", failures: 1)
    #expect(try hear("gw-1") == 0)
    #expect(try pause(task) == 3_600)
  }

  /// As in a process that has only listened so far.
  @Test func aLibraryThatWasOnlyReadHears() throws {
    let task = try waiting("gw-1")
    let other = try test.reopened()
    _ = try other.requests(limit: 1)
    #expect(try CallbackDesk(other).hear(Array("gw-1".utf8), at: now) == 1)
    #expect(try pause(task) == 0)
  }

  @Test func whatIsOverStaysOver() throws {
    let task = try waiting("gw-1")
    try test.library.catalog.change(task.key, TaskChange(.cancelled), at: now)
    #expect(try hear("gw-1") == 0)
    #expect(try test.library.catalog.task(task.id)?.state == .cancelled)
  }

  @Test func withoutACatalogNoneIsMade() throws {
    #expect(try hear("gw-1") == 0)
    #expect(!FileManager.default.fileExists(atPath: test.library.folder.text))
  }
}
