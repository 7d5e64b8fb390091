package import GreenroomModel

/// Fetches a stranger's public URL into a folder of this machine, so that it can be probed like a local file.
///
/// Every place on the way, the first and each that a redirect names, is judged by its spelling before it is
/// asked and by its address when the connection is made.
package struct ReferenceFetch: Sendable {
  package struct Limits: Sendable {
    package var greatestByteCount: Int64
    /// For one reference with all its redirects and retries, in seconds.
    package var greatestSeconds: Double
    /// Of all files that are kept together.
    package var cacheByteCount: Int64
    package var greatestRedirects = 5

    package init(
      greatestByteCount: Int64 = 268_435_456, greatestSeconds: Double = 120,
      cacheByteCount: Int64 = 2_147_483_648
    ) {
      self.greatestByteCount = greatestByteCount
      self.greatestSeconds = greatestSeconds
      self.cacheByteCount = cacheByteCount
    }
  }

  private let transport: any HTTPTransport
  private let cache: ReferenceCache
  private let allowsPrivateHosts: Bool
  private let limits: Limits

  /// - Parameters:
  ///   - transport: One that retries; this does not.
  ///   - cache: Made when it is needed, readable by its owner alone.
  ///   - allowsPrivateHosts: As the profile has it: only a gateway on this machine fetches from there.
  package init(
    transport: any HTTPTransport, cache: MediaPath, allowsPrivateHosts: Bool, limits: Limits = Limits()
  ) {
    self.transport = transport
    self.cache = ReferenceCache(folder: cache, greatestByteCount: limits.cacheByteCount)
    self.allowsPrivateHosts = allowsPrivateHosts
    self.limits = limits
  }

  /// What the URL gives now. Bytes that are in the cache already are asked for again only where they changed.
  package func fetch(
    _ url: LiveURL, isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws(ReferenceFetchFailure) -> FetchedReference {
    let deadline = Deadline(seconds: limits.greatestSeconds)
    let entry = cache.entry(for: url)
    let known = entry.known()
    let sink = try ReferenceSink(entry, url)
    defer { sink.discard() }
    let response = try follow(url, known, into: sink, deadline, isCancelled)
    if response.status == 304, let known {
      entry.touch()
      return known.reference
    }
    let reference = try sink.keep(response.headers)
    cache.evict(keeping: entry)
    return reference
  }

  private func follow(
    _ url: LiveURL, _ known: ReferenceCache.Known?, into sink: ReferenceSink, _ deadline: Deadline,
    _ isCancelled: @escaping @Sendable () -> Bool
  ) throws(ReferenceFetchFailure) -> HTTPResponse {
    var place = url
    for _ in 0...limits.greatestRedirects {
      try judge(place)
      var request = HTTPRequest(
        .get, place, headers: known?.conditions ?? [:], limits: transferLimits(deadline),
        addresses: allowsPrivateHosts ? .any : .publicOnly)
      request.isCancelled = { isCancelled() || deadline.isOver }
      let response = try send(request, into: sink, deadline)
      guard let target = Redirect.target(of: response, from: place) else {
        try judge(response, isKnown: known != nil, place)
        return response
      }
      place = target
    }
    throw ReferenceFetchFailure(.tooManyRedirects(limits.greatestRedirects), at: url)
  }

  private func send(
    _ request: HTTPRequest, into sink: ReferenceSink, _ deadline: Deadline
  ) throws(ReferenceFetchFailure) -> HTTPResponse {
    do throws(HTTPFailure) {
      return try transport.send(request, into: sink)
    } catch {
      if deadline.isOver { throw ReferenceFetchFailure(.timedOut, at: request.url) }
      if case .answerTooLong = error.cause {
        throw ReferenceFetchFailure(.tooLarge(limit: limits.greatestByteCount), at: request.url)
      }
      throw ReferenceFetchFailure(error, at: request.url)
    }
  }

  private func transferLimits(_ deadline: Deadline) -> TransferLimits {
    var transfer = TransferLimits.standard
    transfer.total = deadline.secondsLeft
    transfer.greatestAnswer = limits.greatestByteCount
    return transfer
  }

  private func judge(_ url: LiveURL) throws(ReferenceFetchFailure) {
    let parts = ReferenceURL(url.secret)
    guard let scheme = parts.scheme, ["http", "https"].contains(scheme) else {
      throw ReferenceFetchFailure(.forbiddenScheme(parts.scheme ?? ""), at: url)
    }
    guard parts.userInfo == nil else { throw ReferenceFetchFailure(.credentials, at: url) }
    guard allowsPrivateHosts || !HostSpelling.isPrivate(parts.host) else {
      throw ReferenceFetchFailure(.privateHost(address: parts.host), at: url)
    }
  }

  /// Only a plain 200 has the whole content; 304 stands for what is known.
  private func judge(
    _ response: HTTPResponse, isKnown: Bool, _ url: LiveURL
  ) throws(ReferenceFetchFailure) {
    guard response.status == 200 || (response.status == 304 && isKnown) else {
      throw ReferenceFetchFailure(.status(response.status), at: url)
    }
  }
}

/// A reference on this machine.
package struct FetchedReference: Equatable, Sendable {
  /// In the cache, which may forget it once other references are fetched.
  package let path: MediaPath
  package let byteCount: Int64
  /// As the server named it, which may be wrong; nil where it named none.
  package let contentType: String?
}

/// A point in time that a clock which nobody sets runs towards.
private struct Deadline: Sendable {
  private let end: ContinuousClock.Instant

  init(seconds: Double) { end = .now + .seconds(seconds) }

  var secondsLeft: Double { max(0, (end - .now) / .seconds(1)) }
  var isOver: Bool { end <= .now }
}
