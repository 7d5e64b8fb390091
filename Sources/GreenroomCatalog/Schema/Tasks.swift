extension Schema {
  /// Paid work and what came of it. A row stands before the gateway is called, and its name at the gateway
  /// right after.
  static let tasks = """
    CREATE TABLE task (
      pk INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE CHECK (length(id) = 10),
      request INTEGER NOT NULL REFERENCES request (pk),
      state TEXT NOT NULL CHECK (state IN ('draft', 'admitted', 'staging', 'submitting', 'unknown', 'queued',
        'processing', 'completed', 'downloading', 'done', 'failed', 'cancelled', 'expired')),
      -- True for work that was paid for elsewhere and brought in.
      isAdopted INTEGER NOT NULL CHECK (isAdopted IN (0, 1)),
      -- Where it is paid for, as it was when it was admitted: settings that change later must not send the
      -- gateway's name of it to another gateway.
      profile TEXT NOT NULL,
      baseURL TEXT NOT NULL,
      dialect TEXT NOT NULL,
      idempotencyKey TEXT NOT NULL CHECK (idempotencyKey <> ''),
      outputSeconds REAL,
      gatewayID TEXT CHECK (gatewayID <> ''),
      -- The word of the gateway, also where it is none that is known.
      gatewayStatus TEXT,
      progress REAL CHECK (progress BETWEEN 0 AND 1),
      -- JSON, as told.
      cost TEXT,
      errorCode TEXT,
      errorMessage TEXT,
      errorHint TEXT,
      createdAt INTEGER NOT NULL,
      submittedAt INTEGER,
      -- When the URLs in the body were signed. Signed again for the same time they are the same, so the body
      -- can be told to the gateway once more, to the byte, without keeping a secret.
      signedAt INTEGER,
      acceptedAt INTEGER,
      completedAt INTEGER,
      endedAt INTEGER,
      linkExpiresAt INTEGER,
      nextLookAt INTEGER,
      looks INTEGER NOT NULL DEFAULT 0,
      failures INTEGER NOT NULL DEFAULT 0,
      CHECK ((errorCode IS NULL) = (errorMessage IS NULL))
    ) STRICT;
    CREATE UNIQUE INDEX taskAtGateway ON task (baseURL, gatewayID) WHERE gatewayID IS NOT NULL;
    CREATE INDEX taskByRequest ON task (request);
    CREATE INDEX taskByState ON task (state, createdAt);

    -- What happened to a task, and when.
    CREATE TABLE taskEvent (
      id INTEGER PRIMARY KEY,
      task INTEGER NOT NULL REFERENCES task (pk) ON DELETE CASCADE,
      at INTEGER NOT NULL,
      state TEXT NOT NULL,
      detail TEXT
    ) STRICT;
    CREATE INDEX taskEventByTask ON taskEvent (task, id);

    -- What the gateway was told to fetch. Kept when the ledger forgets the object.
    CREATE TABLE taskObject (
      task INTEGER NOT NULL REFERENCES task (pk) ON DELETE CASCADE,
      position INTEGER NOT NULL CHECK (position >= 1),
      backend TEXT NOT NULL,
      key TEXT NOT NULL,
      sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
      PRIMARY KEY (task, position)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE taskResult (
      task INTEGER NOT NULL REFERENCES task (pk) ON DELETE CASCADE,
      role TEXT NOT NULL CHECK (role IN ('clip', 'lastFrame')),
      position INTEGER NOT NULL CHECK (position >= 1),
      asset INTEGER NOT NULL REFERENCES asset (pk),
      PRIMARY KEY (task, role, position)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX taskResultByAsset ON taskResult (asset);

    -- What was made of another asset's content here, and how.
    CREATE TABLE derivation (
      asset INTEGER NOT NULL REFERENCES asset (pk),
      source INTEGER NOT NULL REFERENCES asset (pk),
      recipe TEXT NOT NULL CHECK (recipe <> ''),
      PRIMARY KEY (asset, source, recipe)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX derivationBySource ON derivation (source, recipe);

    CREATE INDEX requestByModel ON request (model);
    """
}
