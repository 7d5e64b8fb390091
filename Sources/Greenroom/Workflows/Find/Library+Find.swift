import Foundation
import GreenroomCatalog
package import GreenroomModel

extension Library {
  /// Finds assets, or with `skipped:` the files that are none.
  ///
  /// - Throws: `invalid_query` with the column, `unknown_model` where `fits:` asks for none of the profile's.
  package func find(_ request: FindRequest) throws -> FindResult {
    let query = try Query(request.query)
    if query.asksForProblems { return .problems(try problems(query, request)) }
    guard let page = try page(query, request) else {
      return .assets(AssetsDocument(total: 0, assets: [], next: nil))
    }
    return .assets(
      AssetsDocument(
        total: page.total, assets: try page.assets.map { try result($0, withFits: request.withFits) },
        next: page.next, unranked: request.order.key == .relevance && page.order.key != .relevance))
  }

  /// One asset with everything known about it. A file that the catalog does not know is indexed first.
  package func show(_ argument: AssetArgument) throws -> AssetDocument {
    let record = try indexed(argument)
    guard let details = try catalogIfPresent?.details(of: record.id) else { throw Catalog.gone(record.id) }
    let kind = details.record.kind
    return AssetDocument(
      asset: try result(details.record, withFits: true),
      locations: details.locations.map { location in
        AssetDocument.Location(
          path: location.path.text, state: location.state.word, seenAt: location.seenAt)
      },
      sets: details.sets.map { membership in
        AssetDocument.Membership(
          name: membership.set, handle: Handle(kind, membership.number).description)
      },
      requests: details.requests.map { use in
        AssetDocument.Use(
          id: use.request.text, model: use.model, handle: use.handle?.description ?? use.role.rawValue,
          createdAt: use.createdAt)
      },
      lineage: try catalog.lineage(of: record.id).map(AssetDocument.Lineage.init) ?? .init(),
      embedded: details.embedded.map(EmbeddedResult.init),
      beside: details.beside.map { BesideResult(path: $0.path.text, $0.companion) },
      sound: previewStore.curve(of: record.id).map(AssetDocument.Sound.init))
  }

  /// An asset and the file that holds it now.
  ///
  /// - Throws: `not_found` where no path does.
  package func presentFile(of argument: AssetArgument) throws -> (id: AssetID, path: MediaPath) {
    let record = try indexed(argument)
    guard let path = record.path, case .file = FilePresence(at: path) else {
      throw GreenroomError(
        .notFound, "No path holds \(record.id) any more.", hint: "Index it where it is now.")
    }
    return (record.id, path)
  }

  /// All assets that a query finds.
  func records(
    matching text: String, order: AssetOrder = .newestFirst
  ) throws -> [AssetRecord] {
    var request = FindRequest()
    request.order = order
    return try page(try Query(text), request)?.assets ?? []
  }

  // MARK: - Parts

  private func page(_ query: Query, _ request: FindRequest) throws -> AssetPage? {
    let (resolved, catalog) = try prepared(query)
    return try catalog?.find(
      resolved, sort: request.order, limit: request.limit, after: request.cursor, skipping: request.skipped,
      profile: profileID, now: Date())
  }

  /// What a query means in this library, and the catalog with all that it asks for.
  func prepared(_ query: Query) throws -> (query: Query, catalog: Catalog?) {
    let resolved = try understood(query)
    return (resolved, try resolved.fits.isEmpty ? catalogIfPresent : catalogWithFits(resolved))
  }

  /// The same query with what its words mean in this library and its profile.
  ///
  /// - Throws: `invalid_query`, `unknown_model`.
  func understood(_ query: Query) throws -> Query {
    let query = try resolvingSaved(query)
    try checkOrigins(query)
    return try resolvingFits(query)
  }

  private func problems(_ query: Query, _ request: FindRequest) throws -> ProblemsDocument {
    guard
      let page = try catalogIfPresent?.problems(
        matching: query, limit: request.limit, after: request.cursor, skipping: request.skipped)
    else { return ProblemsDocument(total: 0, problems: [], next: nil) }
    return ProblemsDocument(
      total: page.total,
      problems: page.problems.map { IndexDocument.Problem($0.path, $0.problem) }, next: page.next)
  }

  /// Each asset that `from:` names must be one: what matches nothing is an error, never an empty result.
  private func checkOrigins(_ query: Query) throws {
    for (asset, column) in query.origins {
      do {
        _ = try self.asset(catalogued: asset)
      } catch let error as GreenroomError {
        throw GreenroomError(
          .invalidQuery, "Column \(column) of the query: \(error.message)", hint: error.hint)
      }
    }
  }

  /// Aliases of models become ids.
  private func resolvingFits(_ query: Query) throws -> Query {
    guard !query.fits.isEmpty else { return query }
    let profile = try profile
    for (model, column) in query.fits where profile.model(named: model) == nil {
      let near = profile.suggestion(for: model).map { "Did you mean \($0)?" }
      throw GreenroomError(
        .unknownModel, "The profile \(profile.id) has no model “\(model)” (column \(column)).",
        hint: near ?? "`greenroom model list` shows those it has.")
    }
    return query.mapFits { profile.model(named: $0)?.id ?? $0 }
  }

  /// The catalog, with a verdict for every asset and every model that the query asks for.
  private func catalogWithFits(_ query: Query) throws -> Catalog? {
    guard try catalogIfPresent != nil else { return nil }
    let profile = try profile
    let catalog = try catalog
    try catalog.judgeFits(
      profile: profile.id, revision: profile.revision, models: Array(Set(query.fits.map(\.model))).sorted()
    ) { asset, id in
      guard let model = profile.model(named: id) else { return .fail }
      return Preflight.fits(
        kind: asset.kind, facts: asset.facts, byteCount: asset.bytes, path: asset.path, model: model,
        profile: profile)
    }
    return catalog
  }

  private func fits(_ record: AssetRecord) throws -> Fits {
    let profile = try profile
    return Fits(
      profile.models.map { model in
        Fits.Entry(model: model.id, verdict: Self.verdict(of: record, model, profile))
      })
  }

  /// What the checks say of an asset alone.
  static func verdict(of record: AssetRecord, _ model: ModelProfile, _ profile: Profile) -> Verdict {
    Preflight.fits(
      kind: record.kind, facts: record.facts, byteCount: record.bytes, path: record.path, model: model,
      profile: profile)
  }

  private func result(_ record: AssetRecord, withFits: Bool) throws -> AssetResult {
    AssetResult(
      id: record.id, sha256: record.sha256, kind: record.kind, name: record.name, path: record.path?.text,
      bytes: record.bytes, facts: record.facts, tags: record.tags, rating: record.rating,
      isPicked: record.pick.map { $0 == .picked }, isTrashed: record.trashedAt != nil, note: record.note,
      origin: record.origin, fits: try withFits ? fits(record) : [:], addedAt: record.addedAt)
  }
}

extension Catalog {
  fileprivate static func gone(_ id: AssetID) -> GreenroomError {
    GreenroomError(.notFound, "The asset \(id) is no more in the catalog.", hint: "Index its file again.")
  }
}

extension KnownLocation.State {
  fileprivate var word: String {
    switch self {
    case .present: "present"
    case .missing: "missing"
    case .unreadable: "unreadable"
    }
  }
}
