import GRDB
import GreenroomModel

extension Catalog {
  /// Calls a tag otherwise, and with it all that stand below it: `place/paris` follows `place`, which need not
  /// be a tag itself.
  ///
  /// - Returns: The tags that changed, each with its old and its new name.
  /// - Throws: `not_found`; `conflict` where a tag or an alias is called so already.
  @discardableResult
  package func renameTag(_ name: String, to new: String) throws -> [(from: String, to: String)] {
    try perform { database in
      let name = try Tag.find(name, database)?.name ?? name
      let family = try Self.family(of: name, database)
      if family.isEmpty { throw Self.noTag(name) }
      let renamed = family.map { (tag: $0, new: Self.moved($0, from: name, to: new)) }
      for entry in renamed { try Self.requireFree(entry.new, besides: family, database) }
      for entry in renamed {
        try database.run(
          "UPDATE tag SET name = ?, key = ? WHERE id = ?", entry.new, Folding.key(entry.new), entry.tag.id)
      }
      return renamed.map { ($0.tag.name, $0.new) }
    } summary: {
      "Renamed the tag \($0.map { "“\($0.from)” to “\($0.to)”" }.joined(separator: ", "))"
    }
  }

  /// Makes one tag of several: what bears any of `names` then bears `target`, and their names become aliases of
  /// it.
  ///
  /// - Returns: The assets that bear the target now and did not before.
  /// - Throws: `not_found` where one of `names` is no tag.
  package func mergeTags(_ names: [String], into target: String) throws -> Set<AssetKey> {
    try perform { database in
      let tags = try names.map { name in
        guard let tag = try Tag.find(name, database) else { throw Self.noTag(name) }
        return tag
      }
      let id = try Tag.find(target, database)?.id ?? Tag.make(target, database)
      var changed: Set<AssetKey> = []
      for tag in tags where tag.id != id {
        for asset in try AssetKey.fetchAll(
          database, sql: "SELECT asset FROM assetTag WHERE tag = ?", arguments: [tag.id])
        {
          try database.run(
            "INSERT INTO assetTag (tag, asset) VALUES (?, ?) ON CONFLICT DO NOTHING", id, asset)
          if database.changesCount == 1 { changed.insert(asset) }
        }
        try database.run("DELETE FROM assetTag WHERE tag = ?", tag.id)
        try database.run("UPDATE tagAlias SET tag = ? WHERE tag = ?", id, tag.id)
        try database.run("DELETE FROM tag WHERE id = ?", tag.id)
        try database.run(
          "INSERT INTO tagAlias (key, name, tag) VALUES (?, ?, ?)", Folding.key(tag.name), tag.name, id)
      }
      return changed
    } summary: { _ in
      "Merged the tags \(Self.quoted(names)) into “\(target)”"
    }
  }

  /// Lets another word mean a tag.
  ///
  /// - Throws: `not_found` where there is no such tag; `conflict` where the word is a tag or an alias already.
  package func addAlias(_ alias: String, of name: String) throws {
    try perform { database in
      guard let tag = try Tag.find(name, database) else { throw Self.noTag(name) }
      try Self.requireFree(alias, besides: [], database)
      try database.run(
        "INSERT INTO tagAlias (key, name, tag) VALUES (?, ?, ?)", Folding.key(alias), alias, tag.id)
    } summary: {
      "Let “\(alias)” mean the tag “\(name)”"
    }
  }

  /// - Throws: `not_found` where there is no such alias.
  package func removeAlias(_ alias: String) throws {
    try perform { database in
      let key = Folding.key(alias)
      guard let tag = try Tag.find(alias, database), Folding.key(tag.name) != key else {
        throw GreenroomError(
          .notFound, "No tag has the alias “\(alias)”.", hint: "`greenroom tag list` shows the aliases.")
      }
      try database.run("DELETE FROM tagAlias WHERE key = ?", key)
      try Tag.removeIfIdle(tag, database)
    } summary: {
      "Took away the alias “\(alias)”"
    }
  }

  // MARK: - Parts

  /// A tag and those below it.
  private static func family(of name: String, _ database: Database) throws -> [Tag] {
    let key = Folding.key(name)
    return try Row.fetchAll(
      database, sql: "SELECT id, name FROM tag WHERE key = ?1 OR (key >= ?2 AND key < ?3) ORDER BY key",
      arguments: [key, key + "/", key + "0"]
    ).map { Tag(id: try $0.at(0), name: try $0.at(1)) }
  }

  /// By levels and not by characters, since folding may change how many those are.
  private static func moved(_ tag: Tag, from name: String, to new: String) -> String {
    let levels = tag.name.split(separator: "/", omittingEmptySubsequences: false)
    let below = levels.dropFirst(name.split(separator: "/", omittingEmptySubsequences: false).count)
    return ([new] + below.map(String.init)).joined(separator: "/")
  }

  private static func requireFree(_ name: String, besides family: [Tag], _ database: Database) throws {
    guard let holder = try Tag.find(name, database), !family.contains(where: { $0.id == holder.id })
    else { return }
    let isAlias = Folding.key(holder.name) != Folding.key(name)
    throw GreenroomError(
      .conflict,
      isAlias ? "“\(name)” means the tag “\(holder.name)” already." : "There is a tag “\(name)” already.",
      hint: isAlias
        ? "Take the alias away first: greenroom tag alias --remove \(name)"
        : "To make one of the two: greenroom tag merge OLD \(name)")
  }

  private static func noTag(_ name: String) -> GreenroomError {
    GreenroomError(
      .notFound, "There is no tag “\(name)”.", hint: "`greenroom tag list` shows those there are.")
  }
}
