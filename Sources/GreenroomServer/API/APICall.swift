import Greenroom
import GreenroomModel
import HTTPTypes

/// A request that was let in, read.
struct APICall: Sendable {
  let head: HTTPRequest
  /// What stood in the path in place of the template's braces.
  let parameters: [String: String]
  let query: QueryItems
  let body: [UInt8]
  /// Under which it is done once; nil where the client gave none.
  var key: WriteKey?

  /// The text of a part of the path.
  func parameter(_ name: String) -> String { parameters[name] ?? "" }

  /// The asset of a path.
  ///
  /// - Throws: `not_found` where it is no whole id.
  func assetID(_ name: String = "id") throws -> AssetID {
    guard let id = AssetID(parameter(name)) else {
      throw GreenroomError(
        .notFound, "“\(parameter(name))” is no asset's id.",
        hint: "Ids have \(AssetID.length) characters, as /api/v1/assets gives them.")
    }
    return id
  }

  /// The same as workflows take it.
  func asset(_ name: String = "id") throws -> AssetArgument {
    AssetArgument(fromElsewhere: try assetID(name).text)
  }

  /// The body's fields; none where there is no body.
  func fields(_ known: Set<String>) throws -> BodyFields {
    try BodyFields(body.isEmpty ? .object([]) : json(), known: known)
  }

  func json() throws -> JSONValue {
    do {
      return try JSONValue(parsing: body)
    } catch {
      throw Problem(.badRequest, "invalid_json", "The body is no JSON: \(error).")
    }
  }
}
