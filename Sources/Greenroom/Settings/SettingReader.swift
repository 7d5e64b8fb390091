import GreenroomModel

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

  var apiKey: Setting<APIKeySource?> {
    let variable = SettingKey.apiKey.environmentVariable
    if environment[variable]?.isEmpty == false {
      return Setting(.environment(variable), from: .environment(variable))
    }
    guard let entry = file.apiKey else { return Setting(nil, from: .standard) }
    return Setting(entry.source, from: .file(line: entry.line))
  }

  /// An empty variable is one that is not set.
  private func written(_ key: SettingKey) -> (text: String, origin: SettingOrigin)? {
    let variable = key.environmentVariable
    if let text = environment[variable], !text.isEmpty { return (text, .environment(variable)) }
    return file.values[key].map { ($0.text, .file(line: $0.line)) }
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
      .configuration, "\(place) is “\(text)”, which is not \(key.expectation).",
      hint: "`greenroom config` shows every setting and where it comes from.")
  }
}

extension SettingKey {
  /// What a value must be, as the end of “… is not …”.
  fileprivate var expectation: String {
    switch self {
    case .library: "a folder's path"
    case .profile, .model: "a name"
    case .strict: "true or false"
    case .workers:
      "a whole number from \(Settings.workerRange.lowerBound) to \(Settings.workerRange.upperBound)"
    case .color: "one of " + ColorChoice.allCases.map(\.rawValue).joined(separator: ", ")
    case .progress: "one of " + ProgressChoice.allCases.map(\.rawValue).joined(separator: ", ")
    case .baseURL: "an http or https address"
    case .apiKey: "a key"
    }
  }
}
