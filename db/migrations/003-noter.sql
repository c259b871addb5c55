-- What one person keeps beside a referat, and who is its referent. Notes and times belong to one person alone: every
-- question to these two tables names the person, and no other table refers to them.

CREATE TABLE note (
  referat TEXT NOT NULL REFERENCES referat (id) ON DELETE CASCADE,
  bruger TEXT NOT NULL REFERENCES bruger (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  slags TEXT NOT NULL CHECK (slags IN ('moede', 'blok', 'hul')),
  -- The block it belongs to, "" for the meeting; what stood there, for when it is gone.
  blok TEXT NOT NULL,
  citat TEXT NOT NULL,
  efter TEXT NOT NULL,
  tekst TEXT NOT NULL,
  -- When it was begun, by the writer's own clock.
  tid INTEGER NOT NULL,
  -- The name of this state of the note, and a JSON array of texts that it replaced unseen.
  udgave TEXT NOT NULL,
  tidligere TEXT NOT NULL CHECK (json_valid(tidligere)),
  PRIMARY KEY (referat, bruger, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE indlaegstid (
  referat TEXT NOT NULL REFERENCES referat (id) ON DELETE CASCADE,
  bruger TEXT NOT NULL REFERENCES bruger (id) ON DELETE CASCADE,
  blok TEXT NOT NULL,
  tid INTEGER NOT NULL,
  PRIMARY KEY (referat, bruger, blok)
) STRICT, WITHOUT ROWID;

-- Who became the referent of a referat when; the newest line is the referent now.
CREATE TABLE referentskifte (
  id INTEGER PRIMARY KEY,
  referat TEXT NOT NULL REFERENCES referat (id) ON DELETE CASCADE,
  bruger TEXT NOT NULL REFERENCES bruger (id),
  fra INTEGER NOT NULL
) STRICT;
CREATE INDEX referentskifte_referat ON referentskifte (referat, id);
