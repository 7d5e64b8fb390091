package import GreenroomModel

/// Proves that a URL gives what was staged, by fetching it as a gateway does: with GET, never with HEAD, for
/// which it is not signed.
package struct FetchBack: Sendable {
  /// How much is read.
  package enum Depth: Sendable {
    case whole
    /// The first and the last ``ContentDigest/blockLength`` bytes. Files up to ``alwaysWhole`` are read whole.
    case blocks
  }

  /// Bytes up to which reading everything costs no more than asking twice.
  package static let alwaysWhole: Int64 = 1_048_576
  private static let greatestRedirects = 3

  private let transport: any HTTPTransport
  private let addresses: AddressRule

  /// - Parameter transport: One that retries; this does not.
  package init(transport: any HTTPTransport, addresses: AddressRule) {
    self.transport = transport
    self.addresses = addresses
  }

  /// - Parameter contentType: What the object should be served as. Another type is reported and is no failure.
  /// - Throws: `.damaged` where the content is not the same, `.unauthorized` for 401 and 403, `.refused` for
  ///   any other status, `.unreachable` where no whole answer came, `.interrupted`.
  package func verify(
    _ url: LiveURL, holds digest: ContentDigest, contentType: String, depth: Depth,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws(StagingFailure) -> FetchBackReport {
    let isWhole = depth == .whole || digest.byteCount <= Self.alwaysWhole
    let sink = FetchBackSink(isWhole ? .whole(of: digest) : .head(of: digest), digest, url)
    try fetch(url, into: sink, isCancelled)
    var readBytes = try sink.finish()
    if !sink.isWhole {
      let tail = FetchBackSink(.tail(of: digest), digest, url)
      try fetch(url, into: tail, isCancelled)
      readBytes += try tail.finish()
    }
    return FetchBackReport(
      expectedType: contentType, servedType: sink.contentType, readBytes: readBytes,
      isWhole: readBytes >= digest.byteCount)
  }

  private func fetch(
    _ url: LiveURL, into sink: FetchBackSink, _ isCancelled: @escaping @Sendable () -> Bool
  ) throws(StagingFailure) {
    var limits = TransferLimits.standard
    // The sink ends an answer that is longer than the content.
    limits.greatestAnswer = .max
    var place = url
    for _ in 0...Self.greatestRedirects {
      let request = HTTPRequest(
        .get, place, headers: ["Range": sink.block.rangeHeader], limits: limits, addresses: addresses,
        isCancelled: isCancelled)
      let response = try send(request, into: sink)
      guard let target = Redirect.target(of: response, from: place) else {
        return try judge(response, place)
      }
      try judge(redirectTo: target, from: place)
      place = target
    }
    throw StagingFailure(
      .refused("too many redirects"), "\(url) sends its reader on more than \(Self.greatestRedirects) times.",
      hint: "Set a base URL that leads to the objects themselves.")
  }

  private func send(_ request: HTTPRequest, into sink: FetchBackSink) throws(StagingFailure) -> HTTPResponse {
    do throws(HTTPFailure) {
      return try transport.send(request, into: sink)
    } catch {
      throw FetchBackProblem.failure(error)
    }
  }

  private func judge(_ response: HTTPResponse, _ url: LiveURL) throws(StagingFailure) {
    guard ![200, 206].contains(response.status) else { return }
    throw FetchBackProblem.status(response.status, url)
  }

  /// The connection judges the address; this judges what can be told before.
  private func judge(redirectTo target: LiveURL, from url: LiveURL) throws(StagingFailure) {
    let parts = ReferenceURL(target.secret)
    let isHTTP = parts.scheme == "http" || parts.scheme == "https"
    guard isHTTP, parts.userInfo == nil, addresses == .any || !HostSpelling.isPrivate(parts.host) else {
      throw StagingFailure(
        .refused("redirect"), "\(url) sends its reader on to \(target), where no gateway would follow.",
        hint: "Set a base URL that leads to the objects themselves.")
    }
  }
}

/// What fetching back found beside the content, which is right.
package struct FetchBackReport: Equatable, Sendable {
  package let expectedType: String
  /// Nil where the server names none.
  package let servedType: String?
  package let readBytes: Int64
  /// True where every byte was compared.
  package let isWhole: Bool

  /// The type that a gateway would believe in place of the right one; nil where they agree. Parameters and
  /// case do not count.
  package var differingType: String? {
    let served = servedType ?? "no type at all"
    return Self.essence(served) == Self.essence(expectedType) ? nil : served
  }

  private static func essence(_ type: String) -> String {
    type.prefix { $0 != ";" }.lowercased().filter { !$0.isWhitespace }
  }
}
