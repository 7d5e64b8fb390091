package import GreenroomModel

/// One piece of content on its way into a store.
package struct StagingUpload: Sendable {
  package let key: ObjectKey
  /// Where the bytes are. Opened for reading only, and never through a link.
  package let file: MediaPath
  package let digest: ContentDigest
  package let contentType: String
  /// Remembers an upload in parts across a crash.
  package let journal: any UploadJournal
  /// Told of bytes as they are sent: how many more. A retry sends some again; what was sent in vain is taken
  /// back with a negative number.
  package let progress: @Sendable (Int64) -> Void
  /// Asked now and then, also while bytes are moving; true ends the upload with
  /// ``StagingFailure/Cause/interrupted``, which leaves what the journal remembers.
  package let isCancelled: @Sendable () -> Bool

  package init(
    key: ObjectKey, file: MediaPath, digest: ContentDigest, contentType: String,
    journal: any UploadJournal, progress: @escaping @Sendable (Int64) -> Void = { _ in },
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) {
    self.key = key
    self.file = file
    self.digest = digest
    self.contentType = contentType
    self.journal = journal
    self.progress = progress
    self.isCancelled = isCancelled
  }
}

/// Remembers uploads in parts, so that the next run goes on where a crash ended the last one. Each call is
/// on disk when it returns, and any thread may make it. The catalog keeps the real one.
package protocol UploadJournal: Sendable {
  /// The upload that was begun for this key; nil where there is none.
  func upload(to backend: String, _ key: ObjectKey) throws -> UploadRecord?
  /// Called once the store has given its name and before any part is sent. Takes the place of an older one.
  func begin(_ record: UploadRecord) throws
  /// Called once the store has a part.
  func record(_ part: UploadedPart, of record: UploadRecord) throws
  /// Called when the upload is whole, aborted, or unknown to the store.
  func end(_ record: UploadRecord) throws
}
