import Foundation
import Greenroom
import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomServer

/// What a running listener says of itself in the library's folder.
@Suite struct NoticeTests {
  @Test func standsWhileTheListenerRuns() async throws {
    let library = try TemporaryFolder()
    let folder = MediaPath(library.path)
    #expect(ListenerNotice.current(in: folder) == nil)
    try await onThread {
      let listener = try StagingListener.start(
        in: folder, bind: "127.0.0.1", port: 0, publicURL: "https://refs.example/greenroom/")
      let notice = try #require(ListenerNotice.current(in: folder))
      #expect(notice.address == listener.address)
      #expect(notice.pid == getpid())
      #expect(notice.publicURL == "https://refs.example/greenroom/")
      #expect(notice.baseURL == "https://refs.example/greenroom")
      #expect(abs(notice.startedAt.timeIntervalSinceNow) < 60)
      listener.stop()
      #expect(ListenerNotice.current(in: folder) == nil)
      listener.waitUntilStopped()
    }
  }

  @Test func isReadableForItsOwnerAlone() async throws {
    try await TestListener.run { listener in
      for (file, mode) in [("listener.json", 0o600), ("staging.key", 0o600)] {
        let facts = try FileManager.default.attributesOfItem(atPath: listener.library.appending(file))
        #expect(facts[.posixPermissions] as? Int == mode, "\(file)")
      }
    }
  }

  @Test func saysNothingWhenItsListenerIsDead() throws {
    let library = try TemporaryFolder()
    let left = #"{"address":"http://127.0.0.1:1","pid":1,"startedAt":"2026-01-01T00:00:00Z"}"#
    try library.write(Array(left.utf8), to: "listener.json")
    #expect(ListenerNotice.current(in: MediaPath(library.path)) == nil)
  }

  @Test func letsOneListenerRunForALibrary() async throws {
    try await TestListener.run { listener in
      let folder = MediaPath(listener.library.path)
      let error = await #expect(throws: GreenroomError.self) {
        try await onThread {
          _ = try StagingListener.start(in: folder, bind: "127.0.0.1", port: 0, publicURL: nil)
        }
      }
      #expect(error?.code == .conflict)
      #expect(error?.message.contains(listener.listener.address) == true)
    }
  }

  @Test func givesTheNoticeToOneOfManyThatStartAtOnce() async throws {
    let library = try TemporaryFolder()
    let notice = ListenerNotice(pid: 1, address: "http://127.0.0.1:1", publicURL: nil, startedAt: Date())
    let posted = await withTaskGroup { group in
      for _ in 0..<8 {
        group.addTask { try? await onThread { try notice.post(in: MediaPath(library.path)) } }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(posted.count { $0 != nil } == 1)
  }

  @Test func saysWhyItCannotListen() async throws {
    try await TestListener.run { listener in
      let (other, port) = (try TemporaryFolder(), listener.port)
      let taken = await #expect(throws: GreenroomError.self) {
        try await onThread {
          _ = try StagingListener.start(
            in: MediaPath(other.path), bind: "127.0.0.1", port: port, publicURL: nil)
        }
      }
      #expect(taken?.message == "Another program listens on port \(port) of 127.0.0.1 already.")
      let foreign = await #expect(throws: GreenroomError.self) {
        try await onThread {
          _ = try StagingListener.start(in: MediaPath(other.path), bind: "192.0.2.1", port: 0, publicURL: nil)
        }
      }
      #expect(foreign?.code == .inputOutput)
    }
  }

  @Test(arguments: [("0.0.0.0", "http://127.0.0.1:"), ("::1", "http://[::1]:"), ("::", "http://[::1]:")])
  func namesAnAddressThatAnswersHere(bind: String, beginning: String) async throws {
    let library = try TemporaryFolder()
    let address = try await onThread {
      let listener = try StagingListener.start(
        in: MediaPath(library.path), bind: bind, port: 0, publicURL: nil)
      listener.stop()
      return listener.address
    }
    #expect(address.hasPrefix(beginning))
  }
}
