import Foundation
import Greenroom
import GreenroomModel
import GreenroomRemote
import GreenroomTestSupport
import Testing

@testable import GreenroomServer

/// A library with a staging listener that runs.
struct TestListener: Sendable {
  let library: TemporaryFolder
  let backend: EmbeddedBackend
  let listener: StagingListener

  var port: Int { Int(listener.address.split(separator: ":").last ?? "") ?? 0 }

  /// Tests of other suites hold the threads that a listener's tasks run on, for as long as they like.
  static let patience = ListenerPatience(request: 600, stall: 600, grace: .seconds(600))

  /// Runs `body` while a listener does, and stops it.
  static func run<Value: Sendable>(
    patience: ListenerPatience = patience, _ body: (TestListener) async throws -> Value
  ) async throws -> Value {
    let library = try TemporaryFolder()
    let folder = MediaPath(library.path)
    let listener = try await onThread {
      try StagingListener.start(in: folder, bind: "127.0.0.1", port: 0, publicURL: nil, patience: patience)
    }
    let backend = EmbeddedBackend(EmbeddedConfiguration(library: folder, baseURL: listener.address))
    let result: Result<Value, any Error>
    do {
      result = .success(try await body(TestListener(library: library, backend: backend, listener: listener)))
    } catch {
      result = .failure(error)
    }
    try await onThread { listener.stop() }
    return try result.get()
  }

  /// Stages the bytes and gives the target of a link to them.
  func stage(_ sample: StagedSample, as fileExtension: String = "png") throws -> String {
    let key = ObjectKey(prefix: "", content: sample.digest.sha256, fileExtension: fileExtension)
    _ = try backend.put(sample.upload(as: key), replacing: false)
    return try target(of: key)
  }

  func target(of key: ObjectKey, lasting seconds: Double = 600) throws -> String {
    let url = try backend.url(of: key, until: Date().addingTimeInterval(seconds), now: Date()).url.secret
    return String(url.dropFirst(listener.address.count))
  }

  func get(
    _ target: String, method: String = "GET", fields: [(String, String)] = []
  ) async throws -> WireAnswer {
    try await .get(target, port: port, method: method, fields: fields)
  }
}
