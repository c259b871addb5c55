-- Letterheads that an administrator edits, which one each organ uses, how the interface looks, and bilag beside a referat.

CREATE TABLE brevhoved (
  id TEXT PRIMARY KEY,
  -- What `brevhoved.json` holds in a folder of templates/; `logo.fil` names nothing here.
  json TEXT NOT NULL CHECK (json_valid(json)),
  -- PNG or JPEG; null = none.
  logo BLOB,
  oprettet INTEGER NOT NULL,
  aendret INTEGER NOT NULL
) STRICT;

-- The letterhead an organ's referater go out on. It may be one of the program's own: no reference.
CREATE TABLE organ_brevhoved (
  organ TEXT PRIMARY KEY REFERENCES organ (id) ON DELETE CASCADE,
  brevhoved TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One row: the name of the municipality and the colour of its interface.
CREATE TABLE udseende (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  navn TEXT,
  accent TEXT
) STRICT;

-- A file beside a referat. Not in `referat_fil`: those are the images that stand in its text.
CREATE TABLE bilag (
  referat TEXT NOT NULL REFERENCES referat (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  -- Its place in the list; of those that are removed the one it had.
  plads INTEGER NOT NULL,
  titel TEXT NOT NULL,
  filnavn TEXT NOT NULL,
  mime TEXT NOT NULL,
  sha256 TEXT NOT NULL REFERENCES fil (sha256),
  stoerrelse INTEGER NOT NULL,
  -- Whether it may be published; null = not decided.
  offentlig INTEGER CHECK (offentlig IN (0, 1)),
  tilfoejet INTEGER NOT NULL,
  -- Removed since; null = it is there.
  fjernet INTEGER,
  PRIMARY KEY (referat, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX bilag_sha256 ON bilag (sha256);
