import Foundation
import Greenroom
import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomServer

/// A sandbox that runs, and somebody who publishes the samples.
struct TestSandbox: Sendable {
  let folder: TemporaryFolder
  let library: Library
  let samples: FaultServer
  let gateway: SandboxGateway

  /// Runs `body` while a sandbox does, and stops it.
  static func run(
    profile: String = "sandbox", _ change: (inout SandboxOptions) -> Void = { _ in },
    _ body: (TestSandbox) async throws -> Void
  ) async throws {
    var options = SandboxOptions()
    options.queue = 0
    options.latency = 0
    change(&options)
    let folder = try TemporaryFolder()
    let library = try library(in: MediaPath(folder.path), profile: profile)
    let samples = try FaultServer { request in
      let type = request.path.hasSuffix(".mp4") ? "video/mp4" : "image/\(request.path.suffix(3))"
      guard let bytes = try? Checkout.bytes("Assets/Samples" + request.path) else { return FaultAnswer(404) }
      return .file(bytes, type: type, for: request)
    }
    let gateway = try await onThread { [options] in
      try SandboxGateway.start(options: options, library: library, patience: TestListener.patience)
    }
    let outcome: Result<Void, any Error>
    do {
      outcome = .success(
        try await body(TestSandbox(folder: folder, library: library, samples: samples, gateway: gateway)))
    } catch {
      outcome = .failure(error)
    }
    try await onThread { gateway.stop() }
    try outcome.get()
  }

  private static func library(in root: MediaPath, profile: String) throws -> Library {
    var flags = SettingFlags()
    flags.library = root.appending("library")
    flags.profile = profile
    let home = root.appending("home")
    return try Library(
      settings: Settings(
        flags: flags, environment: [:],
        folders: UserFolders(environment: [:], home: home), workingFolder: root),
      installation: Installation(
        executable: root.appending("bin").appending("greenroom"),
        environment: [
          "GREENROOM_ASSETS": Checkout.path("Assets"), "GREENROOM_WORKER": BuiltProducts.mediaWorker,
        ], workingFolder: root))
  }

  // MARK: - Asking

  /// A small request that passes in either contract, with more or other fields.
  static func body(_ others: [JSONValue.Member] = [], isLater: Bool = false) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("model", "seedance-2.0"), .init("prompt", "The tide comes in"), .init("duration", 4),
      .init("resolution", "480p"), .init("aspect_ratio", "16:9"),
    ]
    members.append(
      isLater ? .init("generate_audio", false) : .init("extra", ["generate_audio": false]))
    for other in others { members.set(other.key, other.value) }
    return .object(members)
  }

  func sample(_ name: String) -> JSONValue { .string(samples.url + "/" + name) }

  func submit(_ body: JSONValue, fields: [(String, String)] = []) async throws -> SandboxReply {
    try await ask("POST", "/v1/tasks", fields: fields, body: body.compactText)
  }

  func ask(
    _ method: String, _ target: String, key: String? = "any", fields: [(String, String)] = [],
    body: String = ""
  ) async throws -> SandboxReply {
    let authorization = key.map { [("Authorization", "Bearer \($0)")] } ?? []
    return SandboxReply(
      try await Wire.exchange(
        method, target, port: port, fields: authorization + fields, body: Array(body.utf8)))
  }

  var port: Int { Int(gateway.address.split(separator: ":").last ?? "") ?? 0 }

  /// Asks for a task until it is over.
  func outcome(of task: String) async throws -> JSONValue {
    for _ in 0..<3_000 {
      let document = try await ask("GET", "/v1/tasks/\(task)").json()
      if !["queued", "processing"].contains(document["status"]?.string) { return document }
      try await Task.sleep(for: .milliseconds(100))
    }
    throw Unexpected()
  }

  private struct Unexpected: Error {}

  func count(_ name: String) async throws -> Int64? {
    try await ask("GET", "/sandbox/stats", key: nil).json()[name]?.integer
  }

  /// What a player would find in the bytes.
  func facts(of bytes: [UInt8], as name: String) async throws -> MediaFacts {
    let path = MediaPath(try folder.write(bytes, to: name))
    return try await onThread { [library] in
      var request = CheckRequest(workingFolder: path.folder)
      request.arguments = [AssetArgument(path.text, in: path.folder)]
      request.model = "seedance-2.0"
      guard case .together(let document) = try library.check(request) else { throw Unexpected() }
      return try #require(document.references.first?.facts)
    }
  }
}

/// What came back, if anything did.
struct SandboxReply {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  var answer: WireAnswer { get throws { try WireAnswer(bytes) } }
  var status: Int { get throws { try answer.status } }

  func json() throws -> JSONValue { try JSONValue(parsing: answer.body) }

  /// What an error says.
  func error(_ field: String) throws -> String? { try json()["error"]?[field]?.string }
}
