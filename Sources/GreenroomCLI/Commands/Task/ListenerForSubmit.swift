import Greenroom
import GreenroomServer

/// Greenroom's own store is fetched from while a submit runs, where nobody serves it already.
struct ListenerForSubmit {
  private let listener: StagingListener?

  init(_ library: Library, _ settings: StagingSettings) throws {
    guard settings.backend.value == .embedded, ListenerNotice.current(in: library.folder) == nil else {
      listener = nil
      return
    }
    listener = try StagingListener.start(
      library: library, bind: settings.bind.value, port: settings.port.value,
      publicURL: settings.publicURL.value)
  }

  func stop() { listener?.stop() }
}
