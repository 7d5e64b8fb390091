extension Schema {
  /// What files say of themselves, and what the files beside them say. Read anew with each file: nothing here is a
  /// person's, so none of it is in the history. Lists stand in one column, their values parted by
  /// ``EmbeddedColumns/separator``, which no value holds.
  static let embedded =
    """
    CREATE TABLE embedded (
      asset INTEGER PRIMARY KEY REFERENCES asset (pk),
      \(EmbeddedColumns.definitions)
    ) STRICT;
    CREATE INDEX embeddedBySeed ON embedded (seed) WHERE seed IS NOT NULL;

    -- The texts that the facts of generation were read from, compressed by zlib, in the order of the file.
    CREATE TABLE embeddedBlock (
      id INTEGER PRIMARY KEY,
      asset INTEGER NOT NULL REFERENCES embedded (asset) ON DELETE CASCADE,
      kind TEXT NOT NULL CHECK (kind <> ''),
      bytes INTEGER NOT NULL CHECK (bytes >= 0),
      isCut INTEGER NOT NULL CHECK (isCut IN (0, 1)),
      packed BLOB NOT NULL
    ) STRICT;
    CREATE INDEX embeddedBlockByAsset ON embeddedBlock (asset);

    -- A sidecar or a caption. `stem` is its name up to its last dot, and with it: it speaks of the media files of
    -- its folder that are called so, whatever their ending, and of one that is called so without the dot.
    CREATE TABLE companion (
      location INTEGER PRIMARY KEY REFERENCES location (id) ON DELETE CASCADE,
      folder INTEGER NOT NULL REFERENCES folder (id),
      stem TEXT NOT NULL CHECK (stem LIKE '%_.'),
      kind TEXT NOT NULL CHECK (kind IN ('sidecar', 'caption')),
      \(EmbeddedColumns.definitions)
    ) STRICT;
    CREATE INDEX companionByStem ON companion (folder, stem);

    -- What is gone, has moved or has become a media file says nothing any more.
    CREATE TRIGGER locationLosesCompanion AFTER UPDATE OF folder, name, state ON location BEGIN
      DELETE FROM companion WHERE location = NEW.id
        AND (NEW.state <> 2 OR NEW.folder <> OLD.folder OR NEW.name <> OLD.name);
    END;

    """
    + [
      Dirtying("embedded", [.insert, .update(EmbeddedColumns.list), .delete], "SELECT ROW.asset AS asset"),
      Dirtying(
        "companion", [.insert, .update("folder, stem, \(EmbeddedColumns.list)"), .delete],
        """
        SELECT asset FROM location
        WHERE folder = ROW.folder AND name >= substr(ROW.stem, 1, length(ROW.stem) - 1)
          AND name < substr(ROW.stem, 1, length(ROW.stem) - 1) || '/'
          AND (ROW.stem = name || '.' OR ROW.stem = \(CompanionSQL.stem("name")))
        """),
    ].map(\.sql).joined(separator: "\n")
}
