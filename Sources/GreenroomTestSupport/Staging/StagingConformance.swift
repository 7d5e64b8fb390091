import Foundation
package import GreenroomModel
package import GreenroomRemote
import Testing

/// The suite that every staging backend passes. A backend joins with a test of three lines:
///
///     @Test(arguments: StagingRule.allCases) func keeps(_ rule: StagingRule) throws {
///       try conformance.check(rule)
///     }
package struct StagingConformance: Sendable {
  /// Makes a backend over a store that is really there. Called once and more for each rule; every backend
  /// leads to the same store.
  package let makeBackend: @Sendable (_ prefix: String) throws -> any StagingBackend
  /// Asks for a URL as a gateway would: by a real GET, with `Range` where there is one.
  package let fetch: @Sendable (_ url: LiveURL, _ range: String?) throws -> HTTPResponse
  /// What must never be seen: the secrets that the backend was given.
  package let secrets: [String]
  /// True where an upload that was interrupted in its middle is left over in the store.
  package let leavesParts: Bool

  package init(
    secrets: [String] = [], leavesParts: Bool = false,
    makeBackend: @escaping @Sendable (_ prefix: String) throws -> any StagingBackend,
    fetch: @escaping @Sendable (_ url: LiveURL, _ range: String?) throws -> HTTPResponse
  ) {
    self.secrets = secrets
    self.leavesParts = leavesParts
    self.makeBackend = makeBackend
    self.fetch = fetch
  }

  /// Fails the running test where the backend breaks the rule.
  package func check(_ rule: StagingRule) throws {
    do {
      try rule.check(self)
    } catch {
      expectNoSecret(in: "\(error)")
      throw error
    }
  }
}

extension StagingConformance {
  /// A backend with a prefix that no other rule uses.
  func backend() throws -> any StagingBackend {
    try makeBackend("conformance-\(UInt64.random(in: .min ... .max))")
  }

  /// Fetches what `backend` says the object's URL is.
  func fetch(_ key: ObjectKey, of backend: any StagingBackend, range: String? = nil) throws -> HTTPResponse {
    try fetch(backend.url(of: key, lasting: 600).url, range)
  }

  func expectNoSecret(in text: String) {
    for secret in secrets { #expect(!text.contains(secret), "a secret is seen") }
  }

  /// Expects that a GET of the object finds none. A private store may answer 403 where it has none.
  func expectNothing(under key: ObjectKey, of backend: any StagingBackend) throws {
    let status = try fetch(key, of: backend).status
    #expect(status == 404 || status == 403, "\(key) answers \(status)")
  }

  /// Expects that a GET of the object brings exactly these bytes.
  func expect(_ sample: StagedSample, under key: ObjectKey, of backend: any StagingBackend) throws {
    let answer = try fetch(key, of: backend)
    #expect(answer.status == 200)
    #expect(sample.hasBytes(answer.body))
  }

  /// Does `work`, which must fail for the given reason, and without telling a secret.
  func expectFailure(_ isExpected: (StagingFailure.Cause) -> Bool, _ work: () throws -> Void) {
    do {
      try work()
      Issue.record("it did not fail")
    } catch let failure as StagingFailure {
      #expect(isExpected(failure.cause), "it failed for another reason: \(failure)")
      expectNoSecret(in: "\(failure)")
    } catch {
      Issue.record("it failed with something else than a StagingFailure: \(error)")
    }
  }
}

extension StagingBackend {
  /// A URL that holds from now on for so many seconds.
  func url(of key: ObjectKey, lasting seconds: Double) throws -> SignedURL {
    let now = Date()
    return try url(of: key, until: now.addingTimeInterval(seconds), now: now)
  }
}
