import Dispatch
import Foundation
import Greenroom
import GreenroomCatalog
import GreenroomModel
import GreenroomTestSupport
import Synchronization
import Testing

/// What is indexed while a folder is watched.
@Suite struct IndexWatchTests {
  private let test: TestLibrary
  private let watch = Watch()

  init() throws {
    test = try TestLibrary()
    try test.bring("ready/dunes.jpg")
  }

  @Test func whatComesMovesAndGoesIsIndexedWithoutBeingAsked() throws {
    watch.start(test.library, test.root.appending("media"))
    defer { watch.stop() }
    #expect(try watch.next().added == 1)
    try test.bring("ready/balloon.png", as: "new folder/balloon.png")
    #expect(try watch.next().added == 1)
    let named = try test.library.setName(
      try AssetName("hero"), of: test.argument("media/new folder/balloon.png"))
    try FileManager.default.moveItem(
      atPath: test.folder.appending("media/new folder/balloon.png"),
      toPath: test.folder.appending("media/renamed.png"))
    #expect(try watch.next().moved == 1)
    #expect(try test.library.show(test.argument("media/renamed.png")).asset.id == named.id)
    try FileManager.default.removeItem(atPath: test.folder.appending("media/renamed.png"))
    #expect(try watch.next().missing == 1)
    #expect(try test.library.show(test.argument("@hero")).locations.map(\.state).contains("missing"))
  }

  @Test func aFileIsReadWhenItIsWhole() throws {
    watch.start(test.library, test.root.appending("media"))
    defer { watch.stop() }
    _ = try watch.next()
    let bytes = try Checkout.bytes("Assets/Samples/ready/theme.mp3")
    let path = test.folder.appending("media/theme.mp3")
    #expect(FileManager.default.createFile(atPath: path, contents: nil))
    let file = try #require(FileHandle(forWritingAtPath: path))
    for part in 0..<4 {
      try file.write(contentsOf: bytes[part * bytes.count / 4..<(part + 1) * bytes.count / 4])
      Thread.sleep(forTimeInterval: 0.3)
    }
    try file.close()
    let run = try watch.next()
    #expect(run.added == 1)
    #expect(run.failed == 0)
  }

  @Test func rulesHoldWhileWatching() throws {
    watch.start(test.library, test.root.appending("media"))
    defer { watch.stop() }
    _ = try watch.next()
    try test.folder.write("proxies/\n".utf8, to: "media/.greenroomignore")
    try test.bring("ready/balloon.png", as: "proxies/balloon.png")
    try test.bring("ready/theme.mp3", as: "theme.mp3.part")
    try test.bring("ready/theme.mp3")
    #expect(try watch.next().added == 1)
    #expect(try test.library.catalog.asset(at: test.root.appending("media/proxies/balloon.png")) == nil)
    try FileManager.default.removeItem(atPath: test.folder.appending("media/.greenroomignore"))
    #expect(try watch.next().added == 1)
    #expect(try test.library.catalog.asset(at: test.root.appending("media/proxies/balloon.png")) != nil)
  }

  /// While nobody listens more happens than the system keeps: the next look goes over everything.
  @Test func lostNoticesEndInAWholeRun() throws {
    let most = try String(contentsOfFile: "/proc/sys/fs/inotify/max_queued_events", encoding: .utf8)
    let enough = try #require(Int(most.trimmingCharacters(in: .whitespacesAndNewlines)))
    let names = ["a", "b"].map { test.folder.appending("media/flood.\($0)") }
    try test.bring("ready/balloon.png", as: "flood.a")
    watch.start(test.library, test.root.appending("media")) {
      for turn in 0..<enough { rename(names[turn % 2], names[(turn + 1) % 2]) }
      _ = try? self.test.bring("ready/theme.mp3", as: "late/theme.mp3")
    }
    defer { watch.stop() }
    #expect(try watch.next().added == 2)
    #expect(try watch.next().added == 1)
    #expect(try test.library.catalog.asset(at: test.root.appending("media/late/theme.mp3")) != nil)
  }

  @Test func aDryRunDoesNotWatch() throws {
    let request = IndexRequest(paths: [test.root.appending("media")], dryRun: true)
    #expect(throws: GreenroomError.self) {
      try test.library.watch(request, observer: { _ in }, shouldStop: { true }, report: { _ in })
    }
  }
}

/// A watch on a thread of its own, and what it reports.
private final class Watch: Sendable {
  private let reports = Mutex<[Result<IndexDocument, GreenroomError>]>([])
  private let arrived = DispatchSemaphore(value: 0)
  private let isStopped = Atomic(false)
  private let ended = DispatchSemaphore(value: 0)

  /// - Parameter afterFirst: What happens once the first run is over, before the watch listens again.
  func start(_ library: Library, _ folder: MediaPath, afterFirst: @escaping @Sendable () -> Void = {}) {
    Thread.detachNewThread { [self] in
      defer { ended.signal() }
      var isFirst = true
      do {
        try library.watch(
          IndexRequest(paths: [folder]), observer: { _ in },
          shouldStop: { self.isStopped.load(ordering: .relaxed) },
          report: {
            self.take($0)
            if isFirst { afterFirst() }
            isFirst = false
          })
      } catch {
        take(.failure(error as? GreenroomError ?? GreenroomError(.inputOutput, "\(error)")))
      }
    }
  }

  /// The next run that found something; waits for it.
  func next() throws -> IndexDocument {
    try #require(arrived.wait(timeout: .now() + 30) == .success, "no run was reported")
    return try reports.withLock { $0.removeFirst() }.get()
  }

  func stop() {
    isStopped.store(true, ordering: .relaxed)
    ended.wait()
  }

  private func take(_ result: Result<IndexDocument, GreenroomError>) {
    reports.withLock { $0.append(result) }
    arrived.signal()
  }
}
