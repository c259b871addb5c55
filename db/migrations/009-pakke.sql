-- What the case system is told of a referat, the bilag as they were when it was approved, and the keys by which another
-- system reads.

-- KLE number, facet and the day of filing, as somebody set them; without a row the defaults of the organ hold.
CREATE TABLE journal (
  referat TEXT PRIMARY KEY REFERENCES referat (id) ON DELETE CASCADE,
  -- "00.22.02" or words; "" = none.
  kle TEXT NOT NULL,
  -- "P35" or words; "" = none.
  facet TEXT NOT NULL,
  -- ISO; null = not filed.
  dato TEXT
) STRICT, WITHOUT ROWID;

-- The bilag of an approved version: their titles, their order and whether they may be published, as it was that day. The
-- bytes lie in `fil`.
CREATE TABLE godkendt_bilag (
  referat TEXT NOT NULL,
  udgave INTEGER NOT NULL,
  nr INTEGER NOT NULL CHECK (nr > 0),
  titel TEXT NOT NULL,
  filnavn TEXT NOT NULL,
  mime TEXT NOT NULL,
  sha256 TEXT NOT NULL REFERENCES fil (sha256),
  stoerrelse INTEGER NOT NULL,
  -- What nobody had decided on is not public.
  offentlig INTEGER NOT NULL CHECK (offentlig IN (0, 1)),
  PRIMARY KEY (referat, udgave, nr),
  FOREIGN KEY (referat, udgave) REFERENCES godkendelse (referat, udgave)
) STRICT, WITHOUT ROWID;
CREATE INDEX godkendt_bilag_sha256 ON godkendt_bilag (sha256);

-- Nothing is added to an approved text: what lies beside it now is what lay beside it then.
INSERT INTO godkendt_bilag (referat, udgave, nr, titel, filnavn, mime, sha256, stoerrelse, offentlig)
SELECT bilag.referat, nyeste.udgave, row_number() OVER (PARTITION BY bilag.referat ORDER BY plads, tilfoejet, bilag.id),
  bilag.titel, filnavn, mime, sha256, stoerrelse, coalesce(offentlig, 0)
FROM bilag JOIN referat ON referat.id = bilag.referat
  JOIN (SELECT referat, max(udgave) AS udgave FROM godkendelse GROUP BY referat) AS nyeste ON nyeste.referat = bilag.referat
WHERE fjernet IS NULL AND status IN ('godkendt', 'tilbagekaldt');

CREATE TRIGGER godkendt_bilag_fast BEFORE UPDATE ON godkendt_bilag
BEGIN SELECT RAISE(ABORT, 'godkendt_bilag: approved'); END;
CREATE TRIGGER godkendt_bilag_bliver BEFORE DELETE ON godkendt_bilag
BEGIN SELECT RAISE(ABORT, 'godkendt_bilag: approved'); END;

-- A key of another system.
CREATE TABLE noegle (
  id TEXT PRIMARY KEY,
  navn TEXT NOT NULL,
  -- SHA-256 of the key; the key itself is shown once and kept nowhere.
  hash TEXT NOT NULL UNIQUE,
  -- Which editions it may read.
  omfang TEXT NOT NULL CHECK (omfang IN ('fuld', 'offentlig')),
  oprettet INTEGER NOT NULL,
  -- Last used, to a few minutes; null = never.
  brugt INTEGER,
  -- Revoked since; null = it holds.
  spaerret INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE noegle_organ (
  noegle TEXT NOT NULL REFERENCES noegle (id) ON DELETE CASCADE,
  organ TEXT NOT NULL REFERENCES organ (id) ON DELETE CASCADE,
  PRIMARY KEY (noegle, organ)
) STRICT, WITHOUT ROWID;
