package import Foundation
package import GreenroomModel

/// A folder that somebody's web server publishes. Files and folders are made readable for that server, and
/// URLs are public for as long as the file is there.
package struct DirectoryBackend: StagingBackend {
  package let urlsExpire = false

  private let configuration: DirectoryConfiguration
  private let files: ContentFolder

  package init(_ configuration: DirectoryConfiguration) {
    self.configuration = configuration
    // A missing root is a disk that is not mounted or a slip of the pen; to make it would hide that.
    files = ContentFolder(root: configuration.folder, fileMode: 0o644, folderMode: 0o755, makesRoot: false)
  }

  package var id: String { "directory:\(configuration.folder)" }

  package var prefix: String { configuration.prefix }

  package func put(_ upload: StagingUpload, replacing: Bool) throws -> PutOutcome {
    try files.put(upload, replacing: replacing)
  }

  package func url(of key: ObjectKey, until expiry: Date, now: Date) throws -> SignedURL {
    let place = try KeyPlace(key)
    let path = (place.folders + [place.name]).map(Self.encoded).joined(separator: "/")
    return SignedURL(LiveURL("\(configuration.baseURL)/\(path)"), expiry: nil)
  }

  package func remove(_ key: ObjectKey) throws { try files.remove(key) }

  package func leftovers() throws -> [StagingLeftover] { try files.leftovers(prefix: prefix) }

  package func abort(_ leftover: StagingLeftover) throws { try files.abort(leftover) }

  /// Everything but the unreserved characters of RFC 3986 as `%XX`.
  private static func encoded(_ name: String) -> String {
    name.utf8.map { byte in
      let isPlain = unreserved.contains(byte)
      return isPlain ? String(UnicodeScalar(byte)) : "%" + hexadecimal(byte)
    }.joined()
  }

  private static let unreserved = Set(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8)

  private static func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.count == 1 ? "0" + digits : digits
  }
}
