import GreenroomModel

/// An object in parts: begun, sent, and made whole by the store. The journal remembers every step, so that the
/// next run goes on where a crash ended this one.
struct S3Multipart {
  /// Up to here one request is enough.
  private static let greatestPut: Int64 = 16_777_216

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
    if let begun {
      if isOfThis(begun), let outcome = try finish(begun) { return outcome }
      try discard(begun)
    }
    let record = try begin()
    if let outcome = try finish(record) { return outcome }
    try discard(record)
    throw StagingFailure(
      .refused(S3Upload.unknown),
      "\(client.configuration.endpoint) forgot an upload while it was being sent.", hint: "Push it again.")
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

  /// Sends what is missing and has the store make it whole. Nil where the store does not know the upload.
  private func finish(_ record: UploadRecord) throws -> PutOutcome? {
    do {
      let parts = try S3Parts(client, upload, file, record).send()
      switch try client.complete(record.uploadID, of: upload, parts, replacing: replacing) {
      case .whole:
        try upload.journal.end(record)
        return .uploaded
      case .taken:
        try discard(record)
        return .present
      case .unknown:
        // Of a completion whose answer was lost this is what the second attempt hears.
        guard try client.has(upload) else { return nil }
        try upload.journal.end(record)
        return .uploaded
      }
    } catch let failure as StagingFailure {
      if case .refused(S3Upload.unknown) = failure.cause { return nil }
      if S3Upload.isSpoilt(failure.cause) { try? discard(record) }
      throw failure
    }
  }

  /// Gives the upload up for good. Where the store does not hear of it, the upload is one of its leftovers.
  private func discard(_ record: UploadRecord) throws {
    try? client.abort(record.uploadID, of: record.key)
    try upload.journal.end(record)
  }
}
