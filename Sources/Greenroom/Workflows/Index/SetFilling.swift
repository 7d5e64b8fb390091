import GreenroomCatalog
import GreenroomModel

/// Puts the media that a run found into a reference set: in natural path order, behind those that are in it.
struct SetFilling {
  let catalog: Catalog?
  let set: String
  let isDryRun: Bool

  /// Gives the whole set with its handles, as it is now or, in a dry run, as it would be.
  func fill(_ found: [FoundMedia]) throws -> [ReferenceResult] {
    let members = try catalog?.members(ofSet: set)?.members ?? []
    let known = Set(members.compactMap(\.path))
    let new = found.filter { !known.contains($0.path) }
      .map { (media: $0, text: $0.path.text) }
      .sorted { NaturalOrder.precedes($0.text, $1.text) }.map(\.media)
    if !isDryRun { try add(new) }
    let results = try members.map(result) + new.compactMap(result)
    return Self.withHandles(results)
  }

  private func add(_ new: [FoundMedia]) throws {
    guard let catalog else { return }
    let records = try new.map { ($0.path, try catalog.asset(at: $0.path)) }
    try catalog.changeSet(set, creating: true) { members in
      for case (let path, let record?) in records {
        try members.add(ReferenceSet.Member(asset: record.id, kind: record.kind, path: path))
      }
    }
  }

  private func result(_ member: ReferenceSet.Member) throws -> ReferenceResult {
    let record = try catalog?.asset(id: member.asset)
    return ReferenceResult(
      handle: nil, role: nil, name: member.name ?? record?.name, path: (member.path ?? record?.path)?.text,
      id: member.asset, kind: member.kind, bytes: record?.bytes, facts: record?.facts, verdict: nil)
  }

  /// Nil for what is not in the catalog, as when a file has vanished meanwhile.
  private func result(_ media: FoundMedia) throws -> ReferenceResult? {
    if let record = try catalog?.asset(at: media.path) {
      return ReferenceResult(
        handle: nil, role: nil, name: record.name, path: media.path.text, id: record.id, kind: record.kind,
        bytes: record.bytes, facts: record.facts, verdict: nil)
    }
    guard isDryRun, let report = media.report else { return nil }
    return ReferenceResult(
      handle: nil, role: nil, name: nil, path: media.path.text, id: nil, kind: report.kind,
      bytes: report.stamp.size, facts: report.facts, verdict: nil)
  }

  private static func withHandles(_ results: [ReferenceResult]) -> [ReferenceResult] {
    var counts: [MediaKind: Int] = [:]
    return results.map { result in
      guard let kind = result.kind else { return result }
      counts[kind, default: 0] += 1
      var result = result
      result.handle = Handle(kind, counts[kind, default: 0]).description
      result.role = Role(referenceOf: kind).rawValue
      return result
    }
  }
}
