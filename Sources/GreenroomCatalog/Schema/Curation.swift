extension Schema {
  /// What people say of their assets, and the history that lets them take it back.
  static let curation =
    """
    -- What was done in one go. `undoneBy` is the operation that took it back.
    CREATE TABLE operation (
      id INTEGER PRIMARY KEY,
      at INTEGER NOT NULL,
      actor TEXT NOT NULL CHECK (actor <> ''),
      summary TEXT NOT NULL CHECK (summary <> ''),
      undoneBy INTEGER REFERENCES operation (id)
    ) STRICT;

    -- How each row that an operation changed gets back to what it was: a statement for this catalog. Written by
    -- triggers, so that nothing that people say can be changed without it.
    CREATE TABLE change (
      id INTEGER PRIMARY KEY,
      operation INTEGER NOT NULL REFERENCES operation (id) ON DELETE CASCADE,
      inverse TEXT NOT NULL
    ) STRICT;
    CREATE INDEX changeByOperation ON change (operation, id);

    -- The operation of the transaction that is under way; empty outside of one.
    CREATE TABLE operationUnderWay (operation INTEGER PRIMARY KEY) STRICT;

    ALTER TABLE asset ADD COLUMN pick INTEGER CHECK (pick IN (-1, 1));
    ALTER TABLE asset ADD COLUMN trashedAt INTEGER;
    CREATE INDEX assetInTrash ON asset (trashedAt) WHERE trashedAt IS NOT NULL;

    -- How many assets bear a tag, kept by triggers: counting two million rows takes a quarter of a second.
    ALTER TABLE tag ADD COLUMN assets INTEGER NOT NULL DEFAULT 0;
    UPDATE tag SET assets = (SELECT count(*) FROM assetTag WHERE assetTag.tag = tag.id);
    CREATE TRIGGER assetTagCounted AFTER INSERT ON assetTag BEGIN
      UPDATE tag SET assets = assets + 1 WHERE id = NEW.tag;
    END;
    CREATE TRIGGER assetTagUncounted AFTER DELETE ON assetTag BEGIN
      UPDATE tag SET assets = assets - 1 WHERE id = OLD.tag;
    END;

    -- Another word for a tag: what is tagged or searched with it means the tag.
    CREATE TABLE tagAlias (
      key TEXT PRIMARY KEY,
      name TEXT NOT NULL CHECK (name <> ''),
      tag INTEGER NOT NULL REFERENCES tag (id) ON DELETE CASCADE
    ) STRICT;
    CREATE INDEX tagAliasByTag ON tagAlias (tag);

    CREATE TABLE savedSearch (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL CHECK (name <> ''),
      key TEXT NOT NULL UNIQUE,
      query TEXT NOT NULL,
      createdAt INTEGER NOT NULL
    ) STRICT;

    -- A place in a set that has to be filled: by the member of its name.
    CREATE TABLE setSlot (
      id INTEGER PRIMARY KEY,
      referenceSet INTEGER NOT NULL REFERENCES referenceSet (id) ON DELETE CASCADE,
      position INTEGER NOT NULL CHECK (position >= 1),
      name TEXT NOT NULL CHECK (name <> ''),
      kind TEXT CHECK (kind IN ('image', 'video', 'audio')),
      isRequired INTEGER NOT NULL CHECK (isRequired IN (0, 1)),
      UNIQUE (referenceSet, position),
      UNIQUE (referenceSet, name)
    ) STRICT;

    """
    + [
      HistoryTriggers(
        "asset", key: ["pk"], ["name", "nameKey", "rating", "pick", "note", "trashedAt"], isKept: true),
      HistoryTriggers("tag", key: ["id"], ["name", "key"]),
      HistoryTriggers("assetTag", key: ["tag", "asset"], []),
      HistoryTriggers("tagAlias", key: ["key"], ["name", "tag"]),
      HistoryTriggers("savedSearch", key: ["id"], ["name", "key", "query", "createdAt"]),
      HistoryTriggers("referenceSet", key: ["id"], ["name", "key", "createdAt"]),
      HistoryTriggers(
        "setMember", key: ["id"], ["referenceSet", "position", "asset", "location", "name"]),
      HistoryTriggers("setSlot", key: ["id"], ["referenceSet", "position", "name", "kind", "isRequired"]),
    ].map(\.sql).joined(separator: "\n") + "\n"
    + [
      Dirtying("asset", [.update("trashedAt")], "SELECT ROW.pk AS asset", name: "assetTrash"),
      Dirtying(
        "tagAlias", [.insert, .update("name, tag"), .delete],
        "SELECT asset FROM assetTag WHERE tag = ROW.tag"),
    ].map(\.sql).joined(separator: "\n")
}
