import Dispatch
import Foundation
import Greenroom
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

  func start(_ library: Library, _ folder: MediaPath) {
    Thread.detachNewThread { [self] in
      defer { ended.signal() }
      do {
        try library.watch(
          IndexRequest(paths: [folder]), observer: { _ in },
          shouldStop: { self.isStopped.load(ordering: .relaxed) },
          report: { self.take($0) })
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
