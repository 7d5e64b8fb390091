import Foundation
import GreenroomCatalog
package import GreenroomModel

extension Library {
  /// Gives an asset a name that prompts and commands can use, or takes it away (nil).
  package func setName(_ name: AssetName?, of argument: AssetArgument) throws -> NameDocument {
    let record = try indexed(argument)
    let previous = try catalog.setName(name, of: record.key)
    return NameDocument(id: record.id, name: name?.text, previous: previous, path: record.path?.text)
  }

  /// - Parameter rating: 0 to 5; nil takes it away.
  package func rate(_ chosen: ChosenAssets, _ rating: Int?) throws -> MarkDocument {
    guard rating.map({ (0...5).contains($0) }) ?? true else {
      throw GreenroomError(.usage, "\(rating ?? 0) is no rating.", hint: "Ratings go from 0 to 5.")
    }
    return try mark(chosen, "rate", rating.map { .integer(Int64($0)) }) { try $0.rate($1, rating) }
  }

  /// - Parameter isPicked: True picks, false rejects, nil takes either back.
  package func pick(_ chosen: ChosenAssets, _ isPicked: Bool?) throws -> MarkDocument {
    let pick = isPicked.map { $0 ? Pick.picked : .rejected }
    return try mark(chosen, "pick", isPicked.map { .bool($0) }) { try $0.pick($1, pick) }
  }

  /// - Parameter note: Nil or nothing takes it away.
  package func annotate(_ chosen: ChosenAssets, _ note: String?) throws -> MarkDocument {
    let note = note.flatMap { $0.isEmpty ? nil : $0 }
    return try mark(chosen, "note", note.map { .string($0) }) { try $0.annotate($1, note) }
  }

  /// Puts assets out of sight, with their tags, sets and lineage, or brings them back. No file is touched.
  package func trash(_ chosen: ChosenAssets, isRestoring: Bool = false) throws -> MarkDocument {
    let time = isRestoring ? nil : Date()
    return try mark(chosen, isRestoring ? "restore" : "trash", nil) { try $0.trash($1, at: time) }
  }

  private func mark(
    _ chosen: ChosenAssets, _ action: String, _ value: JSONValue?,
    _ change: (Catalog, [AssetKey]) throws -> Set<AssetKey>
  ) throws -> MarkDocument {
    let changed = try change(try catalog, chosen.records.map(\.key))
    let ids = chosen.records.filter { changed.contains($0.key) }.map(\.id)
    return MarkDocument(action: action, value: value, changed: ids, unchanged: chosen.count - ids.count)
  }
}
