import Foundation
import GreenroomModel
import GreenroomRemote
import GreenroomTestSupport
import Testing

/// A person's machine that stages in a bucket of a real S3 server, under a prefix of its own.
final class StagingStudio {
  let studio: Studio
  let server: SeaweedFS
  private let prefix = "studio-\(UUID().uuidString.lowercased().prefix(8))"

  /// What must never be seen anywhere.
  static var secret: String { SeaweedFS.credentials.secretAccessKey }

  init() throws {
    studio = try Studio()
    server = try SeaweedFS.shared()
    set([
      "GREENROOM_STAGING": "s3", "GREENROOM_S3_BUCKET": SeaweedFS.bucket, "GREENROOM_S3_PREFIX": prefix,
      "AWS_ENDPOINT_URL_S3": server.endpoint, "AWS_ACCESS_KEY_ID": SeaweedFS.credentials.accessKeyID,
      "AWS_SECRET_ACCESS_KEY": Self.secret, "GREENROOM_PROFILE": "sandbox",
    ])
  }

  func set(_ variables: [String: String]) {
    studio.greenroom.environment.merge(variables) { $1 }
  }

  func run(_ arguments: String...) throws -> Executable.Result { try studio.greenroom.run(arguments) }

  /// The store, asked without the program.
  var backend: S3Backend {
    S3Backend(server.configuration(prefix: prefix), transport: Transports.standard())
  }

  /// What a stranger gets.
  static func fetch(_ url: String) throws -> HTTPResponse {
    var limits = TransferLimits.standard
    limits.greatestAnswer = 100_000_000
    return try CurlTransport().send(HTTPRequest(.get, LiveURL(url), limits: limits))
  }

  /// The first object that a staging command tells of.
  static func object(_ result: Executable.Result) throws -> JSONValue {
    guard case .array(let objects)? = try result.json()["objects"], let object = objects.first else {
      throw NoObject(said: result.output + result.messages)
    }
    return object
  }

  struct NoObject: Error { let said: String }
}

extension JSONValue {
  var text: String? { if case .string(let text) = self { text } else { nil } }
}
