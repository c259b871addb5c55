-- Accounts and organs, referater, the step log and its snapshots, sources and files, the log of events.
-- Times are milliseconds since 1970 (UTC); truths are 0/1; ids are 1–32 of A–Z a–z 0–9 _ -.

-- Who -----------------------------------------------------------------------------------------------------------------

CREATE TABLE organ (
  id TEXT PRIMARY KEY,
  navn TEXT NOT NULL,
  type TEXT NOT NULL,
  oprettet INTEGER NOT NULL
) STRICT;

CREATE TABLE bruger (
  id TEXT PRIMARY KEY,
  -- What the person signs in with, in lower case.
  brugernavn TEXT NOT NULL UNIQUE,
  navn TEXT NOT NULL,
  rolle TEXT NOT NULL CHECK (rolle IN ('referent', 'sekretariat', 'administrator')),
  -- Argon2id; null until the invitation has been used.
  adgangskode TEXT,
  oprettet INTEGER NOT NULL,
  spaerret INTEGER
) STRICT;

CREATE TABLE bruger_organ (
  bruger TEXT NOT NULL REFERENCES bruger (id) ON DELETE CASCADE,
  organ TEXT NOT NULL REFERENCES organ (id) ON DELETE CASCADE,
  PRIMARY KEY (bruger, organ)
) STRICT, WITHOUT ROWID;
CREATE INDEX bruger_organ_organ ON bruger_organ (organ);

CREATE TABLE session (
  -- SHA-256 of the token in the cookie, hexadecimal.
  token TEXT PRIMARY KEY,
  bruger TEXT NOT NULL REFERENCES bruger (id) ON DELETE CASCADE,
  oprettet INTEGER NOT NULL,
  set_sidst INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX session_bruger ON session (bruger);

CREATE TABLE engangskode (
  -- SHA-256 of the code in the link, hexadecimal.
  kode TEXT PRIMARY KEY,
  formaal TEXT NOT NULL CHECK (formaal IN ('start', 'invitation')),
  -- The invited account; null for the first start.
  bruger TEXT REFERENCES bruger (id) ON DELETE CASCADE,
  oprettet INTEGER NOT NULL,
  udloeber INTEGER,
  CHECK ((formaal = 'invitation') = (bruger IS NOT NULL))
) STRICT, WITHOUT ROWID;

-- What ----------------------------------------------------------------------------------------------------------------

CREATE TABLE referat (
  id TEXT PRIMARY KEY,
  organ TEXT NOT NULL REFERENCES organ (id),
  ejer TEXT NOT NULL REFERENCES bruger (id),
  -- The name somebody gave it; null = it goes by its title.
  navn TEXT,
  status TEXT NOT NULL DEFAULT 'kladde'
    CHECK (status IN ('kladde', 'kommentering', 'godkendelse', 'godkendt', 'tilbagekaldt')),
  skabelon TEXT,
  oprettet INTEGER NOT NULL,
  aendret INTEGER NOT NULL,
  -- In the papirkurv since; null = not there.
  slettet INTEGER,
  -- Read from the document off the hot path: what stands here is of version `udledt` (doc.version <> udledt = dirty).
  udledt INTEGER NOT NULL DEFAULT -1,
  titel TEXT NOT NULL DEFAULT '',
  dato TEXT,
  deltagernavne TEXT NOT NULL DEFAULT '',
  -- How many ??? the text has.
  huller INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX referat_organ ON referat (organ, aendret);

-- The version in a narrow row of its own: it is rewritten with every batch.
CREATE TABLE doc (
  id TEXT PRIMARY KEY REFERENCES referat (id) ON DELETE CASCADE,
  version INTEGER NOT NULL,
  epoch INTEGER NOT NULL,
  schema_version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- One step of the log: it makes `version` out of `version - 1`. Versions go on rising across epochs; the first version
-- of an epoch has a snapshot and no step.
CREATE TABLE step (
  doc TEXT NOT NULL REFERENCES doc (id) ON DELETE CASCADE,
  version INTEGER NOT NULL,
  client TEXT NOT NULL,
  batch TEXT NOT NULL,
  idx INTEGER NOT NULL,
  author TEXT NOT NULL,
  at INTEGER NOT NULL,
  json TEXT NOT NULL,
  PRIMARY KEY (doc, version),
  UNIQUE (doc, batch, idx)
) STRICT, WITHOUT ROWID;

-- The whole document at a version. `sha256` is over the bytes of `json` as they lie here.
CREATE TABLE snapshot (
  doc TEXT NOT NULL REFERENCES doc (id) ON DELETE CASCADE,
  version INTEGER NOT NULL,
  epoch INTEGER NOT NULL,
  schema_version INTEGER NOT NULL,
  at INTEGER NOT NULL,
  json TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  PRIMARY KEY (doc, version)
) STRICT;

-- A point of the history that is shown to people.
CREATE TABLE version (
  doc TEXT NOT NULL REFERENCES doc (id) ON DELETE CASCADE,
  version INTEGER NOT NULL,
  slags TEXT NOT NULL CHECK (slags IN ('oprettet', 'pause', 'navngivet', 'gendannet')),
  navn TEXT,
  bruger TEXT,
  at INTEGER NOT NULL,
  -- Of a restore: the version that came back.
  fra INTEGER,
  PRIMARY KEY (doc, version, slags)
) STRICT, WITHOUT ROWID;

-- Beside the document -------------------------------------------------------------------------------------------------

CREATE TABLE kilde (
  referat TEXT PRIMARY KEY REFERENCES referat (id) ON DELETE CASCADE,
  json TEXT NOT NULL
) STRICT;

CREATE TABLE importrapport (
  referat TEXT PRIMARY KEY REFERENCES referat (id) ON DELETE CASCADE,
  json TEXT NOT NULL
) STRICT;

CREATE TABLE fil (
  sha256 TEXT PRIMARY KEY,
  mime TEXT NOT NULL,
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE referat_fil (
  referat TEXT NOT NULL REFERENCES referat (id) ON DELETE CASCADE,
  sha256 TEXT NOT NULL REFERENCES fil (sha256),
  PRIMARY KEY (referat, sha256)
) STRICT, WITHOUT ROWID;
CREATE INDEX referat_fil_sha256 ON referat_fil (sha256);

-- Events, not keystrokes. No references: the line outlives what it speaks of.
CREATE TABLE haendelse (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  bruger TEXT,
  referat TEXT,
  slags TEXT NOT NULL,
  detaljer TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(detaljer))
) STRICT;
CREATE INDEX haendelse_referat ON haendelse (referat, id);
