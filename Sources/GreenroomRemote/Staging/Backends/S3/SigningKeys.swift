import Synchronization

/// The keys that are derived from a secret, one a day. The last is kept: a thousand requests need it once.
final class SigningKeys: Sendable {
  private let secret: String
  private let region: String
  private let last = Mutex<(day: String, key: [UInt8])?>(nil)

  init(secret: String, region: String) {
    self.secret = secret
    self.region = region
  }

  func key(of day: String) -> [UInt8] {
    last.withLock { last in
      if let last, last.day == day { return last.key }
      let key = [day, region, "s3", "aws4_request"].reduce(Array("AWS4\(secret)".utf8)) { key, step in
        MessageAuthentication.code(of: Array(step.utf8), key: key)
      }
      last = (day, key)
      return key
    }
  }
}
