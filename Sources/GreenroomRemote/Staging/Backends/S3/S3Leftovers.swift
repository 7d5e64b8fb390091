import GreenroomModel

/// Lists uploads in parts that nobody finished.
struct S3Leftovers {
  /// Of a thousand uploads each.
  private static let greatestPageCount = 1_000

  private let client: S3Client
  private let prefix: String

  init(_ client: S3Client, prefix: String) {
    self.client = client
    self.prefix = prefix.isEmpty ? "" : prefix + "/"
  }

  /// Those right under the prefix and named as Greenroom names objects: a bucket may hold uploads of others.
  func all() throws(StagingFailure) -> [StagingLeftover] {
    var found: [StagingLeftover] = []
    var markers: [(name: String, value: String)] = []
    for _ in 0..<Self.greatestPageCount {
      let page = try page(markers)
      found += page.children.filter { $0.name == "Upload" }.compactMap(leftover)
      guard page.text(of: "IsTruncated") == "true", let next = Self.markers(page) else { return found }
      markers = next
    }
    return found
  }

  private func page(_ markers: [(name: String, value: String)]) throws(StagingFailure) -> XMLElement {
    let answer = try client.send(
      S3Call(method: .get, parameters: [("uploads", ""), ("prefix", prefix)] + markers))
    guard let page = XMLReader.read(answer.body), page.name == "ListMultipartUploadsResult" else {
      throw client.failure(for: answer)
    }
    return page
  }

  private static func markers(_ page: XMLElement) -> [(name: String, value: String)]? {
    guard let key = page["NextKeyMarker"]?.text, !key.isEmpty else { return nil }
    let upload = page["NextUploadIdMarker"]?.text ?? ""
    return [("key-marker", key)] + (upload.isEmpty ? [] : [("upload-id-marker", upload)])
  }

  private func leftover(_ upload: XMLElement) -> StagingLeftover? {
    guard let text = upload["Key"]?.text, text.hasPrefix(prefix), let id = upload.text(of: "UploadId")
    else { return nil }
    let key = ObjectKey(stored: text)
    guard key.content != nil, prefix + key.fileName == text else { return nil }
    return StagingLeftover(
      key: key, uploadID: id, startedAt: upload.text(of: "Initiated").flatMap(S3Date.read))
  }
}
