/// Where a secret is to be had. The secret itself is fetched when it is needed and shown nowhere.
package enum SecretSource: Equatable, Sendable {
  /// The variable that holds it.
  case environment(String)
  case file(String)
  case command(String)

  /// Names the source and gives nothing away: a command's arguments may hold secrets too.
  package var masked: String {
    switch self {
    case .environment: "********"
    case .file(let path): "********, in the file \(path)"
    case .command: "********, from a command"
    }
  }

  /// As a message names it: what to look at where the secret is wrong.
  package var place: String {
    switch self {
    case .environment(let variable): variable
    case .file(let path): "the file \(path)"
    case .command: "a command"
    }
  }
}
