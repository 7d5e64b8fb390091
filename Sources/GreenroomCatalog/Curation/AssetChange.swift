package import Foundation
package import GreenroomModel

/// What is said anew of assets in one go. What is not mentioned stays as it is.
package struct AssetChange: Equatable, Sendable {
  /// A value that replaces another, or nothing in its place.
  package enum Value<Content: Equatable & Sendable>: Equatable, Sendable {
    case set(Content)
    case cleared

    package init(_ content: Content?) { self = content.map(Value.set) ?? .cleared }

    var content: Content? {
      switch self {
      case .set(let content): content
      case .cleared: nil
      }
    }
  }

  /// For one asset alone: two cannot have the same name.
  package var name: Value<AssetName>?
  package var addTags: [String] = []
  package var removeTags: [String] = []
  /// 0 to 5.
  package var rating: Value<Int>?
  package var pick: Value<Pick>?
  package var note: Value<String>?
  /// When they go into the trash; ``Value/cleared`` brings them back.
  package var trash: Value<Date>?

  package init() {}
}
