import GreenroomModel
import GreenroomRemote
import GreenroomTestSupport
import Testing

/// Where a result may come from.
@Suite struct DownloadAddressTests {
  @Test(arguments: [
    "http://127.0.0.1:{port}/", "http://localhost:{port}/", "http://0x7f.1:{port}/", "http://[::1]:{port}/",
    "http://[::ffff:127.0.0.1]:{port}/", "http://10.0.0.1/", "http://169.254.169.254/",
    "http://store.internal/",
    "https://user:c4n4ry@example.com/", "file:///etc/passwd", "ftp://example.com/", "/clip.mp4", "",
  ])
  func aLinkMayNotLeadIntoTheOwnNetwork(url: String) throws {
    let server = try FaultServer(script: [])
    let trial = try DownloadTrial()
    let failure = try trial.failure {
      try trial.fetch(url.replacing("{port}", with: "\(server.port)"), addresses: .publicOnly)
    }
    #expect(failure.cause == .forbidden)
    #expect(server.connectionCount == 0)
    #expect(trial.clock.sleptSeconds == 0)
  }

  @Test(arguments: ["file:///etc/passwd", "http://user@127.0.0.1:{port}/", "http://127.0.0.1:{port}/ /"])
  func whereTheOwnNetworkIsAllowedOnlyWebAddressesAre(url: String) throws {
    let server = try FaultServer(script: [])
    let trial = try DownloadTrial()
    let failure = try trial.failure { try trial.fetch(url.replacing("{port}", with: "\(server.port)")) }
    #expect(failure.cause == .forbidden)
    #expect(server.connectionCount == 0)
    #expect(trial.clock.sleptSeconds == 0)
  }

  @Test(arguments: [
    "http://127.0.0.1:{port}/?c4n4ry", "//127.0.0.1:{port}/", "http://2130706433:{port}/",
    "http://[::1]:{port}/",
    "http://localhost:{port}/", "http://printer.lan/", "file:///etc/passwd", "https://a:c4n4ry@example.com/",
  ])
  func aRedirectFromAPublicPlaceIsJudgedLikeIt(target: String) throws {
    let inside = try FaultServer(script: [])
    let place = target.replacing("{port}", with: "\(inside.port)")
    let server = try FaultServer(script: [.redirect(to: place)])
    let trial = try DownloadTrial()
    let failure = try trial.failure {
      try trial.fetch(
        "http://example.com/clip", addresses: .publicOnly, by: RedirectedHosts(port: server.port))
    }
    #expect(failure.cause == .forbidden)
    #expect(server.requests.count == 1 && inside.connectionCount == 0)
  }

  /// Whatever its name is: that tells nothing.
  @Test func theAddressItselfIsJudgedToo() throws {
    let transport = MeddlingTransport { request, _ throws(HTTPFailure) in
      throw HTTPFailure(.forbiddenAddress("10.0.0.1"), url: request.url, mayHaveBeenSent: false)
    }
    let trial = try DownloadTrial()
    let failure = try trial.failure {
      try trial.fetch("https://clips.example.com/a", addresses: .publicOnly, by: transport)
    }
    #expect(failure.cause == .forbidden && failure.message.contains("10.0.0.1"))
    #expect(transport.requests.map(\.addresses) == [.publicOnly])
  }

  @Test(arguments: [(5, true), (6, false)]) func fiveRedirectsAreFollowed(count: Int, comes: Bool) throws {
    let redirects = (0..<count).map { ClipStep.says(.redirect(to: "/\($0)")) }
    let server = try FaultServer(steps: redirects + (comes ? [ClipStep.good] : []))
    let trial = try DownloadTrial()
    if comes {
      #expect(try trial.fetch(server.url) == 300_000)
    } else {
      #expect(try trial.failure { try trial.fetch(server.url) }.cause == .forbidden)
    }
  }
}
