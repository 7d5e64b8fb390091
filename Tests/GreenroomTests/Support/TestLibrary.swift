import Greenroom
import GreenroomModel
import GreenroomTestSupport

/// A library in a folder of its own, with the real profiles and the real media worker, and a folder for the
/// media that a test brings.
struct TestLibrary {
  let folder: TemporaryFolder
  let library: Library

  init(
    profile: String = "qingbo", worker: String = BuiltProducts.mediaWorker,
    environment: [String: String] = [:]
  ) throws {
    folder = try TemporaryFolder()
    library = try Self.library(in: MediaPath(folder.path), profile, worker, environment)
  }

  /// The same library as another process has it.
  func reopened(worker: String = BuiltProducts.mediaWorker) throws -> Library {
    try Self.library(in: root, "qingbo", worker, [:])
  }

  private static func library(
    in root: MediaPath, _ profile: String, _ worker: String, _ environment: [String: String]
  ) throws -> Library {
    var flags = SettingFlags()
    flags.library = root.appending("library")
    flags.profile = profile
    let settings = try Settings(
      flags: flags, environment: environment,
      folders: UserFolders(environment: [:], home: root.appending("home")),
      workingFolder: root)
    return try Library(
      settings: settings,
      installation: Installation(
        executable: root.appending("bin").appending("greenroom"),
        environment: [
          "GREENROOM_ASSETS": Checkout.path("Assets"), "GREENROOM_WORKER": worker,
        ], workingFolder: root))
  }

  var root: MediaPath { MediaPath(folder.path) }

  func argument(_ text: String) -> AssetArgument { AssetArgument(text, in: root) }

  /// A copy of a sample among the test's own media.
  @discardableResult
  func bring(_ sample: String, as name: String? = nil) throws -> AssetArgument {
    let bytes = try Checkout.bytes("Assets/Samples/" + sample)
    return argument(try folder.write(bytes, to: "media/" + (name ?? MediaPath(sample).fileName.text)))
  }

  func check(_ arguments: AssetArgument..., model: String = "seedance-2.0") throws -> CheckDocument {
    var request = CheckRequest(workingFolder: root)
    request.arguments = arguments
    request.model = model
    guard case .together(let document) = try library.check(request) else {
      throw GreenroomError(.usage, "The files were judged one by one.")
    }
    return document
  }

  func build(
    _ prompt: String, _ references: [(name: String?, asset: AssetArgument)] = [], set: String? = nil,
    isDryRun: Bool = false, change: (inout RequestBuild) -> Void = { _ in }
  ) throws -> RequestDocument {
    var build = RequestBuild(workingFolder: root)
    build.flags.model = "seedance-2.0"
    build.flags.prompt = prompt
    build.flags.extra = [.init("generate_audio", false)]
    build.flags.references = references.map { .init(name: $0.name, asset: $0.asset.text) }
    build.set = set
    build.isDryRun = isDryRun
    change(&build)
    return try library.buildRequests(build)[0]
  }
}
