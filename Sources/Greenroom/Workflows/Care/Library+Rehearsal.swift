import Foundation
import GreenroomCatalog
import GreenroomModel

extension Library {
  /// Runs `work` on a copy of the library and forgets what it did: what a command would say, with the
  /// library's bytes as they were.
  package static func rehearsing<Value>(
    _ settings: Settings, _ installation: Installation, observer: @escaping WorkProgress.Observer,
    _ work: (Library) throws -> Value
  ) throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appending(path: "greenroom-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try Catalog.openIfPresent(in: settings.library.value.text)?.copy(into: folder.path)
    return try work(
      Library(
        settings: settings, installation: installation, folder: MediaPath(folder.path), observer: observer))
  }
}
