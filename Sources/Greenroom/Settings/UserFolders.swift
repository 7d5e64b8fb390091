package import GreenroomModel

/// Where a person's settings and data live, by the XDG rules.
package struct UserFolders: Equatable, Sendable {
  /// Holds `config.yaml` and `profiles`.
  package let configuration: MediaPath
  /// The library where nobody names another.
  package let data: MediaPath
  /// What can be made or fetched again.
  package let cache: MediaPath
  package let home: MediaPath

  /// Relative values of the XDG variables are invalid by their specification and are passed over.
  package init(environment: [String: String], home: MediaPath) {
    self.home = home
    configuration = Self.base("XDG_CONFIG_HOME", environment, home.appending(".config")).appending(
      "greenroom")
    cache = Self.base("XDG_CACHE_HOME", environment, home.appending(".cache")).appending("greenroom")
    data =
      Self.base("XDG_DATA_HOME", environment, home.appending(".local").appending("share")).appending(
        "greenroom")
  }

  package var configurationFile: MediaPath { configuration.appending("config.yaml") }

  package var profiles: MediaPath { configuration.appending("profiles") }

  /// `~` and `~/…` mean the home folder; anything else that is relative is meant in `folder`.
  package func path(_ written: String, in folder: MediaPath) -> MediaPath {
    guard written == "~" || written.hasPrefix("~/") else { return MediaPath(resolving: written, in: folder) }
    return MediaPath(resolving: Array(written.utf8.dropFirst(2)), in: home)
  }

  /// As ``path(_:in:)``, in the folder that `origin` makes the right one. Nil for an empty text.
  func path(
    _ written: String, from origin: SettingOrigin, in file: ConfigurationFile, workingFolder: MediaPath
  ) -> MediaPath? {
    let isInFile = if case .file = origin { true } else { false }
    return written.isEmpty ? nil : path(written, in: isInFile ? file.path.folder : workingFolder)
  }

  private static func base(
    _ variable: String, _ environment: [String: String], _ standard: MediaPath
  ) -> MediaPath {
    guard let value = environment[variable], value.hasPrefix("/") else { return standard }
    return MediaPath(resolving: value, in: standard)
  }
}
