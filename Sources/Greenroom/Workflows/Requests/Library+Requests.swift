import Foundation
import GreenroomCatalog
import GreenroomModel
import GreenroomRemote

extension Library {
  /// A stored request by its id or the beginning of it.
  package func request(_ id: String) throws -> RequestDocument {
    let record = try requestRecord(id)
    return try RequestDocument(record.request, record)
  }

  /// The newest stored requests.
  package func requests(limit: Int) throws -> RequestsDocument {
    guard let catalog = try catalogIfPresent else { return RequestsDocument(total: 0, requests: []) }
    let (total, records) = try catalog.requests(limit: limit)
    return RequestsDocument(
      total: total,
      requests: records.map { record in
        let request = record.request
        return RequestsDocument.Entry(
          id: record.id.text, profile: request.profile, model: request.model, mode: request.mode,
          verdict: request.verdict, prompt: request.prompt, references: request.references.count,
          createdAt: record.createdAt)
      })
  }

  /// A command that submits the request's body with curl where `task submit` would, in the words of the profile it was
  /// built for.
  package func curlCommand(for request: RequestDocument) throws -> String {
    let gateway = gateway(of: try profiles.profile(request.profile))
    return CurlCommand.text(
      body: request.body, baseURL: gateway.baseURL, dialect: try Dialects.named(gateway.dialect))
  }

  /// A stored request by its id or the beginning of it.
  func requestRecord(_ text: String) throws -> RequestRecord {
    let isPrefix = AssetID.isPrefix(text)
    let records = try isPrefix ? catalogIfPresent?.requests(withPrefix: text) ?? [] : []
    guard let record = try Self.theOne(of: records, meant: text, id: \.id.text) else {
      throw GreenroomError(
        .notFound, "There is no stored request “\(text)”.",
        hint: "`greenroom request list` shows those there are; "
          + "\(AssetID.shortestPrefix) characters of an id are enough.")
    }
    return record
  }
}

extension RequestDocument {
  init(_ request: StoredRequest, _ record: RequestRecord?) throws {
    self.init(
      id: record?.id.text, profile: request.profile, profileRevision: request.profileRevision,
      model: request.model, mode: request.mode,
      handles: request.references.map { reference in
        HandleResult(
          handle: reference.handle?.description ?? reference.role.rawValue, name: reference.name,
          id: reference.asset, path: reference.path?.text, url: reference.url)
      },
      body: try JSONValue(parsing: String(decoding: request.body, as: UTF8.self)),
      findings: try JSONDecoder().decode([Finding].self, from: request.findings),
      createdAt: record?.createdAt)
  }
}
