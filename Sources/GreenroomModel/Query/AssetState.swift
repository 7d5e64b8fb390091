/// What `is:` asks for.
package enum AssetState: String, Sendable, CaseIterable, Hashable {
  case picked, rejected
  /// In the trash: found only where it is asked for.
  case trashed
  /// No path holds it, or none did when it was last looked for.
  case missing
}
