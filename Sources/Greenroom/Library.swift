import Foundation
package import GreenroomCatalog
package import GreenroomMedia
package import GreenroomModel
import GreenroomRemote
import Synchronization

/// One library folder and all that works on it. Nothing is opened, made or started before a workflow needs
/// it: `check` on plain files makes no catalog, `find` starts no worker.
///
/// Workflows are extensions of this type. They block; call them from a thread that may wait.
package final class Library: Sendable {
  package let folder: MediaPath
  package let profiles: ProfileStore
  /// The id of the profile in force.
  package let profileID: String
  /// The model that is meant where neither a command nor a draft names one.
  let standardModel: String?

  /// Told how far the reading of files has come.
  let observer: WorkProgress.Observer
  let staging: StagingWiring
  let gatewayWiring: GatewayWiring
  /// Where bytes that came from elsewhere are kept until they are wanted again.
  let cache: MediaPath

  /// Whom the history names.
  private let actor: String
  private let installation: Installation
  private let workerCount: Int?
  /// Bytes that previews may take.
  let previewRoom: Int64
  let attention = Attention()
  /// Previews that were made because somebody wanted them.
  let wantedPreviews = Atomic(0)
  private let parts = Mutex(Parts())

  private struct Parts {
    var catalog: Catalog?
    var isWritable = false
    var workers: WorkerPool?
    var profile: Profile?
    var transport: (any HTTPTransport)?
  }

  /// - Throws: `installation` where the profiles cannot be found, `configuration` where the library's path is
  ///   one that SQLite cannot open.
  package convenience init(
    settings: Settings, installation: Installation, observer: @escaping WorkProgress.Observer = { _ in }
  ) throws {
    try self.init(
      settings: settings, installation: installation, folder: settings.library.value, observer: observer)
  }

  init(
    settings: Settings, installation: Installation, folder: MediaPath,
    observer: @escaping WorkProgress.Observer
  ) throws {
    guard folder.isUTF8 else {
      throw GreenroomError(
        .configuration, "The library's path “\(folder)” is not UTF-8.",
        hint: "Choose another folder with --library DIR; media may have any name.")
    }
    self.folder = folder
    self.observer = observer
    profileID = settings.profile.value
    standardModel = settings.model.value
    profiles = ProfileStore(
      installed: try installation.assets().appending("Profiles"), own: settings.folders.profiles)
    staging = StagingWiring(settings: settings.staging, secrets: settings.secrets, library: folder)
    gatewayWiring = GatewayWiring(settings: settings)
    cache = settings.folders.cache
    actor = settings.actor
    self.installation = installation
    workerCount = settings.workers.value
    previewRoom = settings.previewRoom.value
  }

  /// The profile in force.
  package var profile: Profile {
    get throws {
      try parts.withLock { parts throws in
        if let profile = parts.profile { return profile }
        let profile = try profiles.profile(profileID)
        parts.profile = profile
        return profile
      }
    }
  }

  /// The catalog, made where there is none yet.
  package var catalog: Catalog {
    get throws {
      try parts.withLock { parts throws in
        if let catalog = parts.catalog, parts.isWritable { return catalog }
        let catalog = try Catalog.open(in: folder.text, by: actor)
        parts.catalog = catalog
        parts.isWritable = true
        return catalog
      }
    }
  }

  /// The catalog to read from; nil where the library has none yet.
  package var catalogIfPresent: Catalog? {
    get throws {
      try parts.withLock { parts throws in
        if let catalog = parts.catalog { return catalog }
        parts.catalog = try Catalog.openIfPresent(in: folder.text)
        return parts.catalog
      }
    }
  }

  /// What all requests of one command go through, so that they share their quota of retries.
  var transport: any HTTPTransport {
    parts.withLock { parts in
      if let transport = parts.transport { return transport }
      let transport = Transports.standard()
      parts.transport = transport
      return transport
    }
  }

  /// The media workers, of which the first starts with the first file.
  package var workers: WorkerPool {
    get throws {
      try parts.withLock { parts throws in
        if let workers = parts.workers { return workers }
        let workers = try workers(count: workerCount ?? ProcessInfo.processInfo.activeProcessorCount)
        parts.workers = workers
        return workers
      }
    }
  }

  /// Workers apart from those that all workflows share.
  func workers(count: Int) throws -> WorkerPool {
    try WorkerPool(WorkerSettings(executable: try installation.worker().text, count: count))
  }

  /// What is installed beside the program.
  func assets() throws -> MediaPath { try installation.assets() }

  /// Makes test clips and takes the last frames of clips, each in a media worker of its own.
  package var mediaTool: MediaTool {
    get throws { MediaTool(executable: try installation.worker().text) }
  }
}
