import Greenroom
import GreenroomModel
import GreenroomTestSupport

extension Library {
  /// A library below `root`, with the real profiles and the real media worker.
  ///
  /// - Parameter environment: What its settings are read from.
  static func forTests(
    in root: MediaPath, profile: String = "sandbox", environment: [String: String] = [:]
  ) throws -> Library {
    var flags = SettingFlags()
    flags.library = root.appending("library")
    flags.profile = profile
    let folders = UserFolders(environment: environment, home: root.appending("home"))
    return try Library(
      settings: Settings(flags: flags, environment: environment, folders: folders, workingFolder: root),
      installation: Installation(
        executable: root.appending("bin").appending("greenroom"),
        environment: [
          "GREENROOM_ASSETS": Checkout.path("Assets"), "GREENROOM_WORKER": BuiltProducts.mediaWorker,
        ], workingFolder: root))
  }
}
