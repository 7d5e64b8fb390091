/// A setting's value and where it came from.
package struct Setting<Value: Sendable>: Sendable {
  package let value: Value
  package let origin: SettingOrigin

  package init(_ value: Value, from origin: SettingOrigin) {
    self.value = value
    self.origin = origin
  }
}

/// Where a value came from; the strongest first.
package enum SettingOrigin: Equatable, Sendable {
  /// The flag as people type it: `--library`.
  case flag(String)
  /// The name of the variable.
  case environment(String)
  case file(line: Int)
  case standard

  /// As scripts read it.
  package var name: String {
    switch self {
    case .flag: "flag"
    case .environment: "environment"
    case .file: "file"
    case .standard: "default"
    }
  }
}
