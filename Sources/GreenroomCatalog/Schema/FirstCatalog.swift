extension Schema {
  /// Paths are text where they are UTF-8 and blobs of their exact bytes where they are not, so that two
  /// files never fall together. Device and inode are unsigned numbers kept by their bit pattern; times of
  /// ours are milliseconds since 1970, times of files nanoseconds.
  static let firstCatalog = """
    -- A folder that is indexed. When file system or inode are not what stands here, it is offline.
    CREATE TABLE root (
      id INTEGER PRIMARY KEY,
      path ANY NOT NULL UNIQUE CHECK (typeof(path) IN ('text', 'blob')),
      fileSystem TEXT NOT NULL,
      inode INTEGER NOT NULL,
      addedAt INTEGER NOT NULL,
      scannedAt INTEGER
    ) STRICT;

    CREATE TABLE folder (
      id INTEGER PRIMARY KEY,
      path ANY NOT NULL UNIQUE CHECK (typeof(path) IN ('text', 'blob'))
    ) STRICT;

    -- One piece of content. `location` is the path that is shown for it: null once no path holds it.
    CREATE TABLE asset (
      pk INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE CHECK (length(id) = 10),
      kind TEXT NOT NULL CHECK (kind IN ('image', 'video', 'audio')),
      origin TEXT NOT NULL CHECK (origin IN ('file', 'derived', 'generated')),
      bytes INTEGER NOT NULL CHECK (bytes >= 0),
      fingerprint BLOB NOT NULL CHECK (length(fingerprint) = 16),
      contentHash BLOB CHECK (length(contentHash) = 16),
      sha256 BLOB CHECK (length(sha256) = 32),
      addedAt INTEGER NOT NULL,
      location INTEGER REFERENCES location (id) DEFERRABLE INITIALLY DEFERRED,
      replacedBy INTEGER REFERENCES asset (pk),
      name TEXT,
      nameKey TEXT,
      rating INTEGER CHECK (rating BETWEEN 0 AND 5),
      note TEXT CHECK (note <> ''),
      factsSerial INTEGER NOT NULL,
      verified INTEGER NOT NULL CHECK (verified IN (0, 1)),
      container TEXT,
      width INTEGER,
      height INTEGER,
      codedWidth INTEGER,
      codedHeight INTEGER,
      rotation INTEGER,
      orientation INTEGER CHECK (orientation BETWEEN 1 AND 8),
      pixelWidth INTEGER CHECK (pixelWidth > 0),
      pixelHeight INTEGER CHECK (pixelHeight > 0),
      durationMicroseconds INTEGER,
      headerDurationMicroseconds INTEGER,
      frameRateNumerator INTEGER CHECK (frameRateNumerator > 0),
      frameRateDenominator INTEGER CHECK (frameRateDenominator > 0),
      variableFrameRate INTEGER CHECK (variableFrameRate IN (0, 1)),
      frameCount INTEGER,
      videoCodec TEXT,
      pixelFormat TEXT,
      bitDepth INTEGER,
      alpha INTEGER CHECK (alpha IN (0, 1)),
      animated INTEGER CHECK (animated IN (0, 1)),
      colorModel TEXT,
      audioCodec TEXT,
      sampleRate INTEGER,
      channels INTEGER,
      audioBitDepth INTEGER,
      encrypted INTEGER CHECK (encrypted IN (0, 1)),
      truncated INTEGER CHECK (truncated IN (0, 1)),
      flat INTEGER CHECK (flat IN (0, 1)),
      silent INTEGER CHECK (silent IN (0, 1)),
      CHECK ((name IS NULL) = (nameKey IS NULL)),
      CHECK ((frameRateNumerator IS NULL) = (frameRateDenominator IS NULL)),
      CHECK ((pixelWidth IS NULL) = (pixelHeight IS NULL))
    ) STRICT;
    CREATE UNIQUE INDEX assetByName ON asset (nameKey) WHERE nameKey IS NOT NULL;
    CREATE INDEX assetByAge ON asset (addedAt);
    CREATE INDEX assetByKind ON asset (kind, addedAt);
    CREATE INDEX assetByBytes ON asset (bytes);
    CREATE INDEX assetByFingerprint ON asset (fingerprint);
    CREATE INDEX assetByLocation ON asset (location);
    CREATE INDEX assetByFactsSerial ON asset (factsSerial);

    -- A path where a file was seen. `state`: 0 present, 1 missing, 2 there but without facts. `asset` is
    -- what it holds, or last held while it could be read.
    CREATE TABLE location (
      id INTEGER PRIMARY KEY,
      folder INTEGER NOT NULL REFERENCES folder (id),
      name ANY NOT NULL CHECK (typeof(name) IN ('text', 'blob')),
      device INTEGER NOT NULL,
      inode INTEGER NOT NULL,
      size INTEGER NOT NULL CHECK (size >= 0),
      modified INTEGER NOT NULL,
      asset INTEGER REFERENCES asset (pk),
      state INTEGER NOT NULL CHECK (state IN (0, 1, 2)),
      seenAt INTEGER NOT NULL,
      probeVersion INTEGER NOT NULL,
      UNIQUE (folder, name),
      CHECK (state = 2 OR asset IS NOT NULL)
    ) STRICT;
    CREATE INDEX locationByAsset ON location (asset) WHERE asset IS NOT NULL;

    -- Why a location has no facts; its stamp is in the location, so that it is not read again unchanged.
    CREATE TABLE problem (
      location INTEGER PRIMARY KEY REFERENCES location (id) ON DELETE CASCADE,
      code TEXT NOT NULL CHECK (code <> ''),
      message TEXT NOT NULL,
      isMedia INTEGER NOT NULL CHECK (isMedia IN (0, 1))
    ) STRICT;

    CREATE TABLE tag (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL CHECK (name <> ''),
      key TEXT NOT NULL UNIQUE
    ) STRICT;
    CREATE TABLE assetTag (
      tag INTEGER NOT NULL REFERENCES tag (id) ON DELETE CASCADE,
      asset INTEGER NOT NULL REFERENCES asset (pk) ON DELETE CASCADE,
      PRIMARY KEY (tag, asset)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX assetTagByAsset ON assetTag (asset, tag);

    CREATE TABLE referenceSet (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL CHECK (name <> ''),
      key TEXT NOT NULL UNIQUE,
      createdAt INTEGER NOT NULL
    ) STRICT;
    -- `location` where a path was put in: two paths with the same content are two references.
    CREATE TABLE setMember (
      id INTEGER PRIMARY KEY,
      referenceSet INTEGER NOT NULL REFERENCES referenceSet (id) ON DELETE CASCADE,
      position INTEGER NOT NULL CHECK (position >= 1),
      asset INTEGER NOT NULL REFERENCES asset (pk),
      location INTEGER REFERENCES location (id) ON DELETE SET NULL,
      name TEXT,
      UNIQUE (referenceSet, position),
      UNIQUE (referenceSet, name)
    ) STRICT;
    CREATE INDEX setMemberByAsset ON setMember (asset);
    CREATE INDEX setMemberByLocation ON setMember (location) WHERE location IS NOT NULL;

    CREATE TABLE request (
      pk INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE CHECK (length(id) = 10),
      createdAt INTEGER NOT NULL,
      profile TEXT NOT NULL,
      profileRevision TEXT NOT NULL,
      model TEXT NOT NULL,
      mode TEXT NOT NULL,
      verdict TEXT NOT NULL CHECK (verdict IN ('pass', 'warn', 'fail')),
      prompt TEXT,
      draft BLOB NOT NULL,
      body BLOB NOT NULL,
      findings BLOB NOT NULL
    ) STRICT;
    CREATE INDEX requestByAge ON request (createdAt);

    -- What the content was when the request was made, so that it can be told when it no longer is.
    CREATE TABLE requestReference (
      request INTEGER NOT NULL REFERENCES request (pk) ON DELETE CASCADE,
      position INTEGER NOT NULL CHECK (position >= 1),
      role TEXT NOT NULL,
      handle TEXT,
      name TEXT,
      asset INTEGER REFERENCES asset (pk),
      path ANY CHECK (typeof(path) IN ('null', 'text', 'blob')),
      url TEXT,
      fingerprint BLOB CHECK (length(fingerprint) = 16),
      contentHash BLOB CHECK (length(contentHash) = 16),
      PRIMARY KEY (request, position)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX requestReferenceByAsset ON requestReference (asset) WHERE asset IS NOT NULL;

    -- Verdicts of the checks on single assets, filled when a query asks for them. All assets with a facts
    -- serial up to `judgedUpTo` have their verdict.
    CREATE TABLE fitModel (
      id INTEGER PRIMARY KEY,
      profile TEXT NOT NULL,
      profileRevision TEXT NOT NULL,
      model TEXT NOT NULL,
      judgedUpTo INTEGER NOT NULL,
      UNIQUE (profile, model)
    ) STRICT;
    CREATE TABLE assetFit (
      fitModel INTEGER NOT NULL REFERENCES fitModel (id) ON DELETE CASCADE,
      asset INTEGER NOT NULL REFERENCES asset (pk) ON DELETE CASCADE,
      verdict TEXT NOT NULL CHECK (verdict IN ('pass', 'warn', 'fail')),
      PRIMARY KEY (fitModel, asset)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX assetFitByAsset ON assetFit (asset);
    """
}
