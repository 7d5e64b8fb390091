package import Foundation

/// What asking for a URL brought to light. Its spelling is judged without.
package struct URLFacts: Equatable, Sendable {
  /// When it stops opening anything; nil where it never does or does not say.
  package var expiry: Date?
  /// As the server said it; nil where it said nothing or was not asked.
  package var contentType: String?
  /// Why the gateway will not get the bytes; nil where it will, or nobody looked.
  package var problem: URLProblem?

  package init(expiry: Date? = nil, contentType: String? = nil, problem: URLProblem? = nil) {
    self.expiry = expiry
    self.contentType = contentType
    self.problem = problem
  }
}

/// Why a URL does not give its bytes to a stranger.
package struct URLProblem: Equatable, Sendable {
  /// `url.scheme`, `url.private_host`, `url.credentials` or `url.unreachable`.
  package let code: FindingCode
  /// The end of “@image1 …”: `cannot be fetched: the server answers 404`.
  package let words: String
  package let remedy: String

  package init(_ code: FindingCode, _ words: String, remedy: String) {
    self.code = code
    self.words = words
    self.remedy = remedy
  }
}
