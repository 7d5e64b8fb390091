import GreenroomTestSupport
import Testing

/// An answer as it came over the wire.
struct WireAnswer: Sendable {
  let status: Int
  /// By name in lower case.
  let fields: [String: String]
  let body: [UInt8]

  var text: String { String(decoding: body, as: UTF8.self) }

  init(_ bytes: [UInt8]) throws {
    let end = try #require(bytes.indices.first { bytes[$0...].starts(with: Array("\r\n\r\n".utf8)) })
    let lines = String(decoding: bytes[..<end], as: UTF8.self).split(separator: "\r\n")
    status = try #require(lines.first?.split(separator: " ").dropFirst().first.flatMap { Int($0) })
    var fields: [String: String] = [:]
    for line in lines.dropFirst() {
      let sides = line.split(separator: ":", maxSplits: 1)
      fields[sides[0].lowercased()] = sides[1].trimmingPrefix(" ").description
    }
    self.fields = fields
    body = Array(bytes[(end + 4)...])
  }

  /// Asks once, over a connection of its own.
  static func get(
    _ target: String, port: Int, method: String = "GET", fields: [(String, String)] = []
  ) async throws -> WireAnswer {
    try WireAnswer(try await Wire.exchange(method, target, port: port, fields: fields))
  }
}
