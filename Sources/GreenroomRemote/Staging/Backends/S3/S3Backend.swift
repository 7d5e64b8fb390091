package import Foundation
package import GreenroomModel

/// A bucket of anything that speaks S3: AWS, MinIO, R2, SeaweedFS, Ceph.
///
/// Sources: the Amazon S3 API Reference; conditional writes after "How to prevent object overwrites with
/// conditional writes" of the user guide. What a store of another make lacks is tolerated where the contract
/// can be kept without it.
package struct S3Backend: StagingBackend {
  private let configuration: S3Configuration
  private let client: S3Client

  /// - Parameter clock: This machine's time, for the signatures of requests.
  package init(
    _ configuration: S3Configuration, transport: any HTTPTransport,
    clock: @escaping @Sendable () -> Date = { Date() }
  ) {
    self.configuration = configuration
    client = S3Client(configuration, transport: transport, clock: clock)
  }

  package var id: String { "s3:\(configuration.endpoint)/\(configuration.bucket)" }
  package var prefix: String { configuration.prefix }
  package var urlsExpire: Bool { configuration.publicBaseURL == nil }

  package func put(_ upload: StagingUpload, replacing: Bool) throws -> PutOutcome {
    let file = try StagedFile(upload.file, byteCount: upload.digest.byteCount)
    if S3Multipart.isFor(upload.digest) {
      return try S3Multipart(client, backend: id, upload, file, replacing: replacing).put()
    }
    return try S3Put(client, upload, file, replacing: replacing).put()
  }

  package func url(of key: ObjectKey, until expiry: Date, now: Date) throws -> SignedURL {
    if let base = configuration.publicBaseURL {
      return SignedURL(LiveURL(base + "/" + PercentEncoding.path(key.text)), expiry: nil)
    }
    let life = try S3LinkLife(until: expiry, now: now, credentials: configuration.credentials)
    let url = client.signer.url(of: client.address.target(key), lasting: life.seconds, from: now)
    return SignedURL(url, expiry: life.end, shortened: life.shortened)
  }

  package func remove(_ key: ObjectKey) throws {
    let answer = try client.answer(to: S3Call(method: .delete, key: key))
    guard answer.isSuccess || S3Error(answer).code == "NoSuchKey" else { throw client.failure(for: answer) }
  }

  package func leftovers() throws -> [StagingLeftover] {
    try S3Leftovers(client, prefix: prefix).all()
  }

  package func abort(_ leftover: StagingLeftover) throws {
    try client.abort(leftover.uploadID, of: leftover.key)
  }
}
