/// Every setting there is: its name in the configuration file, the variable that overrides it there, and
/// what it does.
package enum SettingKey: String, CaseIterable, Sendable {
  case library
  case profile
  case model
  case strict
  case workers
  case color
  case progress
  case baseURL
  case apiKey

  package var environmentVariable: String {
    switch self {
    case .library: "GREENROOM_LIBRARY"
    case .profile: "GREENROOM_PROFILE"
    case .model: "GREENROOM_MODEL"
    case .strict: "GREENROOM_STRICT"
    case .workers: "GREENROOM_WORKERS"
    case .color: "GREENROOM_COLOR"
    case .progress: "GREENROOM_PROGRESS"
    case .baseURL: "GREENROOM_BASE_URL"
    case .apiKey: "GREENROOM_API_KEY"
    }
  }

  package var summary: String {
    switch self {
    case .library: "the folder that holds the catalog, previews and copies"
    case .profile: "which gateway's rules requests are judged by"
    case .model: "the model that is meant where a command names none"
    case .strict: "whether warnings count as errors"
    case .workers: "how many media workers run at once; one a core where unset"
    case .color: "auto, always or never"
    case .progress: "auto, plain, json or none"
    case .baseURL: "the gateway's address, in place of the profile's"
    case .apiKey: "the gateway's key: a variable, a file or a command"
    }
  }
}
