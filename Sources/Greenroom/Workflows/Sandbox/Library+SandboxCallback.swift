package import GreenroomModel
import GreenroomRemote

extension Library {
  /// Seconds that whoever is told of a task may take to hear it.
  private static let callbackPatience = 5.0

  /// Posts a document to the address that a request named, once. Blocks.
  ///
  /// - Returns: Whether it was heard.
  package func postCallback(
    _ document: JSONValue, to url: String, shouldStop: @escaping @Sendable () -> Bool
  ) -> Bool {
    var request = HTTPRequest(.post, LiveURL(url), isRepeatable: false, isCancelled: shouldStop)
    request.headers = ["Content-Type": "application/json"]
    request.body = HTTPBytes(Array(document.compactText.utf8))
    request.limits.connect = Self.callbackPatience
    request.limits.total = Self.callbackPatience
    let response = try? transport.send(request)
    return response?.isSuccess ?? false
  }
}
