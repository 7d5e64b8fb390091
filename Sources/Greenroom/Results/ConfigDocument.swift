/// `greenroom.config/1`: every setting, its value and where it came from; secrets masked.
package struct ConfigDocument: Encodable, Equatable, Sendable {
  package struct Entry: Encodable, Equatable, Sendable {
    package let key: String
    /// Null where nothing is set and there is no default.
    package let value: String?
    /// `flag`, `environment`, `file` or `default`.
    package let origin: String
    /// Which flag, variable or line: `--library`, `GREENROOM_LIBRARY`, `config.yaml:3`; null for a default.
    package let place: String?
    package let summary: String

    package init(key: String, value: String?, origin: String, place: String?, summary: String) {
      self.key = key
      self.value = value
      self.origin = origin
      self.place = place
      self.summary = summary
    }
  }

  package let schema = "greenroom.config/1"
  /// The file that is read, whether it is there or not.
  package let file: String
  package let fileExists: Bool
  package let settings: [Entry]

  package init(file: String, fileExists: Bool, settings: [Entry]) {
    self.file = file
    self.fileExists = fileExists
    self.settings = settings
  }
}
