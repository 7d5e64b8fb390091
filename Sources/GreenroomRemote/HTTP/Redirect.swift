import Foundation
package import GreenroomModel

/// Where an answer sends its reader on to.
package enum Redirect {
  /// Nil where the answer is no redirect, or does not say where to.
  ///
  /// - Parameter url: What was asked. A relative target is meant from there; an absolute one is taken to the
  ///   byte, since it may be signed.
  package static func target(of response: HTTPResponse, from url: LiveURL) -> LiveURL? {
    guard [301, 302, 303, 307, 308].contains(response.status), let location = response.headers["Location"],
      !location.isEmpty
    else { return nil }
    if ReferenceURL(location).scheme != nil { return LiveURL(location) }
    guard let base = URL(string: url.secret), let target = URL(string: location, relativeTo: base) else {
      return nil
    }
    return LiveURL(target.absoluteString)
  }
}
