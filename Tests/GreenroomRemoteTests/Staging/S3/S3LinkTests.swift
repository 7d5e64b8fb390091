import Foundation
import GreenroomModel
import GreenroomRemote
import GreenroomTestSupport
import Testing

/// How long links hold, and where they lead.
@Suite struct S3LinkTests {
  private static let now = Date(timeIntervalSince1970: 1_800_000_000)
  private static let week = 604_800.0
  private static let key = ObjectKey(stored: "refs/é x.png")

  struct Row: Sendable {
    let asked: Double
    var session = false
    /// Seconds from now.
    var credentialsEnd: Double?
    let holds: Double
    var says: String?
  }

  @Test(arguments: [
    Row(asked: 3_600, holds: 3_600),
    Row(asked: week - 1, holds: week - 1),
    Row(asked: week, holds: week),
    Row(asked: week + 1, holds: week, says: "S3 signs URLs for 7 days at most."),
    Row(asked: 3_600, session: true, holds: 3_600),
    Row(
      asked: 3_601, session: true, holds: 3_600,
      says:
        "The credentials from AWS_SECRET_ACCESS_KEY are of a session that does not say when it ends, so 1 hour "
        + "is taken."),
    Row(asked: 7_200, session: true, credentialsEnd: 7_200, holds: 7_200),
    Row(
      asked: 7_201, session: true, credentialsEnd: 7_200, holds: 7_200,
      says: "The credentials from AWS_SECRET_ACCESS_KEY end at 2027-01-15T10:00:00Z."),
    Row(
      asked: week * 2, credentialsEnd: 7_200, holds: 7_200,
      says: "The credentials from AWS_SECRET_ACCESS_KEY end at 2027-01-15T10:00:00Z."),
    Row(asked: 0.5, holds: 1),
    Row(asked: -10, holds: 1),
  ])
  func holdsAsLongAsTheLeast(row: Row) throws {
    let credentials = S3Credentials(
      accessKeyID: "AKIA", secretAccessKey: "canary-secret",
      sessionToken: row.session ? "canary-token" : nil,
      expiry: row.credentialsEnd.map { Self.now.addingTimeInterval($0) }, origin: "AWS_SECRET_ACCESS_KEY")
    let signed = try Self.backend(credentials: credentials).url(
      of: Self.key, until: Self.now.addingTimeInterval(row.asked), now: Self.now)
    #expect(signed.expiry == Self.now.addingTimeInterval(row.holds))
    #expect(signed.url.secret.contains("X-Amz-Expires=\(Int(row.holds))&"))
    #expect(signed.shortened == row.says)
    #expect(!"\(signed)".contains("canary"))
    #expect(!"\(signed)".contains("X-Amz"))
  }

  @Test(arguments: [-86_400, -1, 0, 1]) func refusesCredentialsThatHaveEnded(end: Double) throws {
    let credentials = S3Credentials(
      accessKeyID: "AKIA", secretAccessKey: "canary-secret", sessionToken: "canary-token",
      expiry: Self.now.addingTimeInterval(end), origin: "AWS_SECRET_ACCESS_KEY")
    let backend = Self.backend(credentials: credentials)
    func sign() throws -> SignedURL {
      try backend.url(of: Self.key, until: Self.now.addingTimeInterval(60), now: Self.now)
    }
    guard end <= 0 else {
      #expect(try sign().expiry == Self.now.addingTimeInterval(end))
      return
    }
    let failure = try #require(throws: StagingFailure.self) { try sign() }
    #expect(failure.causeName == "unauthorized")
    #expect(failure.hint?.contains("AWS_SESSION_TOKEN") == true)
    #expect(!"\(failure)".contains("canary"))
  }

  /// A signature begins at a whole second, so what is left of the one that has begun is lost.
  @Test func neverSaysMoreThanItHolds() throws {
    let now = Self.now.addingTimeInterval(0.9)
    let signed = try Self.backend().url(of: Self.key, until: now.addingTimeInterval(60), now: now)
    #expect(signed.expiry == Self.now.addingTimeInterval(60))
  }

  @Test(arguments: [
    (S3Configuration.Style.path, "https://s3.example.com:9000/my-bucket/refs/%C3%A9%20x.png"),
    (.virtual, "https://my-bucket.s3.example.com:9000/refs/%C3%A9%20x.png"),
  ])
  func leadsToTheBucket(style: S3Configuration.Style, url: String) throws {
    let backend = Self.backend(style: style)
    #expect(try backend.url(of: Self.key, until: Self.now, now: Self.now).url.secret.hasPrefix(url + "?"))
    #expect(backend.id == "s3:https://s3.example.com:9000/my-bucket")
    #expect(backend.urlsExpire)
  }

  @Test func keepsAnEndpointsPath() throws {
    for (style, start) in [
      (S3Configuration.Style.path, "https://host/storage/v1/s3/my-bucket/refs/"),
      (.virtual, "https://my-bucket.host/storage/v1/s3/refs/"),
    ] {
      let backend = Self.backend(endpoint: "https://host/storage/v1/s3", style: style)
      #expect(try backend.url(of: Self.key, until: Self.now, now: Self.now).url.secret.hasPrefix(start))
    }
  }

  @Test func leadsToThePublicAddress() throws {
    let backend = Self.backend(publicBaseURL: "https://cdn.example.com/media")
    let signed = try backend.url(of: Self.key, until: Self.now, now: Self.now)
    #expect(signed == SignedURL(LiveURL("https://cdn.example.com/media/refs/%C3%A9%20x.png"), expiry: nil))
    #expect(!backend.urlsExpire)
  }

  private static func backend(
    endpoint: String = "https://s3.example.com:9000", style: S3Configuration.Style = .path,
    publicBaseURL: String? = nil,
    credentials: S3Credentials = SeaweedFS.credentials
  ) -> S3Backend {
    S3Backend(
      S3Configuration(
        bucket: "my-bucket", endpoint: endpoint, region: "eu-central-1", style: style,
        prefix: "refs", publicBaseURL: publicBaseURL, credentials: credentials),
      transport: CurlTransport())
  }
}
