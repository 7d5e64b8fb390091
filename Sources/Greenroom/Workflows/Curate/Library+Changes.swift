import Foundation
import GreenroomCatalog
import GreenroomModel

/// What is to be said anew of assets, as one operation of the history. What is not mentioned stays as it is.
package struct ChangeRequest: Sendable {
  /// A value, or nil to take away what is there.
  package typealias New<Value> = Value?

  package var name: New<String>?
  package var addTags: [String] = []
  package var removeTags: [String] = []
  package var rating: New<Int>?
  package var isPicked: New<Bool>?
  package var note: New<String>?
  /// True puts them into the trash, false brings them back.
  package var isTrashed: Bool?

  package init() {}
}

extension Library {
  /// - Parameter requirement: Throws where the assets are no longer what whoever asks took them for. Nobody changes
  ///   them between that and the change.
  /// - Throws: `usage` where a rating is none or several assets are to have one name, `invalid_name`, `conflict`.
  package func change(
    _ chosen: ChosenAssets, _ request: ChangeRequest, where requirement: () throws -> Void = {}
  ) throws -> ChangesDocument {
    guard request.name == nil || chosen.count == 1 else {
      throw GreenroomError(.usage, "Several assets cannot have one name.", hint: "Name them one by one.")
    }
    guard chosen.count > 0 else { return ChangesDocument(changed: 0, unchanged: 0, operation: nil) }
    let (changed, operation) = try catalog.change(
      chosen.records.map(\.key), AssetChange(request, now: Date()), where: requirement)
    return ChangesDocument(
      changed: changed.count, unchanged: chosen.count - changed.count, operation: operation)
  }
}

extension AssetChange {
  fileprivate init(_ request: ChangeRequest, now: Date) throws {
    self.init()
    if let rating = request.rating ?? nil, !(0...5).contains(rating) {
      throw GreenroomError(.usage, "\(rating) is no rating.", hint: "Ratings go from 0 to 5.")
    }
    name = try request.name.map { Value(try $0.map { text throws in try AssetName(text) }) }
    addTags = try request.addTags.map(TagName.validated)
    removeTags = try request.removeTags.map(TagName.validated)
    rating = request.rating.map(Value.init)
    pick = request.isPicked.map { Value($0.map { $0 ? .picked : .rejected }) }
    note = request.note.map { Value($0.flatMap { $0.isEmpty ? nil : $0 }) }
    trash = request.isTrashed.map { $0 ? .set(now) : .cleared }
  }
}
