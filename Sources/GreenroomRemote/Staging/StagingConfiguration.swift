package import Foundation
package import GreenroomModel

/// Which store is meant and how to reach it, read from the settings and checked.
package enum StagingConfiguration: Sendable {
  case embedded(EmbeddedConfiguration)
  case s3(S3Configuration)
  case directory(DirectoryConfiguration)
}

/// Greenroom's own store: a folder of the library, served by Greenroom's own listener.
package struct EmbeddedConfiguration: Sendable {
  /// `staged` in the library's folder. Made when something is put there.
  package let folder: MediaPath
  /// The file that holds the key links are signed with, readable by its owner alone. Made when it is needed.
  package let keyFile: MediaPath
  /// Where links lead: the public address where the user has one, else the listener's own. Without a slash
  /// at its end.
  package let baseURL: String

  package init(folder: MediaPath, keyFile: MediaPath, baseURL: String) {
    self.folder = folder
    self.keyFile = keyFile
    self.baseURL = baseURL
  }
}

/// A folder that somebody's web server publishes.
package struct DirectoryConfiguration: Sendable {
  package let folder: MediaPath
  package let prefix: String
  /// Where the web server shows the folder. Without a slash at its end.
  package let baseURL: String

  package init(folder: MediaPath, prefix: String, baseURL: String) {
    self.folder = folder
    self.prefix = prefix
    self.baseURL = baseURL
  }
}

/// A bucket of anything that speaks S3.
package struct S3Configuration: Sendable {
  package enum Style: String, CaseIterable, Sendable {
    /// `https://endpoint/bucket/key`: what servers of one's own understand.
    case path
    /// `https://bucket.endpoint/key`: what AWS wants.
    case virtual
  }

  package let bucket: String
  /// Scheme, host and port, without a slash at its end.
  package let endpoint: String
  package let region: String
  package let style: Style
  package let prefix: String
  /// Where a CDN or the bucket itself shows the objects to everyone; nil signs URLs. Without a slash at its
  /// end.
  package let publicBaseURL: String?
  package let credentials: S3Credentials

  package init(
    bucket: String, endpoint: String, region: String, style: Style, prefix: String,
    publicBaseURL: String?, credentials: S3Credentials
  ) {
    self.bucket = bucket
    self.endpoint = endpoint
    self.region = region
    self.style = style
    self.prefix = prefix
    self.publicBaseURL = publicBaseURL
    self.credentials = credentials
  }
}

package struct S3Credentials: Sendable, CustomStringConvertible {
  package let accessKeyID: String
  package let secretAccessKey: String
  package let sessionToken: String?
  /// When a session ends; nil for keys that last, and for a session that does not say.
  package let expiry: Date?
  /// Where the secret came from, as people can find it: `AWS_SECRET_ACCESS_KEY`, `config.yaml:12`. For
  /// messages about wrong ones.
  package let origin: String

  package init(
    accessKeyID: String, secretAccessKey: String, sessionToken: String?, expiry: Date?, origin: String
  ) {
    self.accessKeyID = accessKeyID
    self.secretAccessKey = secretAccessKey
    self.sessionToken = sessionToken
    self.expiry = expiry
    self.origin = origin
  }

  package var description: String { "the key from \(origin)" }
}
