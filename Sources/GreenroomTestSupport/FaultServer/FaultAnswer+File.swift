extension FaultAnswer {
  /// A file as a good server gives it: whole, or the range that the request asks for (RFC 9110, section 14).
  ///
  /// - Parameter tag: Its entity tag: a range of another one (`If-Range`) is answered with the whole.
  package static func file(
    _ bytes: [UInt8], type: String, tag: String? = nil, for request: FaultRequest
  ) -> FaultAnswer {
    var headers = [(name: "Content-Type", value: type)]
    if let tag { headers.append(("ETag", tag)) }
    guard let asked = request["Range"], request["If-Range"] == nil || request["If-Range"] == tag else {
      return FaultAnswer(200, headers, body: bytes)
    }
    guard let range = range(asked, of: bytes.count) else {
      return FaultAnswer(416, [("Content-Range", "bytes */\(bytes.count)")])
    }
    let span = "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(bytes.count)"
    return FaultAnswer(206, headers + [("Content-Range", span)], body: Array(bytes[range]))
  }

  /// `bytes=3-`, `bytes=3-9` or `bytes=-5`; nil where nothing of it is there.
  private static func range(_ text: String, of length: Int) -> Range<Int>? {
    guard text.hasPrefix("bytes=") else { return nil }
    let ends = text.dropFirst(6).split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard ends.count == 2 else { return nil }
    switch (ends[0], ends[1]) {
    case (let start?, nil) where start < length: return start..<length
    case (let start?, let last?) where start < length && last >= start: return start..<min(length, last + 1)
    case (nil, let count?) where count > 0 && length > 0: return max(0, length - count)..<length
    default: return nil
    }
  }
}
