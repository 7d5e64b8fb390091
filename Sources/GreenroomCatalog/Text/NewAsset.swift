import GreenroomModel

/// An asset that the text index has yet to take in.
struct NewAsset {
  let key: AssetKey
  let kind: MediaKind
  /// In milliseconds since 1970.
  let addedAt: Int64
  /// Where its path is all that it is found by. Nil where its words have to be gathered.
  let onlyPath: String?
}
