import Glibc
package import GreenroomModel

/// Finds what was installed beside the executable: the profiles and the media worker. Nothing is looked for
/// before it is needed, since most commands need neither.
package struct Installation: Sendable {
  /// The executable's real path.
  package let executable: MediaPath
  /// From `GREENROOM_ASSETS` and `GREENROOM_WORKER`: what to take in place of what would be found.
  private let assetsOverride: MediaPath?
  private let workerOverride: MediaPath?

  package init(
    executable: MediaPath, environment: [String: String], workingFolder: MediaPath
  ) {
    func path(_ variable: String) -> MediaPath? {
      environment[variable].flatMap { $0.isEmpty ? nil : MediaPath(resolving: $0, in: workingFolder) }
    }
    self.executable = executable
    assetsOverride = path(Self.assetsVariable)
    workerOverride = path(Self.workerVariable)
  }

  /// The folder that holds `Profiles`: `share/greenroom` of the installation, or `Assets` of the checkout
  /// that the executable was built in.
  package func assets() throws(GreenroomError) -> MediaPath {
    let candidates = assetsOverride.map { [$0] } ?? assetCandidates
    if let found = candidates.first(where: { isFolder($0.appending("Profiles")) }) { return found }
    throw missing("The profiles", in: candidates.map { $0.appending("Profiles") }, Self.assetsVariable)
  }

  /// The executable that reads media.
  package func worker() throws(GreenroomError) -> MediaPath {
    let candidates = workerOverride.map { [$0] } ?? workerCandidates
    if let found = candidates.first(where: { isThere($0, X_OK) }) { return found }
    throw missing("The media worker greenroom-media", in: candidates, Self.workerVariable)
  }

  private static let assetsVariable = "GREENROOM_ASSETS"
  private static let workerVariable = "GREENROOM_WORKER"

  private var assetCandidates: [MediaPath] {
    let installed = executable.folder.folder.appending("share").appending("greenroom")
    let checkouts = sequence(first: executable.folder) { $0 == MediaPath("/") ? nil : $0.folder }
    return [installed] + checkouts.map { $0.appending("Assets") }
  }

  private var workerCandidates: [MediaPath] {
    let folder = executable.folder
    return [
      folder.appending("greenroom-media"),
      folder.folder.appending("libexec").appending("greenroom").appending("greenroom-media"),
    ]
  }

  private func missing(
    _ what: String, in places: [MediaPath], _ variable: String
  ) -> GreenroomError {
    let shown = places.prefix(3).map(\.text).joined(separator: ", ")
    return GreenroomError(
      .installation, "\(what) cannot be found; looked for \(shown).",
      hint: "Install Greenroom again with `make install`, or name the place in \(variable).")
  }

  private func isFolder(_ path: MediaPath) -> Bool { isThere(path.appending("."), R_OK) }

  private func isThere(_ path: MediaPath, _ mode: CInt) -> Bool {
    path.withCString { access($0, mode) == 0 }
  }
}
