import Foundation
import Glibc
package import GreenroomRemote

/// A real S3 server for tests: SeaweedFS on free ports of loopback, with a folder and a bucket of its own. It ends
/// with this object, and with the test process however that ends.
package final class SeaweedFS: Sendable {
  package static let bucket = "staging"
  package static let region = "us-east-1"
  /// A domain whose names all lead to loopback, for addresses in virtual-host style.
  package static let domain = "s3.localhost"

  /// Knows everything in the bucket, and may do it.
  package static let credentials = S3Credentials(
    accessKeyID: "GREENROOMTESTKEY0001", secretAccessKey: "canary-secret/of+the=tests-0123456789abcd",
    sessionToken: nil, expiry: nil, origin: "AWS_SECRET_ACCESS_KEY")
  /// May read and list, and nothing else.
  package static let readerCredentials = S3Credentials(
    accessKeyID: "GREENROOMTESTKEY0002", secretAccessKey: "canary-secret/of+the=reader-0123456789abc",
    sessionToken: nil, expiry: nil, origin: "AWS_SECRET_ACCESS_KEY")

  /// One for all tests of a process.
  package static func shared() throws -> SeaweedFS { try sharedResult.get() }

  private static let sharedResult = Result { try SeaweedFS() }

  package let port: Int
  private let guardian: Guardian

  /// Returns once it answers.
  package init() throws {
    let weed = Checkout.path(".venv-tests/bin/weed")
    guard access(weed, X_OK) == 0 else { throw NotInstalled() }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "greenroom-weed-\(UUID().uuidString.lowercased())"
    ).path
    try FileManager.default.createDirectory(atPath: folder + "/data", withIntermediateDirectories: true)
    try Data(Self.identities.utf8).write(to: URL(fileURLWithPath: folder + "/s3.json"))
    let ports = try FreePorts.pick(5)
    port = ports[0]
    guardian = try Guardian(
      [weed] + Self.arguments(folder, ports), folder: folder, log: folder + "/log",
      // It puts these there whatever TMPDIR says.
      litter: ports.flatMap { [$0, $0 + 10_000] }.map { "/tmp/seaweedfs-*-\($0).sock" }.joined(separator: " ")
    )
    try waitUntilReady(log: folder + "/log")
  }

  package var endpoint: String { "http://127.0.0.1:\(port)" }

  package func configuration(
    prefix: String = "", style: S3Configuration.Style = .path,
    credentials: S3Credentials = SeaweedFS.credentials,
    bucket: String = SeaweedFS.bucket
  ) -> S3Configuration {
    S3Configuration(
      bucket: bucket, endpoint: style == .path ? endpoint : "http://\(Self.domain):\(port)",
      region: Self.region,
      style: style, prefix: prefix, publicBaseURL: nil, credentials: credentials)
  }

  private static func arguments(_ folder: String, _ ports: [Int]) -> [String] {
    [
      "mini", "-dir=\(folder)/data", "-ip=127.0.0.1", "-ip.bind=127.0.0.1", "-master.telemetry=false",
      "-s3.config=\(folder)/s3.json", "-admin.ui=false", "-webdav=false", "-s3.port.iceberg=0",
      "-s3.port.lance=0", "-bucket=\(bucket)", "-s3.autoCreateBucket=false", "-s3.domainName=\(domain)",
      "-s3.port=\(ports[0])",
      "-master.port=\(ports[1])", "-volume.port=\(ports[2])", "-filer.port=\(ports[3])",
      "-admin.port=\(ports[4])",
    ]
  }

  private static var identities: String {
    func identity(_ name: String, _ credentials: S3Credentials, _ actions: String) -> String {
      """
      {"name":"\(name)","credentials":[{"accessKey":"\(credentials.accessKeyID)",\
      "secretKey":"\(credentials.secretAccessKey)"}],"actions":[\(actions)]}
      """
    }
    let all = identity("all", credentials, #""Admin","Read","List","Tagging","Write""#)
    return #"{"identities":[\#(all),\#(identity("reader", readerCredentials, #""Read","List""#))]}"#
  }

  /// It is ready when its bucket is there: a GET of a key that is not answers 404.
  private func waitUntilReady(log: String) throws {
    let transport = CurlTransport()
    let backend = S3Backend(configuration(), transport: transport)
    for _ in 0..<300 {
      if (try? backend.leftovers()) != nil { return }
      usleep(100_000)
    }
    let text = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
    throw NotReady(description: "SeaweedFS did not answer within 30 s. Its log ends:\n\(text.suffix(2_000))")
  }

  struct NotInstalled: Error, CustomStringConvertible {
    let description =
      "SeaweedFS is not installed for the tests. Run Scripts/test-servers.sh, or make test, which does."
  }

  struct NotReady: Error, CustomStringConvertible {
    let description: String
  }
}
