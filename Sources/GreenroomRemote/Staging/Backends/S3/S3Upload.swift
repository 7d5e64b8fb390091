import GreenroomModel

/// The store's half of an upload in parts.
enum S3Upload {
  /// What a store says of an upload that was made whole or given up, by whomever.
  static let unknown = "NoSuchUpload"

  enum Completion {
    case whole
    /// Somebody else put an object there meanwhile.
    case taken
    /// The upload is not known.
    case unknown
  }

  /// True where the store does not recognize the upload or parts of it, so that only a new one can succeed.
  static func isForgotten(_ cause: StagingFailure.Cause) -> Bool {
    switch cause {
    case .refused(unknown), .refused("InvalidPart"), .refused("InvalidPartOrder"): true
    default: false
    }
  }

  /// True where going on with the upload would fail again: other bytes than were promised.
  static func isSpoilt(_ cause: StagingFailure.Cause) -> Bool {
    switch cause {
    case .contentChanged, .damaged, .refused("EntityTooSmall"), .refused("BadDigest"): true
    default: false
    }
  }
}

extension S3Client {
  /// Seconds that a store may take, in silence, to make an object of its parts.
  private var longestMaking: Double { 180 }

  /// Begins an upload and gives the store's name for it. Sent twice it leaves an empty upload behind, which
  /// costs nothing and is found among the leftovers.
  func begin(_ upload: StagingUpload) throws(StagingFailure) -> String {
    let answer = try send(
      S3Call(
        method: .post, key: upload.key, parameters: [("uploads", "")],
        headers: ["Content-Type": upload.contentType, "x-amz-checksum-algorithm": "SHA256"],
        isCancelled: upload.isCancelled))
    guard let id = XMLReader.read(answer.body)?.text(of: "UploadId"), !id.isEmpty else {
      throw strange("It named no upload.")
    }
    return id
  }

  /// Sends one part and gives its entity tag.
  func send(_ body: FileSlice, asPart number: Int, of record: UploadRecord) throws(StagingFailure) -> String {
    let answer = try send(
      S3Call(
        method: .put, key: record.key,
        parameters: [("partNumber", "\(number)"), ("uploadId", record.uploadID)],
        headers: [S3Checksum.header: body.digest.base64], body: body, digest: body.digest,
        isCancelled: body.isCancelled))
    try S3Checksum.check(answer, against: body.digest)
    guard let tag = answer.headers["ETag"], !tag.isEmpty else {
      throw strange("It gave a part no entity tag.")
    }
    return tag
  }

  /// Has the store make the object of its parts. Sent twice, the second is answered as if the upload were not
  /// known; whether the object is there tells the two apart.
  func complete(
    _ uploadID: String, of upload: StagingUpload, _ parts: [UploadedPart], replacing: Bool
  ) throws(StagingFailure) -> S3Upload.Completion {
    let body = Array(Self.document(parts, upload.digest).utf8)
    var call = S3Call(
      method: .post, key: upload.key, parameters: [("uploadId", uploadID)],
      headers: ["Content-Type": "application/xml"], body: HTTPBytes(body), digest: SHA256.digest(of: body),
      isCancelled: upload.isCancelled)
    call.limits.stall = longestMaking
    if !replacing { call.headers["If-None-Match"] = "*" }
    var answer = try answer(to: call)
    if !replacing, answer.status == 501 {
      if try has(upload) { return .taken }
      call.headers["If-None-Match"] = nil
      answer = try self.answer(to: call)
    }
    return try completion(of: answer, upload)
  }

  private func completion(
    of answer: HTTPResponse, _ upload: StagingUpload
  ) throws(StagingFailure) -> S3Upload.Completion {
    if answer.status == 412 { return .taken }
    if S3Error(answer).code == S3Upload.unknown { return .unknown }
    if answer.status == 409, try has(upload) { return .taken }
    guard answer.isSuccess, S3Error.document(in: answer) == nil else { throw failure(for: answer) }
    guard XMLReader.read(answer.body)?.name == "CompleteMultipartUploadResult" else {
      throw strange("It did not say whether the parts became an object.")
    }
    return .whole
  }

  /// Gives an upload up. One that is not known is no failure.
  ///
  /// - Returns: Whether it was known.
  @discardableResult
  func abort(_ uploadID: String, of key: ObjectKey) throws(StagingFailure) -> Bool {
    let answer = try answer(to: S3Call(method: .delete, key: key, parameters: [("uploadId", uploadID)]))
    if S3Error(answer).code == S3Upload.unknown { return false }
    guard answer.isSuccess else { throw failure(for: answer) }
    return true
  }

  private func strange(_ what: String) -> StagingFailure {
    StagingFailure(
      .refused("unexpected answer"), "\(configuration.endpoint) does not answer as S3 does. \(what)",
      hint: "Look whether the endpoint in the settings is right.")
  }

  private static func document(_ parts: [UploadedPart], _ digest: ContentDigest) -> String {
    let lines = parts.map { part in
      "<Part><PartNumber>\(part.number)</PartNumber><ETag>\(escaped(part.entityTag))</ETag>"
        + "<ChecksumSHA256>\(digest.parts[part.number - 1].base64)</ChecksumSHA256></Part>"
    }
    return "<CompleteMultipartUpload xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">" + lines.joined()
      + "</CompleteMultipartUpload>"
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
