-- A person's own mail address, and the files that people have mailed to themselves: an outbox of its own, since no approved
-- version and no round is sent by it.
ALTER TABLE bruger ADD COLUMN egen_mail TEXT;

CREATE TABLE egenpost (
  bruger TEXT NOT NULL REFERENCES bruger (id) ON DELETE CASCADE,
  -- Given by the page, so that a form sent twice is one letter.
  id TEXT NOT NULL,
  referat TEXT NOT NULL REFERENCES referat (id) ON DELETE CASCADE,
  mail TEXT NOT NULL,
  -- What the file is called.
  navn TEXT NOT NULL,
  lavet INTEGER NOT NULL,
  -- The message; null once it is settled: the file can be had again.
  bytes BLOB,
  tilstand TEXT NOT NULL CHECK (tilstand IN
    ('venter', 'i-gang', 'afgivet', 'sendt', 'senere', 'afvist', 'uvist', 'standset')),
  forsoeg INTEGER NOT NULL DEFAULT 0,
  naeste INTEGER,
  svar TEXT,
  afgjort INTEGER,
  PRIMARY KEY (bruger, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX egenpost_naeste ON egenpost (naeste) WHERE tilstand IN ('venter', 'senere');
CREATE INDEX egenpost_referat ON egenpost (referat, bruger, lavet);
