import Foundation
import Greenroom
import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomServer

/// Gateways that call back, over real HTTP.
@Suite struct CallbackTests {
  private func post(_ body: String, to target: String, isHeard: Bool = true) async throws -> Int {
    let folder = try TemporaryFolder()
    return try await onThread {
      let library = try Library.forTests(in: MediaPath(folder.path))
      let listener = try StagingListener.start(
        in: library.folder, bind: "127.0.0.1", port: 0, publicURL: nil,
        callbacks: isHeard ? CallbackDesk(library) : nil, patience: TestListener.patience)
      defer { listener.stop() }
      let wire = try Wire(port: Int(listener.address.split(separator: ":").last ?? "") ?? 0)
      let head = "POST \(target) HTTP/1.1\r\nHost: here\r\nConnection: close\r\n"
      try wire.send(head + "Content-Length: \(body.utf8.count)\r\n\r\n")
      try wire.send(body)
      return try WireAnswer(wire.receiveAll()).status
    }
  }

  @Test(arguments: ["", "{}", "not JSON", String(repeating: "x", count: 5_000_000)])
  func anybodyIsHeardAndToldNothing(body: String) async throws {
    #expect(try await post(body, to: "/callback") == 204)
  }

  @Test func aQueryMakesNoDifference() async throws {
    #expect(try await post("{}", to: "/callback?token=forged") == 204)
  }

  @Test(arguments: ["/callback/", "/callbacks", "/staged/callback", "/"])
  func nothingElseIsPostedTo(target: String) async throws {
    #expect(try await post("{}", to: target) == 405)
  }

  @Test func aListenerThatNobodyWaitsAtHearsNothing() async throws {
    #expect(try await post("{}", to: "/callback", isHeard: false) == 405)
  }
}
