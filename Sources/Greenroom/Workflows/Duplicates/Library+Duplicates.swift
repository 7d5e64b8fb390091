import Foundation
import GreenroomCatalog
import GreenroomMedia
import GreenroomModel

extension Library {
  /// Finds what is the same and what is alike among the assets that a query finds. What nobody has looked at
  /// yet is looked at first, which reads whole files; what comes of it is kept.
  ///
  /// - Throws: `invalid_query`; `interrupted` once `shouldStop` says so.
  package func duplicates(
    _ request: DuplicatesRequest, _ shouldStop: @escaping @Sendable () -> Bool = { false }
  ) throws -> DuplicatesDocument {
    let records = try catalogIfPresent == nil ? [] : self.records(matching: request.query)
    guard !records.isEmpty else {
      return DuplicatesDocument(strictness: request.strictness.rawValue, compared: 0, groups: [])
    }
    var pairs: [Resemblance] = []
    var problems: [(path: MediaPath, problem: FileProblem)] = []
    if request.findsExact { pairs += try exact(records, shouldStop) }
    if request.findsSimilar {
      problems = try LikenessDesk(catalog: catalog, work: work("comparing"))
        .look(at: records, shouldStop)
      let likenesses = try catalog.likenesses(of: records.map(\.key))
      pairs += Lookalikes.find(in: likenesses, request.strictness)
    }
    let groups = DuplicateGroups(records: records, copies: request.findsExact ? try catalog.copies() : [:])
    let unsaid = try withoutAlternates(pairs, records)
    let inPairs = Set(unsaid.flatMap { [$0.first, $0.second] })
    return DuplicatesDocument(
      strictness: request.strictness.rawValue, compared: records.count,
      groups: groups.groups(unsaid) + groups.copied(leavingOut: inPairs),
      problems: problems.map { IndexDocument.Problem($0.path, $0.problem) })
  }

  private func exact(
    _ records: [AssetRecord], _ shouldStop: @escaping @Sendable () -> Bool
  ) throws -> [Resemblance] {
    let desk = HashingDesk(workers: try workers, cancellation: Cancellation(shouldStop))
    return try ExactDuplicates(catalog: catalog, hashes: desk).resemblances(records)
  }

  /// What somebody called alternates is not told again, unless every byte is the same.
  private func withoutAlternates(_ pairs: [Resemblance], _ records: [AssetRecord]) throws -> [Resemblance] {
    let relations = try catalog.relations()
    guard !relations.isEmpty else { return pairs }
    return pairs.filter { pair in
      let (first, second) = (records[pair.first].key, records[pair.second].key)
      return pair.reason == .bytes
        || !relations.contains(AssetRelation(asset: first, other: second, kind: .alternate))
          && !relations.contains(AssetRelation(asset: second, other: first, kind: .alternate))
    }
  }

  /// Lets one asset stand for its duplicates, which go into the trash; see ``Catalog/resolve(duplicates:keeping:at:)``.
  package func resolve(_ duplicates: ChosenAssets, keeping argument: AssetArgument) throws -> ResolvedDocument
  {
    let kept = try indexed(argument)
    let others = duplicates.records.filter { $0.key != kept.key }
    guard !others.isEmpty else {
      throw GreenroomError(
        .usage, "There is nothing to merge but the asset that is kept.",
        hint: "Name its duplicates too; `greenroom duplicates` shows them.")
    }
    if let stranger = others.first(where: { $0.kind != kept.kind }) {
      throw GreenroomError(
        .usage, "\(stranger.id.text) (\(stranger.kind.rawValue)) is no duplicate of a \(kept.kind.rawValue).")
    }
    let changed = try catalog.resolve(duplicates: others.map(\.key), keeping: kept.key, at: Date())
    return resolved("duplicates", kept.id, others, changed)
  }

  /// Says that assets are alike and all wanted.
  package func callAlternates(_ chosen: ChosenAssets) throws -> ResolvedDocument {
    guard chosen.count > 1 else {
      throw GreenroomError(.usage, "One asset alone has no alternate.", hint: "Name two or more.")
    }
    let changed = try catalog.callAlternates(chosen.records.map(\.key))
    return resolved("alternates", nil, chosen.records, changed)
  }

  private func resolved(
    _ action: String, _ kept: AssetID?, _ records: [AssetRecord], _ changed: Set<AssetKey>
  ) -> ResolvedDocument {
    let ids = records.filter { changed.contains($0.key) }.map(\.id)
    return ResolvedDocument(action: action, kept: kept, changed: ids, unchanged: records.count - ids.count)
  }
}
