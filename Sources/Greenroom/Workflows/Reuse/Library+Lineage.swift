import GreenroomCatalog
import GreenroomModel

extension Library {
  /// What an asset was made of and what was made of it. A file that the catalog does not know is indexed first.
  package func lineage(_ argument: AssetArgument) throws -> LineageDocument {
    let record = try indexed(argument)
    guard let lineage = try catalog.lineage(of: record.id) else {
      throw GreenroomError(.notFound, "The asset \(record.id) is no more in the catalog.")
    }
    return LineageDocument(lineage)
  }
}

extension AssetDocument.Lineage {
  /// The next of kin alone: `greenroom lineage` tells the rest.
  init(_ lineage: Lineage) {
    let used = lineage.generations.flatMap { $0.references.compactMap { $0.lineage?.asset.id } }
    let clips = lineage.uses.flatMap { $0.clips.map(\.asset.id) }
    self.init(
      madeFrom: (used + lineage.sources.map(\.lineage.asset.id)).unique,
      madeInto: (clips + lineage.derivatives.map(\.lineage.asset.id)).unique,
      madeBy: lineage.generations.map { generation in
        AssetDocument.Making(
          task: generation.task.text, request: generation.request.text, model: generation.model,
          prompt: generation.prompt, seed: generation.seed)
      })
  }
}

extension [AssetID] {
  fileprivate var unique: [AssetID] {
    var seen: Set<AssetID> = []
    return filter { seen.insert($0).inserted }
  }
}
