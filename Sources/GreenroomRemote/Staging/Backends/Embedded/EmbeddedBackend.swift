package import Foundation
package import GreenroomModel
import Synchronization

/// Greenroom's own store: files in a folder of the library, and links that Greenroom's own listener honours.
package final class EmbeddedBackend: StagingBackend {
  package let id = "embedded"
  package let prefix = ""
  package let urlsExpire = true

  private let configuration: EmbeddedConfiguration
  private let files: ContentFolder
  /// Read once, with the first link.
  private let signer = Mutex<LinkSigner?>(nil)

  package init(_ configuration: EmbeddedConfiguration) {
    self.configuration = configuration
    files = ContentFolder(root: configuration.folder, fileMode: 0o600, folderMode: 0o700, makesRoot: true)
  }

  package func put(_ upload: StagingUpload, replacing: Bool) throws -> PutOutcome {
    try files.put(upload, replacing: replacing)
  }

  package func url(of key: ObjectKey, until expiry: Date, now: Date) throws -> SignedURL {
    let place = try KeyPlace(key)
    guard place.folders.isEmpty else {
      throw StagingFailure(
        .configuration, "“\(key)” is not in Greenroom's own store, whose names have no folders.",
        hint: "Run `greenroom stage push` to stage it there.")
    }
    let signer = try signer.withLock { signer throws in
      let found = try signer ?? LinkSigner(secret: SigningKeyFile(configuration.keyFile).key())
      signer = found
      return found
    }
    return SignedURL(
      signer.link(to: key, until: expiry, base: configuration.baseURL), expiry: LinkSigner.end(of: expiry))
  }

  package func remove(_ key: ObjectKey) throws { try files.remove(key) }

  package func leftovers() throws -> [StagingLeftover] { try files.leftovers(prefix: prefix) }

  package func abort(_ leftover: StagingLeftover) throws { try files.abort(leftover) }
}
