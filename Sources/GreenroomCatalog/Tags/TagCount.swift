/// A tag and how many assets bear it.
package struct TagCount: Equatable, Sendable {
  package let name: String
  package let assets: Int
  /// Other words for it, in alphabetical order.
  package let aliases: [String]
}
