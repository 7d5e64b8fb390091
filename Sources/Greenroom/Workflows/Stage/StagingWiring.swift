import Foundation
import GreenroomModel
import GreenroomRemote

/// Makes of the settings what a store needs to know. Says everything that is missing at once.
struct StagingWiring {
  let settings: StagingSettings
  let secrets: SecretReader
  /// The library's folder.
  let library: MediaPath

  /// - Throws: `configuration`.
  func configuration() throws -> StagingConfiguration {
    switch settings.backend.value {
    case .embedded: .embedded(embedded)
    case .s3: .s3(try s3())
    case .directory: .directory(try directory())
    }
  }

  /// Links lead to the public address where there is one, else to the listener that runs, else to where one
  /// would.
  var embedded: EmbeddedConfiguration {
    let running = ListenerNotice.current(in: library)
    let standard = "http://\(HostText.inURL(reachable(settings.bind.value))):\(settings.port.value)"
    return EmbeddedConfiguration(
      library: library, baseURL: settings.publicURL.value ?? running?.baseURL ?? standard)
  }

  /// What listens everywhere is reached here through the loopback.
  private func reachable(_ bind: String) -> String { ["0.0.0.0": "127.0.0.1", "::": "::1"][bind] ?? bind }

  private func directory() throws -> DirectoryConfiguration {
    let directory = settings.directory
    guard let folder = directory.folder.value, let url = directory.publicURL.value else {
      throw missing([
        directory.folder.value == nil ? .directoryFolder : nil,
        directory.publicURL.value == nil ? .directoryPublicURL : nil,
      ])
    }
    return DirectoryConfiguration(folder: folder, prefix: directory.prefix.value, baseURL: url)
  }

  private func s3() throws -> S3Configuration {
    let s3 = settings.s3
    guard let bucket = s3.bucket.value, let accessKeyID = s3.accessKeyID.value,
      let secret = s3.secretAccessKey.value
    else {
      throw missing([
        s3.bucket.value == nil ? .s3Bucket : nil, s3.accessKeyID.value == nil ? .s3AccessKeyID : nil,
        s3.secretAccessKey.value == nil ? .s3SecretAccessKey : nil,
      ])
    }
    let region = s3.region.value ?? Self.standardRegion
    let endpoint = s3.endpoint.value
    return S3Configuration(
      bucket: bucket, endpoint: endpoint ?? Self.endpoint(of: region), region: region,
      style: s3.style.value ?? Self.style(endpoint: endpoint, bucket: bucket), prefix: s3.prefix.value,
      publicBaseURL: s3.publicURL.value,
      credentials: S3Credentials(
        accessKeyID: accessKeyID,
        secretAccessKey: try secrets.secret(secret, for: .s3SecretAccessKey),
        sessionToken: try s3.sessionToken.value.map { try secrets.secret($0, for: .s3SessionToken) },
        expiry: s3.credentialExpiry.value, origin: secret.place))
  }

  /// AWS's own default, and what servers of one's own take for granted.
  private static let standardRegion = "us-east-1"

  private static let domains = [".amazonaws.com", ".amazonaws.com.cn"]

  /// AWS's own; regions in China have a domain of their own.
  private static func endpoint(of region: String) -> String {
    "https://s3.\(region)\(domains[region.hasPrefix("cn-") ? 1 : 0])"
  }

  /// AWS wants the bucket in the host, servers of one's own in the path. A bucket with dots in its name fits no
  /// certificate of AWS, so it stands in the path too.
  private static func style(endpoint: String?, bucket: String) -> S3Configuration.Style {
    let isAmazon = endpoint.map { url in domains.contains { ReferenceURL(url).host.hasSuffix($0) } } ?? true
    return isAmazon && !bucket.contains(".") ? .virtual : .path
  }

  private func missing(_ keys: [SettingKey?]) -> GreenroomError {
    let keys = keys.compactMap(\.self)
    let variables = keys.compactMap(\.environmentVariables.first)
    return GreenroomError(
      .configuration,
      "Staging with \(settings.backend.value.rawValue) needs \(Self.list(keys.map(\.rawValue))), which "
        + "\(keys.count == 1 ? "is" : "are") not set.",
      hint: "Set \(Self.list(variables)) or write \(keys.count == 1 ? "it" : "them") into the configuration; "
        + "`greenroom config` shows every setting.")
  }

  private static func list(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }
}

/// Hosts as URLs write them.
enum HostText {
  /// IPv6 addresses want brackets.
  static func inURL(_ host: String) -> String { host.contains(":") ? "[\(host)]" : host }
}
