import Foundation
import Greenroom
import GreenroomModel
import GreenroomRemote
import GreenroomTestSupport
import Testing

@testable import GreenroomServer

/// The two backends that keep files in a folder pass the suite of all backends.
@Suite struct ConformanceTests {
  /// Greenroom's own store has no prefix, and so nothing to keep of these two.
  static let embeddedRules = StagingRule.allCases.filter {
    $0 != .takesKeysOfAnyScript && $0 != .namesTheStoreAndNoSecret
  }

  @Test(arguments: embeddedRules) func embedded(keeps rule: StagingRule) async throws {
    try await TestListener.run { listener in
      let (folder, address) = (MediaPath(listener.library.path), listener.listener.address)
      let suite = StagingConformance(
        makeBackend: { _ in EmbeddedBackend(EmbeddedConfiguration(library: folder, baseURL: address)) },
        fetch: Self.fetch)
      try await onThread { try suite.check(rule) }
    }
  }

  @Test(arguments: StagingRule.allCases) func directory(keeps rule: StagingRule) async throws {
    let folder = try TemporaryFolder()
    let server = try await onThread {
      try HTTPListener(
        bind: "127.0.0.1", port: 0, patience: TestListener.patience,
        responder: FolderResponder(folder: folder.path))
    }
    let suite = StagingConformance(
      makeBackend: { prefix in
        DirectoryBackend(
          DirectoryConfiguration(
            folder: MediaPath(folder.path), prefix: prefix, baseURL: "http://127.0.0.1:\(server.port)"))
      },
      fetch: Self.fetch)
    let outcome = await Result { try await onThread { try suite.check(rule) } }
    try await onThread { server.stop() }
    try outcome.get()
  }

  private static func fetch(_ url: LiveURL, range: String?) throws -> HTTPResponse {
    var request = HTTPRequest(.get, url)
    request.limits.greatestAnswer = 67_108_864
    request.headers["Range"] = range
    return try CurlTransport().send(request)
  }
}

extension Result where Failure == any Error {
  fileprivate init(_ work: () async throws -> Success) async {
    do { self = .success(try await work()) } catch { self = .failure(error) }
  }
}
