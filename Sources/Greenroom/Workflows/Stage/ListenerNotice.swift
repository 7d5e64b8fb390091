package import Foundation
package import GreenroomModel

/// That a listener runs for a library, and where: `listener.json` in the library's folder. The listener holds
/// a lock on the file for as long as it lives, so what a crashed one left says nothing.
package struct ListenerNotice: Codable, Equatable, Sendable {
  package let pid: Int32
  /// Where it answers on this machine: `http://127.0.0.1:7625`.
  package let address: String
  /// Where the world finds it, as the user said; nil where they did not.
  package let publicURL: String?
  /// In whole seconds.
  package let startedAt: Date

  package init(pid: Int32, address: String, publicURL: String?, startedAt: Date) {
    self.pid = pid
    self.address = address
    self.publicURL = publicURL
    self.startedAt = Date(timeIntervalSince1970: startedAt.timeIntervalSince1970.rounded(.down))
  }

  /// What links begin with: the public URL where there is one, without a slash at its end.
  package var baseURL: String {
    var base = (publicURL ?? address)[...]
    while base.last == "/" { base.removeLast() }
    return String(base)
  }

  /// The listener that runs now; nil where none does.
  package static func current(in folder: MediaPath) -> ListenerNotice? {
    guard let board = NoticeFile(reading: file(in: folder)), board.isHeld else { return nil }
    return board.notice
  }

  /// Announces this one until the result goes.
  ///
  /// - Throws: `conflict` where another listener runs for the library.
  package func post(in folder: MediaPath) throws -> PostedNotice {
    guard let file = NoticeFile(writing: Self.file(in: folder)) else {
      throw GreenroomError(
        .inputOutput, "“\(Self.file(in: folder))” cannot be written: \(String(cString: strerror(errno))).",
        hint: "Check the permissions of the library's folder.")
    }
    guard file.hold() else { throw Self.conflict(with: file.notice) }
    try file.write(self)
    return PostedNotice(file)
  }

  /// - Throws: `conflict` where a listener runs for the library.
  package static func requireNone(in folder: MediaPath) throws {
    if let running = current(in: folder) { throw conflict(with: running) }
  }

  private static func conflict(with running: ListenerNotice?) -> GreenroomError {
    let place = running.map { " at \($0.address), as process \($0.pid)" } ?? ""
    return GreenroomError(
      .conflict, "A listener runs for this library already\(place).", hint: "Use that one, or stop it first.")
  }

  private static func file(in folder: MediaPath) -> MediaPath { folder.appending("listener.json") }
}

/// A notice that stands for as long as this lives.
package final class PostedNotice: Sendable {
  private let file: NoticeFile

  fileprivate init(_ file: NoticeFile) { self.file = file }

  /// The file stays, empty: were it removed, two listeners could each hold a lock on a file of that name.
  deinit { file.clear() }
}
