import GreenroomCatalog
import GreenroomMedia
import GreenroomModel

/// Has assets looked at that nobody has looked at yet, and keeps what comes of it.
struct LikenessDesk {
  let catalog: Catalog
  let work: AssetWork

  /// Gives what could not be looked at. A file that is not what was indexed is passed over.
  func look(
    at records: [AssetRecord], _ shouldStop: @escaping @Sendable () -> Bool
  ) throws -> [(path: MediaPath, problem: FileProblem)] {
    let new = try Set(catalog.assetsWithoutLikeness(among: records.map(\.key)))
    let due = records.filter { new.contains($0.key) }.compactMap(AssetWork.Item.init)
    var problems: [(path: MediaPath, problem: FileProblem)] = []
    try work.run(.likeness, on: due, shouldStop) { answers in
      var found: [(asset: AssetKey, likeness: Likeness)] = []
      for (item, answer) in answers {
        guard case .likened(let outcome) = answer else { continue }
        switch outcome {
        case .success(let report):
          if report.stamp.size == item.record.bytes { found.append((item.record.key, report.likeness)) }
        case .failure(let problem): problems.append((item.path, problem))
        }
      }
      try catalog.keep(found)
      return true
    }
    return problems
  }
}
