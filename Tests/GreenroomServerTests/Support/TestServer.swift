import Foundation
import Greenroom
import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomServer

/// A server that runs for a library of its own with the samples in it.
struct TestServer: Sendable {
  let folder: TemporaryFolder
  let library: Library
  let server: LibraryServer
  let port: Int

  /// Runs `body` while a server does, and stops it.
  ///
  /// - Parameter samples: The names of files of `Assets/Samples` that the library has.
  static func run(
    samples: [String] = [], environment: [String: String] = [:], events: EventHub = EventHub(),
    patience: ListenerPatience = TestListener.patience, _ change: (inout ServeOptions) -> Void = { _ in },
    _ body: (TestServer) async throws -> Void
  ) async throws {
    try await run(
      in: TemporaryFolder(), samples: samples, environment: environment, events: events, patience: patience,
      change, body)
  }

  /// The same once more, for a library that is there.
  static func run(
    in folder: TemporaryFolder, samples: [String] = [], environment: [String: String] = [:],
    events: EventHub = EventHub(), patience: ListenerPatience = TestListener.patience,
    _ change: (inout ServeOptions) -> Void = { _ in }, _ body: (TestServer) async throws -> Void
  ) async throws {
    var options = ServeOptions()
    options.port = 0
    // Tests look at what they ask for.
    options.fillsPreviews = false
    change(&options)
    let library = try Library.forTests(in: MediaPath(folder.path), environment: environment)
    let paths = samples.map { MediaPath(Checkout.path("Assets/Samples/" + $0)) }
    let server = try await onThread { [options] in
      if !paths.isEmpty { _ = try library.index(IndexRequest(paths: paths)) }
      return try LibraryServer.start(library, options, events: events, patience: patience)
    }
    let outcome: Result<Void, any Error>
    do {
      let port = try #require(server.address.split(separator: ":").last.flatMap { Int($0) })
      outcome = .success(
        try await body(TestServer(folder: folder, library: library, server: server, port: port)))
    } catch {
      outcome = .failure(error)
    }
    try await onThread { server.stop() }
    try outcome.get()
  }

  var bearer: (String, String) { ("Authorization", "Bearer \(server.token.text)") }
  var cookie: (String, String) { ("Cookie", "theme=dark; greenroom-\(port)=\(server.token.text)") }

  /// Asks with the token.
  func ask(
    _ method: String = "GET", _ target: String, _ body: JSONValue? = nil, fields: [(String, String)] = []
  ) async throws -> WireAnswer {
    let type = body == nil ? [] : [("Content-Type", "application/json")]
    return try await send(method, target, fields: [bearer] + type + fields, body: body?.compactText ?? "")
  }

  /// Asks with these fields and no others.
  ///
  /// `PORT` stands for the server's own.
  ///
  /// - Parameter host: Nil sends none.
  func send(
    _ method: String = "GET", _ target: String, host: String? = "127.0.0.1:PORT",
    fields: [(String, String)] = [], body: String = ""
  ) async throws -> WireAnswer {
    var lines = host.map { "Host: \($0.replacing("PORT", with: String(port)))\r\n" } ?? ""
    lines += fields.map { "\($0.0): \($0.1.replacing("PORT", with: String(port)))\r\n" }.joined()
    if !body.isEmpty || method != "GET" { lines += "Content-Length: \(body.utf8.count)\r\n" }
    let text = "\(method) \(target) HTTP/1.1\r\n\(lines)Connection: close\r\n\r\n\(body)"
    return try await onThread { [port] in
      let wire = try Wire(port: port)
      try wire.send(text)
      return try WireAnswer(wire.receiveAll())
    }
  }

  /// The id of the one asset of this kind.
  func asset(_ kind: MediaKind) async throws -> String {
    let page = try await ask("GET", "/api/v1/assets?q=kind:\(kind.rawValue)").json()
    return try #require(page["assets"]?.array?.first?["id"]?.string)
  }

  /// The newest operation that can be taken back; nil where nothing was said.
  func lastOperation() async throws -> Int64? {
    let operations = try await ask("GET", "/api/v1/log").json()["operations"]?.array
    return operations?.first { $0["canBeUndone"]?.bool == true }?["number"]?.integer
  }
}

extension WireAnswer {
  func json() throws -> JSONValue { try JSONValue(parsing: body) }

  /// What a problem says.
  var code: String? { try? json()["code"]?.string }
}
