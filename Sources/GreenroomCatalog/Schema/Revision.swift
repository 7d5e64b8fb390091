extension Schema {
  /// Which state of the catalog this is: another token after every transaction that changes a row. Two catalogs that
  /// have the same were the same, so what differs in them was changed by no program of ours.
  static let revision = """
    CREATE TABLE revision (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      token BLOB NOT NULL CHECK (length(token) = 16)
    ) STRICT;
    INSERT INTO revision (id, token) VALUES (1, randomblob(16));
    """

  static let newRevision = "UPDATE revision SET token = randomblob(16)"
}
