extension Schema {
  /// What writes came to that clients may ask for twice. Answers are not kept: they hold links that are secrets, and
  /// what they tell of is in the catalog.
  static let writeKeys = """
    CREATE TABLE writeKey (
      name BLOB PRIMARY KEY CHECK (length(name) = 32),
      content BLOB NOT NULL CHECK (length(content) = 32),
      at INTEGER NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('tasks', 'request', 'asset')),
      -- Ids, parted by spaces.
      ids TEXT NOT NULL CHECK (ids <> '')
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX writeKeyByAge ON writeKey (at);
    """
}
