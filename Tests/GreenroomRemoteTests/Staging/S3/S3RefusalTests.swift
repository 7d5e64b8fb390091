import Foundation
import GreenroomModel
import GreenroomRemote
import GreenroomTestSupport
import Testing

/// What a person is told when a store says no: the setting at fault, and never a secret.
@Suite struct S3RefusalTests {
  private static let credentials = S3Credentials(
    accessKeyID: "AKIATEST", secretAccessKey: "canary-secret", sessionToken: "canary-token", expiry: nil,
    origin: "AWS_SECRET_ACCESS_KEY")
  private static let now = Date(timeIntervalSince1970: 1_800_000_000)

  struct Row: Sendable, CustomTestStringConvertible {
    let status: Int
    let code: String
    var inside = ""
    var headers: [(name: String, value: String)] = []
    let cause: String
    /// With `@` for the endpoint.
    let message: String

    var testDescription: String { "\(status) \(code)" }

    var answer: FaultAnswer {
      let said = "<Message>canary-signature</Message><Resource>/staging</Resource>"
      let body = code.isEmpty ? "" : "<Error><Code>\(code)</Code>\(inside)\(said)</Error>"
      return FaultAnswer(status, headers, text: body)
    }
  }

  static let rows = [
    Row(
      status: 403, code: "SignatureDoesNotMatch", cause: "unauthorized",
      message: "@ does not accept the secret from AWS_SECRET_ACCESS_KEY for the bucket staging."),
    Row(
      status: 403, code: "InvalidAccessKeyId", cause: "unauthorized",
      message: "@ does not know the access key AKIATEST, whose secret is from AWS_SECRET_ACCESS_KEY."),
    Row(
      status: 403, code: "AccessDenied", cause: "forbidden",
      message: "@ forbids this in the bucket staging to the access key AKIATEST, whose secret is from "
        + "AWS_SECRET_ACCESS_KEY (AccessDenied)."),
    Row(
      status: 403, code: "", cause: "forbidden",
      message: "@ forbids this in the bucket staging to the access key AKIATEST, whose secret is from "
        + "AWS_SECRET_ACCESS_KEY (HTTP 403)."),
    Row(
      status: 400, code: "ExpiredToken", cause: "unauthorized",
      message:
        "The session of the credentials from AWS_SECRET_ACCESS_KEY has ended or is not valid at @, so the "
        + "bucket staging is closed."),
    Row(
      status: 404, code: "NoSuchBucket", cause: "storeMissing", message: "There is no bucket staging at @."),
    Row(
      status: 301, code: "PermanentRedirect", headers: [("x-amz-bucket-region", "eu-west-1")],
      cause: "configuration",
      message: "The bucket staging is in the region eu-west-1, and the settings say us-east-1."),
    Row(
      status: 400, code: "AuthorizationHeaderMalformed", inside: "<Region>eu-west-1</Region>",
      cause: "configuration",
      message: "The bucket staging is in the region eu-west-1, and the settings say us-east-1."),
    Row(
      status: 307, code: "TemporaryRedirect", cause: "configuration",
      message: "@ says that the bucket staging is elsewhere (TemporaryRedirect)."),
    Row(
      status: 403, code: "RequestTimeTooSkewed", headers: [("Date", "Fri, 15 Jan 2027 09:00:00 GMT")],
      cause: "clockSkew",
      message:
        "This machine's clock is 60 min behind: it says 2027-01-15T08:00:00Z, and @ says "
        + "2027-01-15T09:00:00Z. S3 allows 15 min."),
    Row(
      status: 403, code: "AccessDenied", headers: [("Date", "Fri, 15 Jan 2027 07:44:59 GMT")],
      cause: "clockSkew",
      message:
        "This machine's clock is 15 min ahead: it says 2027-01-15T08:00:00Z, and @ says "
        + "2027-01-15T07:44:59Z. S3 allows 15 min."),
    Row(
      status: 403, code: "SignatureDoesNotMatch", headers: [("Date", "Fri, 15 Jan 2027 07:45:00 GMT")],
      cause: "unauthorized",
      message: "@ does not accept the secret from AWS_SECRET_ACCESS_KEY for the bucket staging."),
    Row(
      status: 503, code: "SlowDown", cause: "refused",
      message: "@ is too busy for the bucket staging (SlowDown)."),
    Row(
      status: 500, code: "InternalError", cause: "refused",
      message: "@ refused a request for the bucket staging: InternalError."),
    Row(
      status: 400, code: "BadDigest", cause: "refused",
      message: "What came to @ is not what was sent (BadDigest), so it kept nothing."),
    Row(
      status: 200, code: "InternalError", cause: "refused",
      message: "@ refused a request for the bucket staging: InternalError."),
    Row(
      status: 400, code: "a canary-signature", cause: "refused",
      message: "@ refused a request for the bucket staging: HTTP 400."),
  ]

  @Test(arguments: rows) func namesTheSettingAtFault(row: Row) throws {
    let server = try FaultServer(script: [row.answer])
    let failure = try Self.failureOfAPut(to: server)
    #expect(failure.causeName == row.cause)
    #expect(failure.message == row.message.replacing("@", with: server.url))
    #expect(!"\(failure)".contains("canary"))
    #expect(server.requests.count == 1)
  }

  @Test func saysWhyNothingCouldBeReached() throws {
    let port = try FreePorts.pick(1)[0]
    let backend = Self.backend("http://127.0.0.1:\(port)")
    let failure = try #require(throws: StagingFailure.self) { try backend.leftovers() }
    #expect(failure.causeName == "unreachable")
    #expect(
      failure.message
        == "http://127.0.0.1:\(port) cannot be reached for the bucket staging: nothing answers there.")
  }

  private static func failureOfAPut(to server: FaultServer) throws -> StagingFailure {
    let sample = try StagedSample(byteCount: 100)
    let upload = sample.upload(as: sample.key(prefix: "refs"))
    return try #require(throws: StagingFailure.self) {
      try backend(server.url).put(upload, replacing: false)
    }
  }

  private static func backend(_ endpoint: String) -> S3Backend {
    S3Backend(
      S3Configuration(
        bucket: "staging", endpoint: endpoint, region: "us-east-1", style: .path, prefix: "refs",
        publicBaseURL: nil, credentials: credentials),
      transport: CurlTransport(), clock: { now })
  }
}
