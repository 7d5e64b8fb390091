package import GreenroomModel
package import GreenroomRemote

/// Greenroom's own store is a part of the library.
extension EmbeddedConfiguration {
  /// - Parameters:
  ///   - folder: The library's.
  ///   - baseURL: Where links lead, without a slash at its end: ``ListenerNotice/baseURL``.
  package init(library folder: MediaPath, baseURL: String) {
    self.init(
      folder: Self.folder(in: folder), keyFile: Self.keyFile(in: folder), baseURL: baseURL)
  }

  /// What is staged there.
  static func folder(in library: MediaPath) -> MediaPath { library.appending("staged") }

  /// The key that links are signed with.
  static func keyFile(in library: MediaPath) -> MediaPath { library.appending("staging.key") }
}
