package import Foundation
package import GreenroomModel
package import GreenroomRemote

/// Everything that can be set about staging: read once, and put to use when something is staged.
package struct StagingSettings: Sendable {
  /// Long enough for a job to queue for two days, run, and be looked at.
  package static let standardExpiry = TimeSpan(seconds: 3 * 86_400)
  package static let standardBind = "127.0.0.1"
  package static let standardPort = 7625
  package static let standardPrefix = "greenroom"

  package let backend: Setting<StagingBackendChoice>
  package let expiry: Setting<TimeSpan>
  package let publicURL: Setting<String?>
  package let bind: Setting<String>
  package let port: Setting<Int>
  package let s3: S3Settings
  package let directory: DirectorySettings

  init(
    _ reader: SettingReader, flags: SettingFlags, folders: UserFolders, workingFolder: MediaPath
  ) throws(GreenroomError) {
    backend = try reader.read(.stagingBackend, flags.stagingBackend, "--backend", .embedded) { text, _ in
      StagingBackendChoice(rawValue: text)
    }
    expiry = try reader.read(.stagingExpiry, flags.stagingExpiry, "--expires", Self.standardExpiry) {
      text, _ in TimeSpan(text)
    }
    publicURL = try reader.read(.stagingPublicURL, try Self.checked(flags.publicURL), "--public-url") {
      text, _ in BaseURL.checked(text)
    }
    bind = try reader.read(.stagingBind, flags.bind, "--bind", Self.standardBind) { text, _ in text }
    port = try reader.read(.stagingPort, flags.port, "--port", Self.standardPort) { text, _ in
      UInt16(text).map(Int.init)
    }
    s3 = try S3Settings(reader)
    directory = try DirectorySettings(reader, folders: folders, workingFolder: workingFolder)
  }

  private static func checked(_ flagged: String?) throws(GreenroomError) -> String? {
    guard let flagged else { return nil }
    guard let url = BaseURL.checked(flagged) else {
      throw GreenroomError(
        .usage,
        "--public-url is “\(LiveURL(flagged).redacted)”, which is not an http or https address without a query.",
        hint: "Such as https://refs.example.com, where the world finds the listener.")
    }
    return url
  }
}

/// What is set about a bucket.
package struct S3Settings: Sendable {
  package let bucket: Setting<String?>
  package let prefix: Setting<String>
  /// Nil means AWS.
  package let endpoint: Setting<String?>
  package let region: Setting<String?>
  /// Nil means what the endpoint suggests.
  package let style: Setting<S3Configuration.Style?>
  package let publicURL: Setting<String?>
  package let accessKeyID: Setting<String?>
  package let secretAccessKey: Setting<SecretSource?>
  package let sessionToken: Setting<SecretSource?>
  package let credentialExpiry: Setting<Date?>

  init(_ reader: SettingReader) throws(GreenroomError) {
    func word(_ text: String, _ origin: SettingOrigin) -> String? { text.isEmpty ? nil : text }
    func address(_ text: String, _ origin: SettingOrigin) -> String? { BaseURL.checked(text) }
    bucket = try reader.read(.s3Bucket, nil, "", parse: word)
    prefix = try reader.read(.s3Prefix, nil, "", StagingSettings.standardPrefix) { text, _ in
      KeyPrefix.checked(text)
    }
    endpoint = try reader.read(.s3Endpoint, nil, "", parse: address)
    region = try reader.read(.s3Region, nil, "", parse: word)
    style = try reader.read(.s3Style, nil, "") { text, _ in S3Configuration.Style(rawValue: text) }
    publicURL = try reader.read(.s3PublicURL, nil, "", parse: address)
    accessKeyID = try reader.read(.s3AccessKeyID, nil, "", parse: word)
    secretAccessKey = reader.secret(.s3SecretAccessKey)
    sessionToken = reader.secret(.s3SessionToken)
    credentialExpiry = try reader.read(.s3CredentialExpiry, nil, "") { text, _ in
      try? Date(text, strategy: .iso8601)
    }
  }
}

/// What is set about a folder that a web server publishes.
package struct DirectorySettings: Sendable {
  package let folder: Setting<MediaPath?>
  package let prefix: Setting<String>
  package let publicURL: Setting<String?>

  init(_ reader: SettingReader, folders: UserFolders, workingFolder: MediaPath) throws(GreenroomError) {
    folder = try reader.read(.directoryFolder, nil, "") { text, origin in
      folders.path(text, from: origin, in: reader.file, workingFolder: workingFolder)
    }
    prefix = try reader.read(.directoryPrefix, nil, "", StagingSettings.standardPrefix) { text, _ in
      KeyPrefix.checked(text)
    }
    publicURL = try reader.read(.directoryPublicURL, nil, "") { text, _ in BaseURL.checked(text) }
  }
}

/// Addresses that paths are put behind.
enum BaseURL {
  /// `text` without slashes at its end; nil where it is no http address or has a query, a fragment or a
  /// password, none of which a path can follow.
  static func checked(_ text: String) -> String? {
    let lowered = text.lowercased()
    guard let scheme = ["https://", "http://"].first(where: lowered.hasPrefix),
      !text.contains(where: { "?#@ \\".contains($0) || $0.isNewline })
    else { return nil }
    var base = text.dropFirst(scheme.count)
    while base.last == "/" { base.removeLast() }
    return base.isEmpty ? nil : scheme + base
  }
}

/// What keys begin with.
enum KeyPrefix {
  /// `text` without slashes at its ends; nil where a part of it is empty, `.` or `..`. A single slash is no
  /// prefix at all.
  static func checked(_ text: String) -> String? {
    let trimmed = text.drop { $0 == "/" }
    var prefix = trimmed
    while prefix.last == "/" { prefix.removeLast() }
    guard !prefix.isEmpty else { return "" }
    let parts = prefix.split(separator: "/", omittingEmptySubsequences: false)
    return parts.contains { ["", ".", ".."].contains($0) || $0.contains(where: \.isNewline) }
      ? nil : String(prefix)
  }
}
