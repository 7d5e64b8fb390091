import GreenroomModel

/// An object in parts: begun, sent, and made whole by the store. The journal remembers every step, so that the
/// next run goes on where a crash ended this one.
struct S3Multipart {
  /// Up to here one request is enough.
  private static let greatestPut: Int64 = 16_777_216
  /// Of making an object: a store that forgets one upload is given another.
  private static let greatestAttempts = 2

  private let client: S3Client
  private let backend: String
  private let upload: StagingUpload
  private let file: StagedFile
  private let replacing: Bool

  static func isFor(_ digest: ContentDigest) -> Bool { digest.byteCount > greatestPut }

  init(_ client: S3Client, backend: String, _ upload: StagingUpload, _ file: StagedFile, replacing: Bool) {
    self.client = client
    self.backend = backend
    self.upload = upload
    self.file = file
    self.replacing = replacing
  }

  func put() throws -> PutOutcome {
    let begun = try upload.journal.upload(to: backend, upload.key)
    if !replacing, try client.has(upload) {
      if let begun { try discard(begun) }
      return .present
    }
    var kept = begun
    if let begun, !isOfThis(begun) {
      try discard(begun)
      kept = nil
    }
    for _ in 0..<Self.greatestAttempts {
      let record = try kept ?? begin()
      kept = nil
      if let outcome = try finish(record) { return outcome }
      try discard(record)
    }
    throw StagingFailure(
      .refused(S3Upload.unknown),
      "\(client.configuration.endpoint) twice forgot an upload, or parts of it, while it was being sent.",
      hint: "Push it again. If that fails too, look for a rule of the bucket that ends uploads early.")
  }

  /// False for a record that this content cannot have left.
  private func isOfThis(_ begun: UploadRecord) -> Bool {
    begun.partLength == ContentDigest.partLength
      && begun.parts.allSatisfy { upload.digest.parts.indices.contains($0.number - 1) }
  }

  private func begin() throws -> UploadRecord {
    let record = UploadRecord(
      backend: backend, key: upload.key, uploadID: try client.begin(upload),
      partLength: ContentDigest.partLength)
    try upload.journal.begin(record)
    return record
  }

  /// Sends what is missing and has the store make it whole. Nil where the store does not recognize the upload.
  private func finish(_ record: UploadRecord) throws -> PutOutcome? {
    let parts = S3Parts(client, upload, file, record)
    do {
      let outcome = try complete(record, try parts.send())
      if outcome != .uploaded { parts.takeBack() }
      return outcome
    } catch let failure as StagingFailure {
      if S3Upload.isForgotten(failure.cause) {
        parts.takeBack()
        return nil
      }
      if S3Upload.isSpoilt(failure.cause) { _ = try? discard(record) }
      throw failure
    }
  }

  private func complete(_ record: UploadRecord, _ parts: [UploadedPart]) throws -> PutOutcome? {
    switch try client.complete(record.uploadID, of: upload, parts, replacing: replacing) {
    case .whole: break
    case .taken:
      // A completion whose answer was lost has used up the upload; then the object is its own.
      if try discard(record) { return .present }
    case .unknown:
      // Of a completion whose answer was lost this is what the second attempt hears.
      guard try client.has(upload) else { return nil }
    }
    try upload.journal.end(record)
    return .uploaded
  }

  /// Gives the upload up for good. Where the store does not hear of it, the upload is one of its leftovers.
  ///
  /// - Returns: False where the store said that it did not know it.
  @discardableResult
  private func discard(_ record: UploadRecord) throws -> Bool {
    let wasKnown = try? client.abort(record.uploadID, of: record.key)
    try upload.journal.end(record)
    return wasKnown ?? true
  }
}
