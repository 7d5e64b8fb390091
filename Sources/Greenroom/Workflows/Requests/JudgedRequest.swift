import GreenroomCatalog
import GreenroomModel

/// A request that was composed and judged, before it is stored.
struct JudgedRequest {
  let request: StoredRequest
  /// As it would be sent, with the whole of URLs of which only a part may be stored.
  let body: JSONValue
  /// Those of its references, in their order.
  let urls: [String?]
  /// False where the checks refuse it, or it is made for show alone.
  let isStorable: Bool

  /// - Parameter record: How it is stored; nil where it is not.
  func document(_ record: RequestRecord?) throws -> RequestDocument {
    try RequestDocument(request, record).with(body: body, urls: urls)
  }
}
