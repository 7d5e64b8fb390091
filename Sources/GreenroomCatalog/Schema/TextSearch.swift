extension Schema {
  /// What words are found by. Triggers only note which assets changed, `searchDirty`; ``SearchIndex`` works
  /// them off before the transaction ends, since SQL knows no scripts.
  static let textSearch =
    """
    -- One asset's folded words. `id` goes up with `addedAt` and then with the asset's row, so that the index
    -- finds the newest first. Only what is listed is in the index.
    CREATE TABLE searchText (
      id INTEGER PRIMARY KEY,
      asset INTEGER NOT NULL UNIQUE REFERENCES asset (pk) DEFERRABLE INITIALLY DEFERRED,
      isListed INTEGER NOT NULL CHECK (isListed IN (0, 1)),
      kind TEXT NOT NULL,
      marks TEXT NOT NULL,
      text TEXT NOT NULL
    ) STRICT;

    CREATE VIRTUAL TABLE searchToken USING fts5 (
      tokens, content = '', columnsize = 0, detail = none, tokenize = "ascii tokenchars \(punctuation)"
    );
    INSERT INTO searchToken (searchToken, rank) VALUES ('hashsize', 16777216);

    -- How many are listed. Counting a million rows takes a quarter of a second.
    CREATE TABLE listedAssets (kind TEXT PRIMARY KEY, assets INTEGER NOT NULL) STRICT, WITHOUT ROWID;

    CREATE TABLE searchDirty (asset INTEGER PRIMARY KEY) STRICT;
    INSERT INTO searchDirty SELECT pk FROM asset;

    """ + dirtying.map(\.sql).joined(separator: "\n")

  private static let dirtying = [
    Dirtying(
      "asset", [.insert, .update("kind, name, note, location"), .delete], "SELECT ROW.pk AS asset"),
    Dirtying("location", [.insert, .update("folder, name, asset"), .delete], "SELECT ROW.asset AS asset"),
    Dirtying("folder", [.update("path")], "SELECT asset FROM location WHERE folder = ROW.id"),
    Dirtying("assetTag", [.insert, .update("tag, asset"), .delete], "SELECT ROW.asset AS asset"),
    Dirtying("tag", [.update("name")], "SELECT asset FROM assetTag WHERE tag = ROW.id"),
    Dirtying("requestReference", [.insert, .update("asset"), .delete], "SELECT ROW.asset AS asset"),
    Dirtying(
      "request", [.update("prompt")],
      """
      SELECT asset FROM requestReference WHERE request = ROW.pk
      UNION SELECT taskResult.asset FROM task JOIN taskResult ON taskResult.task = task.pk
        WHERE task.request = ROW.pk
      """),
    Dirtying("taskResult", [.insert, .update("task, asset"), .delete], "SELECT ROW.asset AS asset"),
  ]

  /// As a literal within the string that holds the tokenizer's options.
  private static var punctuation: String {
    "'" + SearchTokens.punctuation.replacing("'", with: "''").replacing("\"", with: "\"\"") + "'"
  }
}
