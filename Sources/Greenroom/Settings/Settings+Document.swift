import GreenroomModel

extension Settings {
  /// Every setting with its origin, secrets masked, as `greenroom config` prints it.
  package var document: ConfigDocument {
    ConfigDocument(
      file: file.path.text, fileExists: file.exists, settings: SettingKey.allCases.map(entry))
  }

  private func entry(_ key: SettingKey) -> ConfigDocument.Entry {
    switch key {
    case .library: entry(key, library) { $0.text }
    case .profile: entry(key, profile) { $0 }
    case .model: entry(key, model) { $0 }
    case .strict: entry(key, strict) { String($0) }
    case .workers: entry(key, workers) { $0.map { String($0) } }
    case .color: entry(key, color) { $0.rawValue }
    case .progress: entry(key, progress) { $0.rawValue }
    case .baseURL: entry(key, baseURL) { $0 }
    case .apiKey: entry(key, apiKey) { $0?.masked }
    }
  }

  private func entry<Value>(
    _ key: SettingKey, _ setting: Setting<Value>, _ words: (Value) -> String?
  ) -> ConfigDocument.Entry {
    ConfigDocument.Entry(
      key: key.rawValue, value: words(setting.value), origin: setting.origin.name,
      place: place(of: setting.origin), summary: key.summary)
  }

  private func place(of origin: SettingOrigin) -> String? {
    switch origin {
    case .flag(let flag): flag
    case .environment(let variable): variable
    case .file(let line): "\(file.path.fileName.text):\(line)"
    case .standard: nil
    }
  }
}
