package import Foundation

/// A row of the ledger: content that a backend holds, and how long its URL opens it.
package struct StagedObject: Equatable, Sendable {
  /// Which store it is in: ``StagingBackend/id``. Never a secret.
  package let backend: String
  package let key: ObjectKey
  package let content: SHA256Digest
  package let byteCount: Int64
  package let contentType: String
  /// Without a query: URLs are signed when they are used.
  package var url: String
  /// When it was asked to end; nil where the URL is public for good.
  package var requestedExpiry: Date?
  /// When it really ends: what was asked, the signature's longest life, the credentials' life, whichever
  /// comes first. Nil where the URL is public for good.
  package var effectiveExpiry: Date?
  package var uploadedAt: Date
  /// When it was last fetched back and found to be right; nil where that was never done.
  package var verifiedAt: Date?

  package init(
    backend: String, key: ObjectKey, content: SHA256Digest, byteCount: Int64, contentType: String,
    url: String, requestedExpiry: Date?, effectiveExpiry: Date?, uploadedAt: Date, verifiedAt: Date?
  ) {
    self.backend = backend
    self.key = key
    self.content = content
    self.byteCount = byteCount
    self.contentType = contentType
    self.url = url
    self.requestedExpiry = requestedExpiry
    self.effectiveExpiry = effectiveExpiry
    self.uploadedAt = uploadedAt
    self.verifiedAt = verifiedAt
  }
}
