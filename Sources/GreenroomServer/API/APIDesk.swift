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
  /// True once the server is to stop, so that long work breaks off.
  let shouldStop: @Sendable () -> Bool
}
