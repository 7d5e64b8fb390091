import GreenroomModel

/// A stretch of the content and what it must hash to.
struct FetchBackBlock {
  let bytes: Range<Int64>
  let digest: SHA256Digest
  let isWhole: Bool
  /// What people call it: “Its first 65536 bytes”.
  let name: String

  static func whole(of content: ContentDigest) -> FetchBackBlock {
    FetchBackBlock(bytes: 0..<content.byteCount, digest: content.sha256, isWhole: true, name: "It")
  }

  static func head(of content: ContentDigest) -> FetchBackBlock {
    let length = min(content.byteCount, ContentDigest.blockLength)
    return FetchBackBlock(
      bytes: 0..<length, digest: content.head, isWhole: false, name: "The beginning (\(length) bytes)")
  }

  static func tail(of content: ContentDigest) -> FetchBackBlock {
    let length = min(content.byteCount, ContentDigest.blockLength)
    return FetchBackBlock(
      bytes: (content.byteCount - length)..<content.byteCount, digest: content.tail, isWhole: false,
      name: "The end (\(length) bytes)")
  }

  /// Open where everything is meant, as browsers and gateways ask.
  var rangeHeader: String { isWhole ? "bytes=0-" : "bytes=\(bytes.lowerBound)-\(bytes.upperBound - 1)" }
}

/// Hashes an answer as it comes and compares it with one block, or with the whole where the server ignores
/// ranges. Keeps none of it.
final class FetchBackSink: HTTPBodySink {
  let block: FetchBackBlock
  private let content: ContentDigest
  private let url: LiveURL
  private var expected: FetchBackBlock
  private var hash = SHA256()
  private var readBytes: Int64 = 0
  private(set) var contentType: String?

  init(_ block: FetchBackBlock, _ content: ContentDigest, _ url: LiveURL) {
    self.block = block
    self.content = content
    self.url = url
    expected = block
  }

  /// True where the answer held everything, asked or not.
  var isWhole: Bool { expected.isWhole }

  func begin(_ head: HTTPResponse.Head) throws {
    hash = SHA256()
    readBytes = 0
    contentType = head.headers["Content-Type"]
    if head.status == 206 {
      try judgeRange(head.headers["Content-Range"])
    } else {
      expected = .whole(of: content)
      if let length = head.headers["Content-Length"].flatMap({ Int64($0) }) { try judgeTotal(length) }
    }
  }

  func receive(_ bytes: UnsafeRawBufferPointer) throws {
    readBytes += Int64(bytes.count)
    guard readBytes <= length else {
      throw damaged("gives more than the \(length) bytes that were asked for")
    }
    hash.update(bytes)
  }

  /// How many bytes were read.
  func finish() throws(StagingFailure) -> Int64 {
    guard readBytes == length else { throw damaged("gave \(readBytes) of \(length) bytes") }
    let found = hash.finish()
    guard found == expected.digest else {
      throw damaged(
        "gives other bytes than were sent. \(expected.name) should hash to \(expected.digest), not to \(found)"
      )
    }
    return readBytes
  }

  private var length: Int64 { expected.bytes.upperBound - expected.bytes.lowerBound }

  private func judgeRange(_ header: String?) throws(StagingFailure) {
    guard let header, let range = ContentRange(header) else {
      throw damaged("gives a part of the content and does not say which")
    }
    if let total = range.total { try judgeTotal(total) }
    guard range.bytes == block.bytes else {
      throw damaged("gives bytes \(range.bytes) where bytes \(block.bytes) were asked for")
    }
    expected = block
  }

  private func judgeTotal(_ total: Int64) throws(StagingFailure) {
    guard total == content.byteCount else {
      throw damaged("holds \(total) bytes where \(content.byteCount) were sent")
    }
  }

  private func damaged(_ what: String) -> StagingFailure {
    StagingFailure(
      .damaged, "\(url) \(what).",
      hint: "Upload it again; if that does not help, something between here and the store changes content.")
  }
}
