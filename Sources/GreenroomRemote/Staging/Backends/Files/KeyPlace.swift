import GreenroomModel

/// Where a key's object stands below a root: folders, then a name. Whoever has one has looked at every part,
/// so none of them leads anywhere else.
struct KeyPlace {
  let folders: [String]
  let name: String

  /// - Throws: `configuration` for a key that no store of files would give out.
  init(_ key: ObjectKey) throws(StagingFailure) {
    let parts = key.text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard let name = parts.last, StagedName(name) != nil else {
      throw StagingFailure(
        .configuration, "“\(key)” is not the name of staged content.",
        hint: "Run `greenroom stage list` to see what is staged.")
    }
    folders = try Self.folders(Array(parts.dropLast()))
    self.name = name
  }

  /// The folders of a prefix; none where it is empty.
  static func folders(ofPrefix prefix: String) throws(StagingFailure) -> [String] {
    if prefix.isEmpty { return [] }
    return try folders(prefix.split(separator: "/", omittingEmptySubsequences: false).map(String.init))
  }

  private static func folders(_ parts: [String]) throws(StagingFailure) -> [String] {
    guard parts.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." && !$0.utf8.contains(0) }) else {
      throw StagingFailure(
        .configuration, "The prefix “\(parts.joined(separator: "/"))” is not a path below the folder.",
        hint: "Choose a prefix of plain names, such as `greenroom/refs`.")
    }
    return parts
  }
}
