import Foundation
import GreenroomModel
import GreenroomRemote
import Testing

@Suite struct CurlCommandTests {
  @Test func isReadableAndHoldsNoKey() {
    let body: JSONValue = ["model": "m", "prompt": "it's"]
    let command = CurlCommand.text(
      body: body, baseURL: "https://host.example/v1/", dialect: QingboApril2026())
    #expect(
      command == #"""
        curl -X POST 'https://host.example/v1/tasks' \
          -H "Authorization: Bearer $GREENROOM_API_KEY" \
          -H 'Content-Type: application/json' \
          --data-binary '{
          "model": "m",
          "prompt": "it'\''s"
        }'
        """#)
  }

  @Test(
    .enabled(if: Listener.isPossible, "needs curl and python3"),
    arguments: ["/bin/sh", "/bin/bash"])
  func sendsTheBodyToTheByte(shell: String) throws {
    let body: JSONValue = [
      "prompt": #"it's "$HOME" `id` \ $(id) !! %s ; & | ''' 让@image1走路 😀"#,
      "lines": "a\nb\tc\r\u{0}", "number": 4_294_967_295, "@file": ["'", "\\'"],
    ]
    let listener = try Listener()
    let command = CurlCommand.text(
      body: body, baseURL: "http://127.0.0.1:\(listener.port)/v1", dialect: QingboApril2026())
    let run = Process()
    run.executableURL = URL(filePath: shell)
    run.arguments = ["-c", command]
    run.environment = [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin", "GREENROOM_API_KEY": "sk-secret",
      "no_proxy": "127.0.0.1",
    ]
    run.standardOutput = FileHandle.nullDevice
    run.standardError = FileHandle.nullDevice
    try run.run()
    run.waitUntilExit()
    let request = try listener.received()
    #expect(run.terminationStatus == 0)
    #expect(request.head == "POST /v1/tasks application/json Bearer sk-secret")
    #expect(request.body == Array(body.prettyText.utf8))
  }
}

/// An HTTP server on loopback that answers one request and tells what it got.
private struct Listener {
  static let isPossible = ["curl", "python3"].allSatisfy { tool in
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains { folder in
      FileManager.default.isExecutableFile(atPath: "\(folder)/\(tool)")
    }
  }

  private static let program = """
    import sys, http.server
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(200)
            self.end_headers()
            head = " ".join([self.command, self.path, self.headers["Content-Type"], self.headers["Authorization"]])
            sys.stdout.buffer.write(head.encode() + b"\\n" + body)
        def log_message(self, *arguments):
            pass
    server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    server.timeout = 20
    print(server.server_address[1], flush=True)
    server.handle_request()
    """

  let port: Int
  private let process = Process()
  private let output = Pipe()

  init() throws {
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", Self.program]
    process.standardOutput = output
    try process.run()
    var line: [UInt8] = []
    while let byte = try output.fileHandleForReading.read(upToCount: 1)?.first, byte != 0x0A {
      line.append(byte)
    }
    port = try #require(Int(String(decoding: line, as: UTF8.self)))
  }

  /// Waits until the server has ended: after its one request, or after its time.
  func received() throws -> (head: String, body: [UInt8]) {
    let bytes = Array(try output.fileHandleForReading.readToEnd() ?? Data())
    process.waitUntilExit()
    let end = try #require(bytes.firstIndex(of: 0x0A))
    return (String(decoding: bytes[..<end], as: UTF8.self), Array(bytes[(end + 1)...]))
  }
}
