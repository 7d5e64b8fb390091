package import GreenroomModel

/// Brings a result into a file: resumed where it broke off, bounded, and judged at every redirect. It never has
/// a final name: whoever asked looks at what came before it counts.
package struct ClipDownload: Sendable {
  private static let greatestRedirects = 5
  /// Attempts in a row that bring nothing.
  private static let greatestVainAttempts = 4
  /// Attempts in all: a server that cuts every few bytes is given up some time.
  private static let greatestAttempts = 1_000
  /// Seconds before the second attempt; each further one waits twice as long.
  private static let firstPause = 0.5
  /// The longest time, in seconds, until a pause notices that nobody wants it any more.
  private static let nap = 0.1

  private let transport: any HTTPTransport
  private let addresses: AddressRule
  private let greatestSize: Int64
  private let clock: RetryClock

  /// - Parameters:
  ///   - addresses: Where a result may come from.
  ///   - greatestSize: In bytes.
  package init(
    transport: any HTTPTransport, addresses: AddressRule, greatestSize: Int64, clock: RetryClock = .system
  ) {
    self.transport = transport
    self.addresses = addresses
    self.greatestSize = greatestSize
    self.clock = clock
  }

  /// Returns once `partial` is whole and on the disk.
  ///
  /// - Parameter progress: Told how many bytes there are, and of how many.
  package func fetch(
    _ url: LiveURL, into partial: MediaPath, progress: @escaping (Int64, Int64?) -> Void = { _, _ in },
    isCancelled: @escaping @Sendable () -> Bool
  ) throws(DownloadFailure) -> Int64 {
    let file = try PartialFile(partial, greatestSize: greatestSize, progress: progress)
    var vain = 0
    var furthest = file.byteCount
    for _ in 0..<Self.greatestAttempts {
      let failure: DownloadFailure
      do throws(DownloadFailure) {
        try attempt(url, into: file, isCancelled)
        try file.settle()
        file.forgetTag()
        return file.byteCount
      } catch {
        failure = error
      }
      // Whoever tries again would fill the disk again.
      if case .tooLarge = failure.cause { file.startOver() }
      vain = file.byteCount > furthest ? 1 : vain + 1
      furthest = max(furthest, file.byteCount)
      guard failure.cause == .passing, vain < Self.greatestVainAttempts else { throw failure }
      try pause(Self.firstPause * Double(1 << (vain - 1)), isCancelled)
    }
    throw DownloadFailure(.passing, "\(url) broke off again and again.")
  }

  private func attempt(
    _ url: LiveURL, into file: PartialFile, _ isCancelled: @escaping @Sendable () -> Bool
  ) throws(DownloadFailure) {
    var place = url
    for _ in 0...Self.greatestRedirects {
      try judge(place)
      let response = try send(request(place, file, isCancelled), file)
      if let target = Redirect.target(of: response, from: place) {
        place = target
        continue
      }
      return try judge(response, file)
    }
    throw DownloadFailure(.forbidden, "\(url) sends its reader on more than \(Self.greatestRedirects) times.")
  }

  private func request(
    _ url: LiveURL, _ file: PartialFile, _ isCancelled: @escaping @Sendable () -> Bool
  ) -> HTTPRequest {
    var request = HTTPRequest(.get, url, addresses: addresses, isRepeatable: false, isCancelled: isCancelled)
    request.limits.greatestAnswer = greatestSize
    if file.byteCount > 0, let tag = file.entityTag {
      request.headers["Range"] = "bytes=\(file.byteCount)-"
      request.headers["If-Range"] = tag
    }
    return request
  }

  private func send(_ request: HTTPRequest, _ file: PartialFile) throws(DownloadFailure) -> HTTPResponse {
    do throws(HTTPFailure) {
      return try transport.send(request, into: file)
    } catch {
      switch error.cause {
      case .interrupted: throw .interrupted
      case .sink(let failure as DownloadFailure): throw failure
      case .sink(is PartialFile.Restart):
        file.startOver()
        throw DownloadFailure(.passing, "\(error.url) gave another part than was asked for.")
      case .forbiddenAddress(let address):
        throw DownloadFailure(.forbidden, "\(error.url) leads to \(address), where no result comes from.")
      case .badURL: throw Self.forbidden(request.url)
      case .answerTooLong:
        throw DownloadFailure(
          .tooLarge(limit: greatestSize), "\(error.url) gives more than \(greatestSize) bytes.")
      default: throw DownloadFailure(.passing, "\(error.url) broke off: \(error.reason).")
      }
    }
  }

  private func judge(_ url: LiveURL) throws(DownloadFailure) {
    let parts = ReferenceURL(url.secret)
    guard ["http", "https"].contains(parts.scheme), parts.userInfo == nil,
      addresses == .any || !HostSpelling.isPrivate(parts.host)
    else { throw Self.forbidden(url) }
  }

  private static func forbidden(_ url: LiveURL) -> DownloadFailure {
    DownloadFailure(.forbidden, "\(url) is no address that a result may come from.")
  }

  private func judge(_ response: HTTPResponse, _ file: PartialFile) throws(DownloadFailure) {
    switch response.status {
    case 200, 206:
      guard file.total == nil || file.total == file.byteCount else {
        throw DownloadFailure(.passing, "\(file.byteCount) of \(file.total ?? 0) bytes came.")
      }
      guard file.byteCount > 0 else { throw DownloadFailure(.passing, "Nothing came.") }
    case 416:
      file.startOver()
      throw DownloadFailure(.passing, "The server has less than is here already.")
    case 401, 403, 404, 410:
      throw DownloadFailure(
        .linkDead(status: response.status), "The link is dead: it is answered with status \(response.status)."
      )
    default: throw DownloadFailure(.passing, "The link is answered with status \(response.status).")
    }
  }

  private func pause(_ seconds: Double, _ isCancelled: () -> Bool) throws(DownloadFailure) {
    var left = seconds
    while left > 0 {
      guard !isCancelled() else { throw .interrupted }
      clock.sleep(min(left, Self.nap))
      left -= Self.nap
    }
  }
}
