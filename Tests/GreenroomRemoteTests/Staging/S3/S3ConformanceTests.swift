import GreenroomModel
import GreenroomRemote
import GreenroomTestSupport
import Testing

@Suite struct S3ConformanceTests {
  @Test(arguments: StagingRule.allCases) func keepsInPathStyle(_ rule: StagingRule) throws {
    try Self.suite(.path).check(rule)
  }

  /// Names below `localhost` lead to loopback (RFC 6761).
  @Test(arguments: [StagingRule.keepsBytesTypeAndLength, .takesKeysOfAnyScript, .keepsLargeObjects, .removes])
  func keepsInVirtualHostStyle(_ rule: StagingRule) throws {
    try Self.suite(.virtual).check(rule)
  }

  private static func suite(_ style: S3Configuration.Style) throws -> StagingConformance {
    let store = try SeaweedFS.shared()
    let transport = CurlTransport()
    return StagingConformance(
      secrets: [SeaweedFS.credentials.secretAccessKey], leavesParts: true,
      makeBackend: { prefix in
        S3Backend(store.configuration(prefix: prefix, style: style), transport: transport)
      },
      fetch: { url, range in
        var request = HTTPRequest(.get, url)
        request.limits.greatestAnswer = 67_108_864
        request.headers["Range"] = range
        return try transport.send(request)
      })
  }
}
