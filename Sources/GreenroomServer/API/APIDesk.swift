import Greenroom
import GreenroomModel

/// What handlers work with.
struct APIDesk: Sendable {
  let library: Library
  let options: ServeOptions
  let token: ServerToken
  /// The name of the cookie that holds the token.
  let cookieName: String
  let spending: SpendLedger
  let previews: PreviewFiller
  /// True once the server is to stop, so that long work breaks off.
  let shouldStop: @Sendable () -> Bool

  /// The draft of a body, to be built behind the members of a set, if one is named: it may name assets and URLs, and
  /// no file of this machine.
  func build(_ fields: BodyFields) throws -> RequestBuild {
    var build = RequestBuild(workingFolder: library.folder)
    build.flags = try DraftField(fields).draft
    build.set = try fields.text("set")
    build.isFromElsewhere = true
    build.shouldStop = shouldStop
    return build
  }
}
