import Foundation
package import Greenroom
package import GreenroomModel
import Synchronization

/// `greenroom serve`: the page and the HTTP API of a library, what is staged in it, and its paid work followed, for as
/// long as this lives.
package final class LibraryServer: Sendable {
  /// `http://127.0.0.1:7411`.
  package let address: String
  /// A secret: whoever has it is let in.
  package let token: ServerToken

  private let listener: HTTPListener
  private let reporter: LibraryReporter
  private let previews: PreviewFiller
  private let lanes: BlockingLanes
  /// Stands until the listener has stopped; nil where nothing staged is served.
  private let notice: Mutex<PostedNotice?>
  private let isStopping: StopFlag
  /// Threads are waited for once.
  private let isOver = Mutex(false)

  /// Returns once it answers. Blocks, and so does ``stop()``: not for async functions.
  ///
  /// - Parameters:
  ///   - events: Where the library's progress is told.
  ///   - patience: How long it waits for clients.
  /// - Throws: `conflict` where a listener runs for the library already, `io` where nobody can listen there.
  package static func start(
    _ library: Library, _ options: ServeOptions, events: EventHub = EventHub()
  ) throws -> LibraryServer {
    try start(library, options, events: events, patience: .ofServer)
  }

  static func start(
    _ library: Library, _ options: ServeOptions, events: EventHub, patience: ListenerPatience
  ) throws -> LibraryServer {
    if options.servesStaging { try ListenerNotice.requireNone(in: library.folder) }
    try FileManager.default.createDirectory(atPath: library.folder.text, withIntermediateDirectories: true)
    let (lanes, flag, late) = (BlockingLanes(), StopFlag(), LateResponder<APIResponder>())
    let listener = try HTTPListener(
      bind: options.bind, port: options.port, patience: patience, responder: late)
    var filler: PreviewFiller?
    do {
      let token = try ServerToken(ofLibrary: library.folder, port: listener.port)
      let previews = try PreviewFiller(library, isOn: options.fillsPreviews, hub: events)
      filler = previews
      late.set(
        try responder(
          library, options, events, token, previews, port: listener.port, lanes: lanes, flag,
          patience.unread))
      let address = StagingListener.address(of: options.bind, port: listener.port)
      let notice = options.servesStaging ? try post(address, options, library) : nil
      return LibraryServer(
        address: address, token: token, listener: listener,
        reporter: try LibraryReporter(library, hub: events), previews: previews, lanes: lanes,
        notice: notice, isStopping: flag)
    } catch {
      filler?.stop()
      listener.stop()
      lanes.stop()
      throw error
    }
  }

  private init(
    address: String, token: ServerToken, listener: HTTPListener, reporter: LibraryReporter,
    previews: PreviewFiller, lanes: BlockingLanes, notice: PostedNotice?, isStopping: StopFlag
  ) {
    self.address = address
    self.token = token
    self.listener = listener
    self.reporter = reporter
    self.previews = previews
    self.lanes = lanes
    self.notice = Mutex(notice)
    self.isStopping = isStopping
  }

  /// False once it was stopped, or came to an end by itself.
  package var isRunning: Bool { listener.isRunning }

  package static let diedAlone = GreenroomError(
    .inputOutput, "The server ended by itself.", hint: "Start it again with `greenroom serve`.")

  /// Accepts nothing more, lets what runs finish for some seconds, and returns when all is over, also where it is over
  /// already.
  package func stop() {
    isOver.withLock { isOver in
      guard !isOver else { return }
      isOver = true
      isStopping.set()
      notice.withLock { $0 = nil }
      reporter.stop()
      previews.stop()
      listener.stop()
      lanes.stop()
    }
  }

  // MARK: - Parts

  private static func responder(
    _ library: Library, _ options: ServeOptions, _ events: EventHub, _ token: ServerToken,
    _ previews: PreviewFiller, port: Int, lanes: BlockingLanes, _ flag: StopFlag, _ patience: Duration
  ) throws -> APIResponder {
    let cookieName = "greenroom-\(port)"
    let gate = AccessGate(
      token: token, hosts: HostRule(bind: options.bind, port: port),
      scopes: options.scopes.union([.read]), cookieName: cookieName)
    let desk = APIDesk(
      library: library, options: options, token: token, cookieName: cookieName,
      spending: SpendLedger(tasks: options.spendTasks, seconds: options.spendSeconds),
      previews: previews, shouldStop: { flag.isSet })
    let staging =
      options.servesStaging
      ? StagingResponder(files: try StagedFiles(in: library.folder), callbacks: CallbackDesk(library)) : nil
    return APIResponder(
      gate: gate, desk: desk, lanes: lanes, events: events, page: PageFiles(try library.pageFiles()),
      staging: staging, patience: patience)
  }

  private static func post(
    _ address: String, _ options: ServeOptions, _ library: Library
  ) throws -> PostedNotice {
    let notice = ListenerNotice(
      pid: getpid(), address: address, publicURL: options.publicURL, startedAt: Date())
    return try notice.post(in: library.folder)
  }
}
