-- The log of events becomes a chain that cannot be rewritten unseen; approved versions with their files; who checks.

-- The chain: `aftryk` is over the row and over the `aftryk` of the row before (`db/kaede.ts`). Rows from before this
-- migration get theirs when the next event is written.
ALTER TABLE haendelse ADD COLUMN tekst TEXT;
ALTER TABLE haendelse ADD COLUMN forrige TEXT;
ALTER TABLE haendelse ADD COLUMN aftryk TEXT;

-- What people wrote or are called, outside the chain: the chain has only the salted hash, so that a text can be erased.
CREATE TABLE haendelsestekst (
  -- SHA-256 of salt, line feed, json.
  aftryk TEXT PRIMARY KEY,
  salt TEXT NOT NULL,
  json TEXT NOT NULL CHECK (json_valid(json))
) STRICT, WITHOUT ROWID;

CREATE INDEX haendelse_milepael ON haendelse (referat, id) WHERE slags = 'milepael';
CREATE INDEX haendelse_kontrol ON haendelse (referat, id) WHERE slags = 'kontrolleret';

CREATE TRIGGER haendelse_fast BEFORE UPDATE ON haendelse WHEN OLD.aftryk IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'haendelse: what is written stays'); END;
CREATE TRIGGER haendelse_bliver BEFORE DELETE ON haendelse
BEGIN SELECT RAISE(ABORT, 'haendelse: what is written stays'); END;
CREATE TRIGGER haendelsestekst_fast BEFORE UPDATE ON haendelsestekst
BEGIN SELECT RAISE(ABORT, 'haendelsestekst: what is written stays'); END;

-- Whether the one who approves must be another than the one who checked.
ALTER TABLE organ ADD COLUMN to_personer INTEGER NOT NULL DEFAULT 0 CHECK (to_personer IN (0, 1));

-- The bytes of what was approved, by their own hash.
CREATE TABLE arkivfil (
  sha256 TEXT PRIMARY KEY,
  bytes BLOB NOT NULL
) STRICT;

-- An approved version of a referat. No cascade: such a referat is never removed.
CREATE TABLE godkendelse (
  referat TEXT NOT NULL REFERENCES referat (id),
  -- 1, 2 …: what people count.
  udgave INTEGER NOT NULL CHECK (udgave > 0),
  -- The version of the document; its snapshot lies beside it.
  version INTEGER NOT NULL,
  -- SHA-256 of the canonical JSON of the document as it was approved, hexadecimal.
  sha256 TEXT NOT NULL,
  -- The events that made it: the approval, and the check it rests on.
  haendelse INTEGER NOT NULL UNIQUE REFERENCES haendelse (id),
  kontrol INTEGER NOT NULL REFERENCES haendelse (id),
  PRIMARY KEY (referat, udgave),
  FOREIGN KEY (referat, version) REFERENCES snapshot (doc, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE godkendt_fil (
  referat TEXT NOT NULL,
  udgave INTEGER NOT NULL,
  -- "pdf", "docx" …, "aendringer".
  format TEXT NOT NULL,
  navn TEXT NOT NULL,
  mime TEXT NOT NULL,
  sha256 TEXT NOT NULL REFERENCES arkivfil (sha256),
  PRIMARY KEY (referat, udgave, format),
  FOREIGN KEY (referat, udgave) REFERENCES godkendelse (referat, udgave)
) STRICT, WITHOUT ROWID;
CREATE INDEX godkendt_fil_sha256 ON godkendt_fil (sha256);

CREATE TRIGGER arkivfil_fast BEFORE UPDATE ON arkivfil BEGIN SELECT RAISE(ABORT, 'arkivfil: approved'); END;
CREATE TRIGGER arkivfil_bliver BEFORE DELETE ON arkivfil BEGIN SELECT RAISE(ABORT, 'arkivfil: approved'); END;
CREATE TRIGGER godkendelse_fast BEFORE UPDATE ON godkendelse BEGIN SELECT RAISE(ABORT, 'godkendelse: approved'); END;
CREATE TRIGGER godkendelse_bliver BEFORE DELETE ON godkendelse BEGIN SELECT RAISE(ABORT, 'godkendelse: approved'); END;
CREATE TRIGGER godkendt_fil_fast BEFORE UPDATE ON godkendt_fil BEGIN SELECT RAISE(ABORT, 'godkendt_fil: approved'); END;
CREATE TRIGGER godkendt_fil_bliver BEFORE DELETE ON godkendt_fil BEGIN SELECT RAISE(ABORT, 'godkendt_fil: approved'); END;

-- The log and the snapshots that an approved version stands on.
CREATE TRIGGER step_laast BEFORE INSERT ON step
WHEN (SELECT status FROM referat WHERE id = NEW.doc) IN ('godkendt', 'tilbagekaldt')
BEGIN SELECT RAISE(ABORT, 'step: approved'); END;
CREATE TRIGGER step_fast BEFORE UPDATE ON step
WHEN OLD.version <= (SELECT max(version) FROM godkendelse WHERE referat = OLD.doc)
BEGIN SELECT RAISE(ABORT, 'step: approved'); END;
CREATE TRIGGER step_bliver BEFORE DELETE ON step
WHEN OLD.version <= (SELECT max(version) FROM godkendelse WHERE referat = OLD.doc)
BEGIN SELECT RAISE(ABORT, 'step: approved'); END;
CREATE TRIGGER snapshot_fast BEFORE UPDATE ON snapshot
WHEN OLD.version <= (SELECT max(version) FROM godkendelse WHERE referat = OLD.doc)
BEGIN SELECT RAISE(ABORT, 'snapshot: approved'); END;
CREATE TRIGGER snapshot_bliver BEFORE DELETE ON snapshot
WHEN OLD.version <= (SELECT max(version) FROM godkendelse WHERE referat = OLD.doc)
BEGIN SELECT RAISE(ABORT, 'snapshot: approved'); END;

-- The points of a history know two more kinds.
CREATE TABLE ny_version (
  doc TEXT NOT NULL REFERENCES doc (id) ON DELETE CASCADE,
  version INTEGER NOT NULL,
  slags TEXT NOT NULL CHECK (slags IN ('oprettet', 'pause', 'navngivet', 'gendannet', 'godkendt', 'rettelse')),
  navn TEXT,
  bruger TEXT,
  at INTEGER NOT NULL,
  -- Of a restore: the version that came back. Of an approval and a correction: the number that people count.
  fra INTEGER,
  PRIMARY KEY (doc, version, slags)
) STRICT, WITHOUT ROWID;
INSERT INTO ny_version SELECT doc, version, slags, navn, bruger, at, fra FROM version;
DROP TABLE version;
ALTER TABLE ny_version RENAME TO version;
