extension Schema {
  /// What was put where a gateway can fetch it. No row holds a query: URLs are signed when they are used.
  static let staging = """
    -- Digests of content, taken in one reading of all its bytes. `parts` holds 32 bytes for each part.
    CREATE TABLE contentDigest (
      sha256 BLOB PRIMARY KEY CHECK (length(sha256) = 32),
      bytes INTEGER NOT NULL CHECK (bytes >= 0),
      head BLOB NOT NULL CHECK (length(head) = 32),
      tail BLOB NOT NULL CHECK (length(tail) = 32),
      partLength INTEGER NOT NULL CHECK (partLength > 0),
      parts BLOB NOT NULL CHECK (length(parts) % 32 = 0)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX assetBySHA256 ON asset (sha256) WHERE sha256 IS NOT NULL;

    -- The ledger. An expiry is null where the URL is public for good.
    CREATE TABLE stagedObject (
      id INTEGER PRIMARY KEY,
      backend TEXT NOT NULL CHECK (backend <> ''),
      key TEXT NOT NULL CHECK (key <> ''),
      sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
      bytes INTEGER NOT NULL CHECK (bytes >= 0),
      contentType TEXT NOT NULL,
      url TEXT NOT NULL CHECK (instr(url, '?') = 0),
      requestedExpiry INTEGER,
      effectiveExpiry INTEGER,
      uploadedAt INTEGER NOT NULL,
      verifiedAt INTEGER,
      UNIQUE (backend, key)
    ) STRICT;
    CREATE INDEX stagedObjectByContent ON stagedObject (sha256);

    -- Uploads in parts that are not whole yet, so that a crash costs no more than the part it fell into.
    CREATE TABLE partUpload (
      id INTEGER PRIMARY KEY,
      backend TEXT NOT NULL,
      key TEXT NOT NULL,
      uploadID TEXT NOT NULL,
      partLength INTEGER NOT NULL CHECK (partLength > 0),
      UNIQUE (backend, key)
    ) STRICT;
    CREATE TABLE uploadedPart (
      upload INTEGER NOT NULL REFERENCES partUpload (id) ON DELETE CASCADE,
      number INTEGER NOT NULL CHECK (number >= 1),
      entityTag TEXT NOT NULL,
      PRIMARY KEY (upload, number)
    ) STRICT, WITHOUT ROWID;
    """
}
