/// When output is coloured.
package enum ColorChoice: String, CaseIterable, Sendable {
  case auto, always, never
}

/// How progress is shown on the error stream.
package enum ProgressChoice: String, CaseIterable, Sendable {
  /// A line that redraws on a terminal, else a plain line now and then.
  case auto
  case plain
  case json
  case none
}

/// Where the gateway's key is to be had. The key itself is fetched when it is needed and shown nowhere.
package enum APIKeySource: Equatable, Sendable {
  /// The variable that holds the key.
  case environment(String)
  case file(String)
  case command(String)

  /// Names the source and gives nothing away: a command's arguments may hold secrets too.
  package var masked: String {
    switch self {
    case .environment: "********"
    case .file(let path): "********, in the file \(path)"
    case .command(let line): "********, from the command \(line.prefix { $0 != " " })"
    }
  }
}
