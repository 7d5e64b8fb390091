/// Every setting there is: its name in the configuration file, the variables that override it there, and
/// what it does. A dot in a name is a section of the file.
package enum SettingKey: String, CaseIterable, Sendable {
  case library
  case profile
  case model
  case strict
  case workers
  case previewRoom = "previews.room"
  case color
  case progress
  case baseURL
  case apiKey
  case stagingBackend = "staging.backend"
  case stagingExpiry = "staging.expiry"
  case stagingPublicURL = "staging.publicURL"
  case stagingBind = "staging.bind"
  case stagingPort = "staging.port"
  case s3Bucket = "staging.s3.bucket"
  case s3Prefix = "staging.s3.prefix"
  case s3Endpoint = "staging.s3.endpoint"
  case s3Region = "staging.s3.region"
  case s3Style = "staging.s3.style"
  case s3PublicURL = "staging.s3.publicURL"
  case s3AccessKeyID = "staging.s3.accessKeyID"
  case s3SecretAccessKey = "staging.s3.secretAccessKey"
  case s3SessionToken = "staging.s3.sessionToken"
  case s3CredentialExpiry = "staging.s3.credentialExpiry"
  case directoryFolder = "staging.directory.folder"
  case directoryPrefix = "staging.directory.prefix"
  case directoryPublicURL = "staging.directory.publicURL"

  /// The strongest first. Those that begin with `AWS_` are the ones that all tools for S3 read.
  package var environmentVariables: [String] {
    switch self {
    case .library: ["GREENROOM_LIBRARY"]
    case .profile: ["GREENROOM_PROFILE"]
    case .model: ["GREENROOM_MODEL"]
    case .strict: ["GREENROOM_STRICT"]
    case .workers: ["GREENROOM_WORKERS"]
    case .previewRoom: ["GREENROOM_PREVIEWS_ROOM"]
    case .color: ["GREENROOM_COLOR"]
    case .progress: ["GREENROOM_PROGRESS"]
    case .baseURL: ["GREENROOM_BASE_URL"]
    case .apiKey: ["GREENROOM_API_KEY"]
    case .stagingBackend: ["GREENROOM_STAGING"]
    case .stagingExpiry: ["GREENROOM_STAGING_EXPIRY"]
    case .stagingPublicURL: ["GREENROOM_PUBLIC_URL"]
    case .stagingBind: ["GREENROOM_STAGING_BIND"]
    case .stagingPort: ["GREENROOM_STAGING_PORT"]
    case .s3Bucket: ["GREENROOM_S3_BUCKET"]
    case .s3Prefix: ["GREENROOM_S3_PREFIX"]
    case .s3Endpoint: ["GREENROOM_S3_ENDPOINT", "AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL"]
    case .s3Region: ["AWS_REGION", "AWS_DEFAULT_REGION"]
    case .s3Style: ["GREENROOM_S3_STYLE"]
    case .s3PublicURL: ["GREENROOM_S3_PUBLIC_URL"]
    case .s3AccessKeyID: ["AWS_ACCESS_KEY_ID"]
    case .s3SecretAccessKey: ["AWS_SECRET_ACCESS_KEY"]
    case .s3SessionToken: ["AWS_SESSION_TOKEN"]
    case .s3CredentialExpiry: ["AWS_CREDENTIAL_EXPIRATION"]
    case .directoryFolder: ["GREENROOM_STAGING_FOLDER"]
    case .directoryPrefix: ["GREENROOM_STAGING_PREFIX"]
    case .directoryPublicURL: ["GREENROOM_STAGING_URL"]
    }
  }

  /// True where the file may name a place to read from and never holds the value itself.
  package var isSecret: Bool {
    switch self {
    case .apiKey, .s3SecretAccessKey, .s3SessionToken: true
    default: false
    }
  }

  /// True where a value may have a password in it.
  var isURL: Bool { rawValue.lowercased().hasSuffix("url") || self == .s3Endpoint }

  package var summary: String {
    switch self {
    case .library: "the folder that holds the catalog, previews and copies"
    case .profile: "which gateway's rules requests are judged by"
    case .model: "the model that is meant where a command names none"
    case .strict: "whether warnings count as errors"
    case .workers: "how many media workers run at once; one a core where unset"
    case .previewRoom: "how much room previews may take, such as 4GB; those unused for longest go first"
    case .color: "auto, always or never"
    case .progress: "auto, plain, json or none"
    case .baseURL: "the gateway's address, in place of the profile's"
    case .apiKey: "the gateway's key: a variable, a file or a command"
    case .stagingBackend: "where references are put for the gateway: embedded, s3 or directory"
    case .stagingExpiry: "how long their URLs are asked to last, such as 3d"
    case .stagingPublicURL: "the public address of Greenroom's own listener"
    case .stagingBind: "the address that the listener listens on"
    case .stagingPort: "the port that the listener listens on"
    case .s3Bucket: "the bucket"
    case .s3Prefix: "what the keys of its objects begin with"
    case .s3Endpoint: "the server's address; AWS where unset"
    case .s3Region: "the region that signatures name"
    case .s3Style: "path or virtual; virtual at AWS, path elsewhere"
    case .s3PublicURL: "where the bucket is public, such as a CDN; URLs are signed where unset"
    case .s3AccessKeyID: "who asks"
    case .s3SecretAccessKey: "what proves it: a variable, a file or a command"
    case .s3SessionToken: "goes with keys that end by themselves: a variable, a file or a command"
    case .s3CredentialExpiry: "when such keys end, as 2026-09-14T08:30:00Z"
    case .directoryFolder: "a folder that a web server publishes"
    case .directoryPrefix: "the folder in it that objects go to"
    case .directoryPublicURL: "where the web server shows the folder"
    }
  }
}
