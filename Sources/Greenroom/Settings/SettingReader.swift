import GreenroomModel
import GreenroomRemote

/// Finds a setting's value in the strongest place that gives one.
struct SettingReader {
  let environment: [String: String]
  let file: ConfigurationFile

  /// `parse` returns nil for a text that is no value of this setting.
  func read<Value>(
    _ key: SettingKey, _ flagged: Value?, _ flag: String, _ standard: Value,
    parse: (String, SettingOrigin) -> Value?
  ) throws(GreenroomError) -> Setting<Value> {
    if let flagged { return Setting(flagged, from: .flag(flag)) }
    guard let (text, origin) = written(key) else { return Setting(standard, from: .standard) }
    guard let value = parse(text, origin) else { throw refusal(of: text, for: key, from: origin) }
    return Setting(value, from: origin)
  }

  /// As `read`, for a setting that may be unset.
  func read<Value>(
    _ key: SettingKey, _ flagged: Value?, _ flag: String, parse: (String, SettingOrigin) -> Value?
  ) throws(GreenroomError) -> Setting<Value?> {
    if let flagged { return Setting(flagged, from: .flag(flag)) }
    guard let (text, origin) = written(key) else { return Setting(nil, from: .standard) }
    guard let value = parse(text, origin) else { throw refusal(of: text, for: key, from: origin) }
    return Setting(value, from: origin)
  }

  /// Where the secret `key` is to be had; nil where nothing names a place.
  func secret(_ key: SettingKey) -> Setting<SecretSource?> {
    if let variable = variable(of: key) {
      return Setting(.environment(variable), from: .environment(variable))
    }
    guard let entry = file.secrets[key] else { return Setting(nil, from: .standard) }
    return Setting(entry.source, from: .file(line: entry.line))
  }

  private func written(_ key: SettingKey) -> (text: String, origin: SettingOrigin)? {
    if let variable = variable(of: key), let text = environment[variable] {
      return (text, .environment(variable))
    }
    return file.values[key].map { ($0.text, .file(line: $0.line)) }
  }

  /// The strongest variable that is set. An empty one is not.
  private func variable(of key: SettingKey) -> String? {
    key.environmentVariables.first { environment[$0]?.isEmpty == false }
  }

  private func refusal(of text: String, for key: SettingKey, from origin: SettingOrigin) -> GreenroomError {
    let place =
      switch origin {
      case .environment(let variable): variable
      case .file(let line): "\(file.path.text):\(line): \(key.rawValue)"
      case .flag(let flag): flag
      case .standard: key.rawValue
      }
    return GreenroomError(
      .configuration,
      "\(place) is “\(key.isURL ? LiveURL(text).redacted : text)”, which is not \(key.expectation).",
      hint: "`greenroom config` shows every setting and where it comes from.")
  }
}

extension SettingKey {
  /// What a value must be, as the end of “… is not …”.
  fileprivate var expectation: String {
    switch self {
    case .library, .directoryFolder: "a folder's path"
    case .profile, .model, .s3Bucket, .s3Region, .s3AccessKeyID: "a name"
    case .strict: "true or false"
    case .workers:
      "a whole number from \(Settings.workerRange.lowerBound) to \(Settings.workerRange.upperBound)"
    case .previewRoom: "a size such as 500MB or 4GB"
    case .color: Self.oneOf(ColorChoice.allCases.map(\.rawValue))
    case .progress: Self.oneOf(ProgressChoice.allCases.map(\.rawValue))
    case .stagingBackend: Self.oneOf(StagingBackendChoice.allCases.map(\.rawValue))
    case .s3Style: Self.oneOf(S3Configuration.Style.allCases.map(\.rawValue))
    case .baseURL, .stagingPublicURL, .s3Endpoint, .s3PublicURL, .directoryPublicURL:
      "an http or https address without a query"
    case .stagingExpiry: "a length of time such as 12h or 3d"
    case .stagingBind: "an address of this machine"
    case .stagingPort: "a port from 0 to 65535"
    case .s3Prefix, .directoryPrefix: "a prefix without empty parts, `.` or `..`"
    case .s3CredentialExpiry: "a time such as 2026-09-14T08:30:00Z"
    case .apiKey, .s3SecretAccessKey, .s3SessionToken: "a secret"
    }
  }

  private static func oneOf(_ words: [String]) -> String { "one of " + words.joined(separator: ", ") }
}
