package import Foundation
package import GreenroomModel

/// A store that puts bytes where a gateway can fetch them. These comments are its contract; the suite
/// `StagingConformance` in GreenroomTestSupport holds every backend to it.
///
/// A backend never retries by itself: the transport that it is given does. All methods block, and any number
/// of threads may call them at once. What they throw is ``StagingFailure``.
package protocol StagingBackend: Sendable {
  /// Names the store, not the account: the same for everyone who uses it, and for this program's next start.
  /// `s3:https://s3.eu-central-1.amazonaws.com/my-bucket`, `embedded`, `directory:/srv/www/refs`. The ledger
  /// keeps it, so nothing secret is in it.
  var id: String { get }

  /// What keys begin with; empty where they begin with the content.
  var prefix: String { get }

  /// True where URLs end by themselves. Others are public for as long as the object is there.
  var urlsExpire: Bool { get }

  /// Makes the object be there, whole, under its key.
  ///
  /// - What is sent must hash to `upload.digest` while it is read; otherwise nothing is left under the key
  ///   and ``StagingFailure/Cause/contentChanged`` is thrown.
  /// - An object that is already there is left alone and reported as `.present`; it may be damaged, which is
  ///   why the caller fetches it back. With `replacing` it is written anew.
  /// - Never leaves a part of the content readable under the key, whatever happens meanwhile: it is there
  ///   whole or not at all.
  /// - After a crash the next call goes on where this one was, as far as `upload.journal` remembers.
  /// - The object is private unless the backend's URLs are public.
  func put(_ upload: StagingUpload, replacing: Bool) throws -> PutOutcome

  /// A URL that opens the object until `expiry`, and when it really ends. Touches neither network nor disk,
  /// and does not say that the object is there.
  ///
  /// - Parameters:
  ///   - expiry: The wish; a store's longest life and the credentials' may make it less.
  ///   - now: When the signature begins to hold.
  func url(of key: ObjectKey, until expiry: Date, now: Date) throws -> SignedURL

  /// Makes the object not be there. One that was not there is no failure.
  func remove(_ key: ObjectKey) throws

  /// Uploads that were begun and never finished, by anyone who used this store and prefix.
  func leftovers() throws -> [StagingLeftover]

  /// Gives up such an upload and frees what it holds. One that is no longer there is no failure.
  func abort(_ leftover: StagingLeftover) throws
}

/// Whether bytes were sent.
package enum PutOutcome: Equatable, Sendable {
  case uploaded
  /// The store had the object already; nothing was sent.
  case present
}

/// A URL as a backend signs it.
package struct SignedURL: Equatable, Sendable {
  package let url: LiveURL
  /// When it really ends; nil where it never does.
  package let expiry: Date?
  /// Why it ends sooner than was asked, as a sentence; nil where it does not.
  package let shortened: String?

  package init(_ url: LiveURL, expiry: Date?, shortened: String? = nil) {
    self.url = url
    self.expiry = expiry
    self.shortened = shortened
  }
}

/// An upload that was begun and never finished.
package struct StagingLeftover: Hashable, Sendable {
  package let key: ObjectKey
  /// The store's name for it.
  package let uploadID: String
  package let startedAt: Date?
  /// Nil where the store does not say.
  package let byteCount: Int64?

  package init(key: ObjectKey, uploadID: String, startedAt: Date?, byteCount: Int64? = nil) {
    self.key = key
    self.uploadID = uploadID
    self.startedAt = startedAt
    self.byteCount = byteCount
  }
}
