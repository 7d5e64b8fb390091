import GreenroomModel
import GreenroomRemote

extension Library {
  /// The same references, those that are public URLs fetched and probed like files. What cannot be fetched
  /// says why, for the checks to refuse.
  ///
  /// - Parameter isDryRun: Leave nothing of what was fetched behind.
  func fetched(
    _ references: [Reference], gateway: GatewayFacts? = nil, isDryRun: Bool = false,
    _ shouldStop: @escaping @Sendable () -> Bool = { false }
  ) throws -> [Reference] {
    let gateway = try gateway ?? profile.gateway
    let places = references.indices.filter { references[$0].isWorthFetching(by: gateway) }
    guard !places.isEmpty else { return references }
    let folder = isDryRun ? try PassingFolder() : nil
    defer { folder?.remove() }
    let fetch = ReferenceFetch(
      transport: transport, cache: folder?.path ?? cache.appending("fetched"),
      allowsPrivateHosts: gateway.allowsPrivateHosts)
    let outcomes = try Parallel.map(places.compactMap { references[$0].url }, threads: Self.fetchesAtOnce) {
      try fetch.fetch(LiveURL($0), isCancelled: shouldStop)
    }
    var references = references
    var files: [(place: Int, file: FetchedReference)] = []
    for (place, outcome) in zip(places, outcomes) {
      let url = references[place].url ?? ""
      var facts = URLFacts(expiry: SignedQuery.expiry(of: url))
      switch outcome {
      case .success(let file)?:
        facts.contentType = file.contentType
        files.append((place, file))
      case .failure(let failure as ReferenceFetchFailure)?:
        if case .interrupted = failure.cause { throw GreenroomError(StagingFailure.interrupted) }
        facts.problem = URLProblem(failure)
      case .failure(let error)?: throw error
      case nil: continue
      }
      references[place].urlFacts = facts
    }
    let probed = try probe(files.map(\.file.path), depth: .packets, shouldStop)
    for ((place, file), outcome) in zip(files, probed) { references[place].take(outcome, of: file) }
    return references
  }

  private static let fetchesAtOnce = 6
}

extension Reference {
  /// What its spelling refuses is not asked for; what is no web address cannot be.
  fileprivate func isWorthFetching(by gateway: GatewayFacts) -> Bool {
    guard assetID == nil, let url else { return false }
    let parts = ReferenceURL(url)
    return ["http", "https"].contains(parts.scheme) && parts.userInfo == nil
      && (gateway.allowsPrivateHosts || !HostSpelling.isPrivate(parts.host))
  }

  /// A role that nobody chose follows what came.
  fileprivate mutating func take(_ outcome: ProbeOutcome, of file: FetchedReference) {
    byteCount = file.byteCount
    switch outcome {
    case .success(let report):
      if role == Role(referenceOf: kind ?? .image) { role = Role(referenceOf: report.kind) }
      kind = report.kind
      facts = report.facts
    case .failure(let problem): self.problem = problem
    }
  }
}

extension URLProblem {
  fileprivate init(_ failure: ReferenceFetchFailure) {
    let words = "cannot be used: " + failure.message.prefix(1).lowercased() + failure.message.dropFirst()
    let (code, remedy): (FindingCode, String) =
      switch failure.cause {
      case .forbiddenScheme: (.urlScheme, "Give an https:// URL that leads to the file itself.")
      case .privateHost:
        (.urlPrivateHost, "Give a public address, which the gateway can reach too, or the file itself.")
      case .credentials: (.urlCredentials, "Give a URL that anyone may fetch, such as a signed one.")
      case .tooLarge: (.urlUnreachable, "Give a smaller file: no gateway takes one as large as that.")
      case .cache: (.urlUnreachable, "Make room in the cache, or give the file itself.")
      default:
        (.urlUnreachable, "Open it in a private browser window: what does not load there, no gateway gets.")
      }
    self.init(code, String(words.dropLast(words.hasSuffix(".") ? 1 : 0)), remedy: remedy)
  }
}
