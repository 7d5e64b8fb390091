extension Schema {
  /// What assets look and sound like, and what people say of those that are alike.
  static let duplicates =
    """
    -- Worked out when it is first asked for. `moments` has eight bytes for each half second of a clip, 0 for one
    -- that shows nothing; `sound` has chromaprint's codes, four bytes each; both the lowest byte first.
    CREATE TABLE likeness (
      asset INTEGER PRIMARY KEY REFERENCES asset (pk) ON DELETE CASCADE,
      version INTEGER NOT NULL,
      picture INTEGER,
      moments BLOB,
      sound BLOB
    ) STRICT;

    -- `asset` is a duplicate of `other`, which was kept and answers for it; or the two are alternates, which
    -- are alike and both wanted, the older one first.
    CREATE TABLE assetRelation (
      asset INTEGER NOT NULL REFERENCES asset (pk) ON DELETE CASCADE,
      other INTEGER NOT NULL REFERENCES asset (pk) ON DELETE CASCADE,
      kind TEXT NOT NULL CHECK (kind IN ('duplicate', 'alternate')),
      PRIMARY KEY (asset, other),
      CHECK (asset <> other)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX assetRelationByOther ON assetRelation (other, kind);

    """ + HistoryTriggers("assetRelation", key: ["asset", "other"], ["kind"]).sql
}
