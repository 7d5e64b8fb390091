import GreenroomModel

/// An object in one request.
struct S3Put {
  /// From here on it costs less to ask whether the object is there than to send it in vain.
  private static let asksFirst: Int64 = 1_048_576

  private let client: S3Client
  private let upload: StagingUpload
  private let file: StagedFile
  private let replacing: Bool

  init(_ client: S3Client, _ upload: StagingUpload, _ file: StagedFile, replacing: Bool) {
    self.client = client
    self.upload = upload
    self.file = file
    self.replacing = replacing
  }

  func put() throws(StagingFailure) -> PutOutcome {
    if !replacing, upload.digest.byteCount >= Self.asksFirst, try client.has(upload) { return .present }
    let body = FileSlice(
      file, 0..<upload.digest.byteCount, digest: upload.digest.sha256, progress: upload.progress,
      isCancelled: upload.isCancelled)
    do {
      let outcome = try send(body, isConditional: !replacing)
      if outcome == .present { body.takeBack() }
      return outcome
    } catch {
      body.takeBack()
      throw error
    }
  }

  private func send(_ body: FileSlice, isConditional: Bool) throws(StagingFailure) -> PutOutcome {
    let answer = try client.answer(to: call(body, isConditional: isConditional))
    if isConditional, answer.status == 501 { return try sendUnconditionally(body) }
    // What an attempt whose answer was lost has sent is there too, and is no other's.
    if isConditional, try isTaken(answer) { return body.wasSentBefore ? .uploaded : .present }
    guard answer.isSuccess, S3Error.document(in: answer) == nil else { throw client.failure(for: answer) }
    do {
      try S3Checksum.check(answer, against: upload.digest.sha256)
    } catch {
      _ = try? client.answer(to: S3Call(method: .delete, key: upload.key))
      throw error
    }
    return .uploaded
  }

  private func isTaken(_ answer: HTTPResponse) throws(StagingFailure) -> Bool {
    if answer.status == 412 { return true }
    // Somebody is writing it at this moment.
    return answer.status == 409 ? try client.has(upload) : false
  }

  /// For a store that does not know the condition.
  private func sendUnconditionally(_ body: FileSlice) throws(StagingFailure) -> PutOutcome {
    if try client.has(upload) { return .present }
    return try send(body, isConditional: false)
  }

  private func call(_ body: FileSlice, isConditional: Bool) -> S3Call {
    var headers: HTTPHeaders = [
      "Content-Type": upload.contentType, S3Checksum.header: upload.digest.sha256.base64,
    ]
    if isConditional { headers["If-None-Match"] = "*" }
    return S3Call(
      method: .put, key: upload.key, headers: headers, body: body, digest: body.digest,
      isCancelled: upload.isCancelled)
  }
}

/// SHA-256 as S3 checks it.
enum S3Checksum {
  static let header = "x-amz-checksum-sha256"

  /// - Throws: `damaged` where the store says that it has something else.
  static func check(_ answer: HTTPResponse, against digest: SHA256Digest) throws(StagingFailure) {
    guard let said = answer.headers[header], said != digest.base64 else { return }
    throw StagingFailure(
      .damaged, "The store has other bytes than were sent: their checksums differ.",
      hint: "Push it again.")
  }
}
