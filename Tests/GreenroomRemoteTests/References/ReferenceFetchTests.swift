import Foundation
import GreenroomModel
import GreenroomRemote
import GreenroomTestSupport
import Testing

@Suite struct ReferenceFetchTests {
  private let folder: TemporaryFolder
  private var cache: MediaPath { MediaPath(folder.appending("a/cache")) }

  init() throws { folder = try TemporaryFolder() }

  private func fetch(
    _ server: FaultServer, limits: ReferenceFetch.Limits = .init(), isPrivateAllowed: Bool = true
  ) -> ReferenceFetch {
    ReferenceFetch(
      transport: CurlTransport(), cache: cache, allowsPrivateHosts: isPrivateAllowed, limits: limits)
  }

  private func problem(
    _ fetch: ReferenceFetch, _ url: String, at location: SourceLocation = #_sourceLocation
  ) throws -> ReferenceFetchFailure {
    let failure = try #require(throws: ReferenceFetchFailure.self, sourceLocation: location) {
      _ = try fetch.fetch(LiveURL(url))
    }
    #expect(!String(reflecting: failure).contains("c4n4ry"))
    #expect(!failure.message.contains("c4n4ry"))
    return failure
  }

  private func files() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: cache.text).sorted()
  }

  @Test func bytesAreKeptForTheirOwnerAloneUnderANameThatTellsNothing() throws {
    let server = try FaultServer(script: [FaultAnswer(200, [("Content-Type", "image/png")], text: "content")])
    let url = LiveURL(server.url + "/p.png?token=c4n4ry")
    let found = try fetch(server).fetch(url)
    #expect(found.byteCount == 7)
    #expect(found.contentType == "image/png")
    #expect(try Data(contentsOf: URL(fileURLWithPath: found.path.text)) == Data("content".utf8))
    let name = SHA256.digest(of: url.secret.utf8).hexadecimal
    #expect(try files() == [name, name + ".json"])
    for file in [cache.text, folder.appending("a")] { #expect(try permissions(file) == 0o700) }
    for file in try files() {
      let path = cache.appending(file).text
      #expect(try permissions(path) == 0o600)
      #expect(try !String(contentsOfFile: path, encoding: .utf8).contains("c4n4ry"))
    }
  }

  private func permissions(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  @Test func whatDidNotChangeIsNotFetchedAgain() throws {
    let server = try FaultServer { request in
      guard request["If-None-Match"] == nil else { return FaultAnswer(304) }
      return FaultAnswer(200, [("ETag", "\"1\""), ("Last-Modified", "yesterday")], text: "content")
    }
    let first = try fetch(server).fetch(LiveURL(server.url))
    let second = try fetch(server).fetch(LiveURL(server.url))
    #expect(first == second)
    #expect(server.requests.map { $0["If-None-Match"] } == [nil, "\"1\""])
    #expect(server.requests.last?["If-Modified-Since"] == "yesterday")
    #expect(try files().count == 2)
  }

  @Test func whatChangedTakesTheOldOnesPlace() throws {
    let server = try FaultServer(script: [
      FaultAnswer(200, [("ETag", "1")], text: "old"), FaultAnswer(200, [("ETag", "2")], text: "newer"),
    ])
    _ = try fetch(server).fetch(LiveURL(server.url))
    let found = try fetch(server).fetch(LiveURL(server.url))
    #expect(found.byteCount == 5)
    #expect(try String(contentsOfFile: found.path.text, encoding: .utf8) == "newer")
  }

  @Test func aFileThatLostBytesIsFetchedAgain() throws {
    let server = try FaultServer { request in
      request["If-None-Match"] == nil ? FaultAnswer(200, [("ETag", "1")], text: "content") : FaultAnswer(304)
    }
    let path = try fetch(server).fetch(LiveURL(server.url)).path.text
    try Data("cont".utf8).write(to: URL(fileURLWithPath: path))
    #expect(try fetch(server).fetch(LiveURL(server.url)).byteCount == 7)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "content")
  }

  @Test(arguments: [
    ("ftp://example.com/x?c4n4ry", "forbiddenScheme"), ("file:///etc/passwd", "forbiddenScheme"),
    ("c4n4ry", "forbiddenScheme"), ("http://user:c4n4ry@example.com/", "credentials"),
    ("http://127.0.0.1/?c4n4ry", "privateHost"), ("http://0x7f.1/", "privateHost"),
    ("http://localhost/", "privateHost"), ("http://[::ffff:127.0.0.1]/", "privateHost"),
    ("http://printer.lan/", "privateHost"), ("http://no-such-host.example.com/?c4n4ry", "nameNotFound"),
    ("http://example.com/a b?c4n4ry", "unreachable"),
  ])
  func urlsThatNobodyShouldFetch(url: String, cause: String) throws {
    let server = try FaultServer(script: [])
    #expect(try problem(fetch(server, isPrivateAllowed: false), url).causeName == cause)
    #expect(server.connectionCount == 0)
  }

  @Test(arguments: [
    ("http://127.0.0.1:{port}/?c4n4ry", "privateHost"), ("http://2130706433:{port}/", "privateHost"),
    ("//127.0.0.1:{port}/", "privateHost"), ("http://[::1]:{port}/", "privateHost"),
    ("http://localhost:{port}/", "privateHost"), ("file:///etc/passwd", "forbiddenScheme"),
    ("http://user:c4n4ry@example.com/", "credentials"),
  ])
  func redirectsFromAPublicPlaceAreJudgedLikeIt(target: String, cause: String) throws {
    let secret = try FaultServer(script: [])
    let place = target.replacing("{port}", with: "\(secret.port)")
    let server = try FaultServer(script: [.redirect(to: place)])
    let fetch = ReferenceFetch(
      transport: RedirectedHosts(port: server.port), cache: cache, allowsPrivateHosts: false)
    #expect(try problem(fetch, "http://example.com/x?c4n4ry").causeName == cause)
    #expect(server.requests.count == 1)
    #expect(secret.connectionCount == 0)
  }

  @Test func fiveRedirectsAreFollowed() throws {
    let server = try FaultServer { request in
      let left = Int(request.path.dropFirst()) ?? 0
      return left > 0 ? .redirect(to: "/\(left - 1)") : FaultAnswer(200, text: "content")
    }
    #expect(try fetch(server).fetch(LiveURL(server.url + "/5")).byteCount == 7)
    #expect(try problem(fetch(server), server.url + "/6").causeName == "tooManyRedirects")
  }

  @Test(arguments: [401, 403, 404, 410, 418, 500, 503, 204, 206, 304])
  func otherStatusesAreToldApart(status: Int) throws {
    let server = try FaultServer(script: [FaultAnswer(status)])
    let failure = try problem(fetch(server), server.url + "/?c4n4ry")
    guard case .status(status) = failure.cause else {
      Issue.record("\(failure)")
      return
    }
    #expect(try files().isEmpty)
  }

  @Test(arguments: [(99, nil), (100, nil), (101, "tooLarge")])
  func sizesAreBounded(length: Int, cause: String?) throws {
    let server = try FaultServer(script: [FaultAnswer(200, body: Array(repeating: 0, count: length))])
    let fetch = fetch(server, limits: .init(greatestByteCount: 100))
    if let cause {
      #expect(try problem(fetch, server.url).causeName == cause)
      #expect(try files().isEmpty)
    } else {
      #expect(try fetch.fetch(LiveURL(server.url)).byteCount == Int64(length))
    }
  }

  @Test func timeIsBoundedOverAllRetries() throws {
    let server = try FaultServer { _ in .silence(30) }
    let fetch = ReferenceFetch(
      transport: Transports.standard(), cache: cache, allowsPrivateHosts: true,
      limits: .init(greatestSeconds: 0.5))
    let spent = try seconds {
      let failure = try problem(fetch, server.url)
      #expect(failure.causeName == "timedOut")
    }
    #expect(spent < 5)
  }

  @Test func halfAnAnswerLeavesNothing() throws {
    let server = try FaultServer(script: [FaultAnswer(200, text: "content").cut(after: 3)])
    #expect(try problem(fetch(server), server.url).causeName == "unreachable")
    #expect(try files().isEmpty)
  }

  @Test func cancellingInterrupts() throws {
    let server = try FaultServer(script: [])
    let failure = try #require(throws: ReferenceFetchFailure.self) {
      _ = try fetch(server).fetch(LiveURL(server.url), isCancelled: { true })
    }
    #expect(failure.causeName == "interrupted")
  }

  @Test func theCacheForgetsWhatWasUsedLongestAgo() throws {
    let server = try FaultServer { request in
      guard request["If-None-Match"] == nil else { return FaultAnswer(304) }
      return FaultAnswer(200, [("ETag", "1")], body: Array(repeating: 0, count: 1_000))
    }
    let fetch = fetch(server, limits: .init(cacheByteCount: 2_800))
    func path(_ name: String) throws -> String { try fetch.fetch(LiveURL("\(server.url)/\(name)")).path.text }
    let (first, second) = (try path("1"), try path("2"))
    for (file, age) in [(first, 200.0), (second, 100.0)] {
      for path in [file, file + ".json"] {
        try FileManager.default.setAttributes(
          [.modificationDate: Date(timeIntervalSinceNow: -age)], ofItemAtPath: path)
      }
    }
    // Used again, the first is the younger one.
    #expect(try path("1") == first)
    let third = try path("3")
    #expect(FileManager.default.fileExists(atPath: first))
    #expect(!FileManager.default.fileExists(atPath: second))
    #expect(FileManager.default.fileExists(atPath: third))
  }

  @Test func aFolderThatCannotBeMadeIsSaid() throws {
    let server = try FaultServer(script: [])
    let file = try folder.write([1], to: "file")
    let fetch = ReferenceFetch(
      transport: CurlTransport(), cache: MediaPath(file + "/cache"), allowsPrivateHosts: true)
    #expect(try problem(fetch, server.url).causeName == "cache")
  }
}

extension ReferenceFetchFailure {
  /// The cause's name, for comparisons.
  fileprivate var causeName: String { String("\(cause)".prefix { $0 != "(" }) }
}
