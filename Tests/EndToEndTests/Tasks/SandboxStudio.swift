import Foundation
import GreenroomModel
import GreenroomRemote
import GreenroomTestSupport
import Testing

/// A person's machine with the sandbox gateway running on it.
final class SandboxStudio {
  let studio: Studio
  private let sandbox: RunningExecutable
  private let address: String

  /// - Parameter options: Of `greenroom sandbox`.
  init(_ options: [String] = [], profile: String? = nil) throws {
    studio = try Studio()
    // The listener of the library's own store takes any free port, since many tests run at once.
    studio.greenroom.environment["GREENROOM_STAGING_PORT"] = "0"
    studio.greenroom.environment["GREENROOM_API_KEY"] = Self.key
    if let profile { studio.greenroom.environment["GREENROOM_PROFILE"] = profile }
    let arguments =
      ["sandbox", "--port", "0", "--latency", "0.4", "--queue", "0.2", "--json"] + options
    sandbox = try studio.greenroom.start(bytes: arguments.map { Array($0.utf8) })
    let document = try Self.firstDocument(of: sandbox)
    address = document["address"]?.string ?? ""
    studio.greenroom.environment["GREENROOM_PROFILE"] = document["profile"]?.string
    studio.greenroom.environment["GREENROOM_BASE_URL"] = document["baseURL"]?.string
  }

  deinit {
    sandbox.send(SIGKILL)
    _ = sandbox.finish()
  }

  private static func firstDocument(of program: RunningExecutable) throws -> JSONValue {
    var text = ""
    while !text.contains("\n}\n") {
      let piece = program.output.availableData
      guard !piece.isEmpty else { throw StagingStudio.NoObject(said: text) }
      text += String(decoding: piece, as: UTF8.self)
    }
    return try JSONValue(parsing: text)
  }

  private static let key = "canary-key-of-the-sandbox"

  /// Neither the key nor a signature stands in what was said, nor the key in the library.
  func expectNoSecrets(in results: [Executable.Result], at location: SourceLocation = #_sourceLocation) throws
  {
    for text in results.flatMap({ [$0.output, $0.messages] }) {
      #expect(!text.contains(Self.key) && !text.contains("signature="), sourceLocation: location)
    }
    for (name, bytes) in try studio.libraryContents() {
      #expect(bytes.range(of: Data(Self.key.utf8)) == nil, "\(name)", sourceLocation: location)
    }
  }

  static let draft = [
    "--model", "seedance-2.0", "--prompt", "@hero floats over the sea", "--ref", "hero=ready/balloon.png",
    "--duration", "4", "--resolution", "480p",
  ]
  static let extras = ["--extra", "generate_audio=true", "--extra", "return_last_frame=true"]

  func run(_ arguments: [String]) throws -> Executable.Result { try studio.greenroom.run(arguments) }

  /// Submits the draft that all tests use.
  func submit(_ more: String...) throws -> Executable.Result {
    try run(["task", "submit"] + Self.draft + Self.extras + ["--yes", "--json"] + more)
  }

  /// What the gateway has seen.
  func statistics() throws -> JSONValue {
    let answer = try StagingStudio.fetch(address + "/sandbox/stats")
    return try JSONValue(parsing: String(decoding: answer.body, as: UTF8.self))
  }

  func count(_ name: String) throws -> Int64? { try statistics()[name]?.integer }

  /// The SHA-256 of the clip that the gateway gives for one of its tasks now.
  func gatewayDigest(of gatewayID: String) throws -> SHA256Digest {
    let look = HTTPRequest(
      .get, LiveURL("\(address)/v1/tasks/\(gatewayID)"), headers: ["Authorization": "Bearer any"])
    let told = try CurlTransport().send(look)
    let link = try #require(
      String(decoding: told.body, as: UTF8.self).firstMatch(of: /http[^"]*\.mp4[^"]*/)?.output)
    return try SHA256.digest(of: StagingStudio.fetch(String(link)).body)
  }

  /// The status that an address answers a message with.
  static func post(_ message: String, to url: String) throws -> Int {
    try CurlTransport().send(HTTPRequest(.post, LiveURL(url), body: HTTPBytes(Array(message.utf8)))).status
  }

  /// The SHA-256 of the file that the library has of an asset.
  func libraryDigest(of asset: String) throws -> SHA256Digest {
    let path = try #require(try run(["show", asset, "--json"]).json()["asset"]?["path"]?.string)
    return try SHA256.digest(of: Data(contentsOf: URL(fileURLWithPath: path)))
  }

  /// Every task that the library has.
  func tasks() throws -> [JSONValue] { try run(["task", "list", "--json"]).json()["tasks"]?.array ?? [] }
}
