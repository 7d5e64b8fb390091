package import GreenroomModel

/// What the command line says of the settings; nil where it says nothing.
package struct SettingFlags: Sendable {
  package var library: MediaPath?
  package var profile: String?
  package var model: String?
  package var strict: Bool?
  package var color: ColorChoice?
  package var progress: ProgressChoice?
  package var stagingBackend: StagingBackendChoice?
  package var stagingExpiry: TimeSpan?
  package var publicURL: String?
  package var bind: String?
  package var port: Int?

  package init() {}
}

/// Everything that can be set, read once when the program starts: flags, then the environment, then
/// `config.yaml`, then defaults. The library never looks at any of these again.
package struct Settings: Sendable {
  /// The profile that the project was made for.
  package static let standardProfile = "qingbo"
  package static let workerRange = 1...64
  /// Bytes: pictures of some 100,000 assets.
  package static let standardPreviewRoom: Int64 = 8_000_000_000

  package let folders: UserFolders
  package let file: ConfigurationFile

  package let library: Setting<MediaPath>
  package let profile: Setting<String>
  /// Nil where a command must name the model itself.
  package let model: Setting<String?>
  package let strict: Setting<Bool>
  /// Nil means as many as the machine has cores.
  package let workers: Setting<Int?>
  /// Bytes that previews may take.
  package let previewRoom: Setting<Int64>
  package let color: Setting<ColorChoice>
  package let progress: Setting<ProgressChoice>
  /// Nil means the profile's own.
  package let baseURL: Setting<String?>
  package let apiKey: Setting<SecretSource?>
  package let staging: StagingSettings
  /// Whom the history of a library names: the user, as the system calls them.
  let actor: String
  /// Fetches what ``apiKey`` and the secrets of ``staging`` name.
  let secrets: SecretReader

  /// Relative paths are meant in `workingFolder` where a flag or variable gives them, and in the file's own
  /// folder where the file does.
  package init(
    flags: SettingFlags, environment: [String: String], folders: UserFolders, workingFolder: MediaPath
  ) throws(GreenroomError) {
    let file = try ConfigurationFile(at: folders.configurationFile)
    let reader = SettingReader(environment: environment, file: file)
    self.folders = folders
    self.file = file
    actor = ["USER", "LOGNAME"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? "greenroom"
    library = try reader.read(.library, flags.library, "--library", folders.data) { text, origin in
      folders.path(text, from: origin, in: file, workingFolder: workingFolder)
    }
    profile = try reader.read(.profile, flags.profile, "--profile", Self.standardProfile, parse: Self.word)
    model = try reader.read(.model, flags.model, "--model", parse: Self.word)
    strict = try reader.read(.strict, flags.strict, "--strict", false) { text, _ in Self.truth(text) }
    workers = try reader.read(.workers, nil, "") { text, _ in
      Int(text).flatMap { Self.workerRange.contains($0) ? $0 : nil }
    }
    previewRoom = try reader.read(.previewRoom, nil, "", Self.standardPreviewRoom) { text, _ in
      ByteCount.parse(text)
    }
    color = try Self.color(flags, environment, reader)
    progress = try reader.read(.progress, flags.progress, "--progress", .auto) { text, _ in
      ProgressChoice(rawValue: text)
    }
    baseURL = try reader.read(.baseURL, nil, "") { text, _ in
      text.hasPrefix("https://") || text.hasPrefix("http://") ? text : nil
    }
    apiKey = reader.secret(.apiKey)
    secrets = SecretReader(environment: environment, folders: folders, folder: file.path.folder)
    staging = try StagingSettings(reader, flags: flags, folders: folders, workingFolder: workingFolder)
  }

  /// `NO_COLOR` is the convention that other programs share: any value but the empty one turns colour off.
  private static func color(
    _ flags: SettingFlags, _ environment: [String: String], _ reader: SettingReader
  ) throws(GreenroomError) -> Setting<ColorChoice> {
    if flags.color == nil, environment["NO_COLOR"]?.isEmpty == false {
      return Setting(.never, from: .environment("NO_COLOR"))
    }
    return try reader.read(.color, flags.color, "--no-color", .auto) { text, _ in ColorChoice(rawValue: text)
    }
  }

  private static func word(_ text: String, _ origin: SettingOrigin) -> String? {
    text.isEmpty ? nil : text
  }

  private static func truth(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "true", "yes", "on", "1": true
    case "false", "no", "off", "0": false
    default: nil
    }
  }
}
