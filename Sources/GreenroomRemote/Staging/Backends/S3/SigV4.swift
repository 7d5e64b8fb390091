package import Foundation
package import GreenroomModel

/// Signs requests to S3 with AWS Signature Version 4, in a header or in the URL.
///
/// Source: "Authenticating Requests (AWS Signature Version 4)" of the Amazon S3 API Reference; its examples
/// are the tests. A path is percent-encoded once, and what is signed is what is sent.
package struct SigV4: Sendable {
  /// What is signed where the body's digest is not known.
  package static let unsignedPayload = "UNSIGNED-PAYLOAD"
  /// The longest life of a signed URL in seconds: 7 days.
  package static let longestLife = 604_800

  private let credentials: S3Credentials
  private let region: String
  private let keys: SigningKeys

  package init(credentials: S3Credentials, region: String) {
    self.credentials = credentials
    self.region = region
    keys = SigningKeys(secret: credentials.secretAccessKey, region: region)
  }

  /// The headers that `target` is to be sent with: those given, and those that sign them. All are signed.
  ///
  /// - Parameters:
  ///   - headers: Without `Host`, which the URL says.
  ///   - payload: The body's SHA-256 in hexadecimal, or ``unsignedPayload``.
  package func headers(
    for method: HTTPRequest.Method, _ target: SigningTarget, adding headers: HTTPHeaders, payload: String,
    at date: Date
  ) -> HTTPHeaders {
    let date = AmazonDate(date)
    var headers = headers
    headers["x-amz-content-sha256"] = payload
    headers["x-amz-date"] = date.time
    headers["x-amz-security-token"] = credentials.sessionToken
    let canonical = CanonicalHeaders(headers, host: target.host)
    let signature = signature(
      of: [
        method.rawValue, target.path, target.query, canonical.lines, canonical.names, payload,
      ], at: date)
    headers["Authorization"] =
      "AWS4-HMAC-SHA256 Credential=\(credentials.accessKeyID)/\(scope(date)),"
      + "SignedHeaders=\(canonical.names),Signature=\(signature)"
    return headers
  }

  /// A URL that opens `target` with GET.
  ///
  /// - Parameter seconds: How long from `date` on, at least 1 and at most ``longestLife``.
  package func url(of target: SigningTarget, lasting seconds: Int, from date: Date) -> LiveURL {
    let date = AmazonDate(date)
    var target = target
    target.parameters += [
      ("X-Amz-Algorithm", "AWS4-HMAC-SHA256"),
      ("X-Amz-Credential", "\(credentials.accessKeyID)/\(scope(date))"),
      ("X-Amz-Date", date.time),
      ("X-Amz-Expires", "\(min(max(seconds, 1), Self.longestLife))"),
      ("X-Amz-SignedHeaders", "host"),
    ]
    if let token = credentials.sessionToken { target.parameters.append(("X-Amz-Security-Token", token)) }
    let signature = signature(
      of: [
        HTTPRequest.Method.get.rawValue, target.path, target.query, "host:\(target.host)\n", "host",
        Self.unsignedPayload,
      ], at: date)
    return LiveURL(target.url + "&X-Amz-Signature=" + signature)
  }

  private func scope(_ date: AmazonDate) -> String { "\(date.day)/\(region)/s3/aws4_request" }

  private func signature(of canonicalRequest: [String], at date: AmazonDate) -> String {
    let request = SHA256.digest(of: canonicalRequest.joined(separator: "\n").utf8).hexadecimal
    let text = "AWS4-HMAC-SHA256\n\(date.time)\n\(scope(date))\n\(request)"
    let code = MessageAuthentication.code(of: Array(text.utf8), key: keys.key(of: date.day))
    return SHA256Digest(code)?.hexadecimal ?? ""
  }
}

/// Headers as they are signed: names in lower case, sorted, values trimmed and their inner blanks made one.
private struct CanonicalHeaders {
  /// `name:value`, each with its line's end.
  let lines: String
  /// Separated by semicolons.
  let names: String

  init(_ headers: HTTPHeaders, host: String) {
    let fields = (headers.fields.map { ($0.name.lowercased(), Self.trimmed($0.value)) } + [("host", host)])
      .sorted { $0.0 < $1.0 }
    lines = fields.map { "\($0.0):\($0.1)\n" }.joined()
    names = fields.map(\.0).joined(separator: ";")
  }

  private static func trimmed(_ value: String) -> String {
    value.split(separator: " ").joined(separator: " ")
  }
}
