import Greenroom
import GreenroomModel

/// `greenroom.server/1`: what this server is, and what it may do.
struct ServerDocument: Encodable {
  /// What may be paid for while it runs, and what was.
  struct Spend: Encodable {
    let tasks: Int
    let seconds: Double
    let usedTasks: Int
    let usedSeconds: Double
  }

  /// Where the world finds what is staged.
  struct Staging: Encodable {
    let publicURL: String?
    let isServed: Bool
  }

  let schema = "greenroom.server/1"
  let version = Version.current
  let profile: String
  let profileRevision: String
  let baseURL: String
  let scopes: [String]
  let revision: Int64
  let previewVersion = Preview.version
  let spend: Spend
  let staging: Staging

  init(_ desk: APIDesk) throws {
    let profile = try desk.library.profile
    self.profile = profile.id
    profileRevision = profile.revision
    baseURL = desk.library.gatewayAddress(of: profile)
    scopes = ServerScope.allCases.filter(desk.options.scopes.contains).map(\.rawValue)
    revision = try desk.library.revision()
    let used = desk.spending.used
    spend = Spend(
      tasks: desk.spending.greatestTasks, seconds: desk.spending.greatestSeconds, usedTasks: used.tasks,
      usedSeconds: used.seconds)
    staging = Staging(publicURL: desk.options.publicURL, isServed: desk.options.servesStaging)
  }
}
