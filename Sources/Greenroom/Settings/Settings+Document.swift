import GreenroomModel
import GreenroomRemote

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
    case .previewRoom: entry(key, previewRoom) { String($0) }
    case .color: entry(key, color) { $0.rawValue }
    case .progress: entry(key, progress) { $0.rawValue }
    case .baseURL: entry(key, baseURL) { $0 }
    case .apiKey: entry(key, apiKey) { $0?.masked }
    case .stagingBackend: entry(key, staging.backend) { $0.rawValue }
    case .stagingExpiry: entry(key, staging.expiry) { $0.description }
    case .stagingPublicURL: entry(key, staging.publicURL) { $0 }
    case .stagingBind: entry(key, staging.bind) { $0 }
    case .stagingPort: entry(key, staging.port) { String($0) }
    case .directoryFolder: entry(key, staging.directory.folder) { $0?.text }
    case .directoryPrefix: entry(key, staging.directory.prefix) { $0 }
    case .directoryPublicURL: entry(key, staging.directory.publicURL) { $0 }
    default: s3Entry(key, staging.s3)
    }
  }

  private func s3Entry(_ key: SettingKey, _ s3: S3Settings) -> ConfigDocument.Entry {
    switch key {
    case .s3Prefix: entry(key, s3.prefix) { $0 }
    case .s3Endpoint: entry(key, s3.endpoint) { $0 }
    case .s3Region: entry(key, s3.region) { $0 }
    case .s3Style: entry(key, s3.style) { $0?.rawValue }
    case .s3PublicURL: entry(key, s3.publicURL) { $0 }
    case .s3AccessKeyID: entry(key, s3.accessKeyID) { $0 }
    case .s3SecretAccessKey: entry(key, s3.secretAccessKey) { $0?.masked }
    case .s3SessionToken: entry(key, s3.sessionToken) { $0?.masked }
    case .s3CredentialExpiry: entry(key, s3.credentialExpiry) { $0.map(Timestamp.text) }
    default: entry(key, s3.bucket) { $0 }
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
