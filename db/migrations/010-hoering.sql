-- The comment round: the draft that was sent out, who was asked, how they come in, what they remark, and what became of it.
-- Remarks lie beside the document and never in it (K1).

-- A round. Its draft is the document at `version`, frozen.
CREATE TABLE hoering (
  id TEXT PRIMARY KEY,
  referat TEXT NOT NULL REFERENCES referat (id) ON DELETE CASCADE,
  -- 1, 2 …: what people count.
  nr INTEGER NOT NULL CHECK (nr > 0),
  version INTEGER NOT NULL,
  epoch INTEGER NOT NULL,
  bruger TEXT NOT NULL,
  -- As it was typed for the letters, with the merge fields in braces.
  emne TEXT NOT NULL,
  besked TEXT NOT NULL,
  aabnet INTEGER NOT NULL,
  frist INTEGER NOT NULL,
  -- Whether participants see each other's remarks.
  se_hinanden INTEGER NOT NULL DEFAULT 1 CHECK (se_hinanden IN (0, 1)),
  -- Whether a code by mail is asked for beside the link.
  kode INTEGER NOT NULL DEFAULT 0 CHECK (kode IN (0, 1)),
  -- Null = it runs.
  lukket INTEGER,
  UNIQUE (referat, nr),
  FOREIGN KEY (referat, version) REFERENCES snapshot (doc, version)
) STRICT;
CREATE INDEX hoering_version ON hoering (referat, version);

-- What was shown: the document as an edition has it, with ids of its own.
CREATE TABLE udkast (
  hoering TEXT NOT NULL REFERENCES hoering (id) ON DELETE CASCADE,
  udgave TEXT NOT NULL CHECK (udgave IN ('fuld', 'offentlig')),
  schema_version INTEGER NOT NULL,
  json TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  -- JSON: for each block of the copy the block it came from, and which stretches of the two texts are the same.
  steder TEXT NOT NULL CHECK (json_valid(steder)),
  PRIMARY KEY (hoering, udgave)
) STRICT, WITHOUT ROWID;

CREATE TABLE inviteret (
  hoering TEXT NOT NULL REFERENCES hoering (id) ON DELETE CASCADE,
  nr INTEGER NOT NULL,
  navn TEXT NOT NULL,
  -- Null = there is no address; the link is handed over another way.
  mail TEXT,
  -- The id of the participant in the document; null for others.
  deltager TEXT,
  -- Not of the municipality: what is sent to them is no longer internal (OFL § 23).
  udefra INTEGER NOT NULL CHECK (udefra IN (0, 1)),
  udgave TEXT NOT NULL CHECK (udgave IN ('fuld', 'offentlig')),
  inviteret INTEGER NOT NULL,
  -- When the draft was first looked at.
  aabnet INTEGER,
  -- "Ingen bemærkninger", or "færdig" with what has been remarked; null = no answer (yet).
  svar TEXT CHECK (svar IN ('ingen', 'faerdig')),
  svaret INTEGER,
  tilbagekaldt INTEGER,
  PRIMARY KEY (hoering, nr),
  UNIQUE (hoering, mail),
  FOREIGN KEY (hoering, udgave) REFERENCES udkast (hoering, udgave)
) STRICT, WITHOUT ROWID;

-- A personal link: SHA-256 of its token. A letter that is tried again has a new one, and the older ones still hold.
CREATE TABLE deltagerlink (
  token TEXT PRIMARY KEY,
  hoering TEXT NOT NULL,
  nr INTEGER NOT NULL,
  lavet INTEGER NOT NULL,
  FOREIGN KEY (hoering, nr) REFERENCES inviteret (hoering, nr) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX deltagerlink_nr ON deltagerlink (hoering, nr);

-- What a link was exchanged for: SHA-256 of the token in the cookie.
CREATE TABLE deltagersession (
  token TEXT PRIMARY KEY,
  hoering TEXT NOT NULL,
  nr INTEGER NOT NULL,
  oprettet INTEGER NOT NULL,
  -- Whether the code by mail has been given, where the round asks for one.
  bekraeftet INTEGER NOT NULL CHECK (bekraeftet IN (0, 1)),
  FOREIGN KEY (hoering, nr) REFERENCES inviteret (hoering, nr) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX deltagersession_nr ON deltagersession (hoering, nr);

-- The code that was mailed last, salted and hashed.
CREATE TABLE deltagerkode (
  hoering TEXT NOT NULL,
  nr INTEGER NOT NULL,
  salt TEXT NOT NULL,
  kode TEXT NOT NULL,
  lavet INTEGER NOT NULL,
  forsoeg INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (hoering, nr),
  FOREIGN KEY (hoering, nr) REFERENCES inviteret (hoering, nr) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Letters of a round. They hold a link or a code only while they are handed over: each attempt makes its own.
CREATE TABLE hoeringsbrev (
  id TEXT PRIMARY KEY,
  hoering TEXT NOT NULL,
  nr INTEGER NOT NULL,
  slags TEXT NOT NULL CHECK (slags IN ('invitation', 'paamindelse', 'frist', 'kode', 'svar')),
  -- Merge fields filled in but for the link.
  emne TEXT NOT NULL,
  tekst TEXT NOT NULL,
  lavet INTEGER NOT NULL,
  tilstand TEXT NOT NULL CHECK (tilstand IN
    ('venter', 'i-gang', 'afgivet', 'sendt', 'senere', 'afvist', 'uvist', 'standset', 'fil')),
  forsoeg INTEGER NOT NULL DEFAULT 0,
  naeste INTEGER,
  svar TEXT,
  afgjort INTEGER,
  FOREIGN KEY (hoering, nr) REFERENCES inviteret (hoering, nr) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX hoeringsbrev_nr ON hoeringsbrev (hoering, nr);
CREATE INDEX hoeringsbrev_naeste ON hoeringsbrev (naeste) WHERE tilstand IN ('venter', 'senere');

-- A thread: a remark or a proposal, by someone who was invited or by an account.
CREATE TABLE bemaerkning (
  id TEXT PRIMARY KEY,
  referat TEXT NOT NULL REFERENCES referat (id) ON DELETE CASCADE,
  -- 1, 2 … within the referat.
  nr INTEGER NOT NULL,
  hoering TEXT,
  inviteret INTEGER,
  bruger TEXT,
  -- "faktuel", "praecisering" …; null where nobody said.
  slags TEXT CHECK (slags IN ('faktuel', 'praecisering', 'indsigelse', 'sprog')),
  tekst TEXT NOT NULL,
  -- What it speaks of, as it was sent, for ever: version of the document, block, UTF-16 units of the block's text; the
  -- text itself with what stood before and after it. Block "" = the referat as a whole.
  version INTEGER NOT NULL,
  blok TEXT NOT NULL,
  fra INTEGER NOT NULL,
  til INTEGER NOT NULL,
  citat TEXT NOT NULL,
  foer TEXT NOT NULL,
  efter TEXT NOT NULL,
  -- Of a proposal; both null in a remark. `forslag` is the new wording.
  forslagsart TEXT CHECK (forslagsart IN ('ret', 'nyt-afsnit', 'slet-afsnit')),
  forslag TEXT,
  at INTEGER NOT NULL,
  -- Given by the sender, so that a retry is not a second remark.
  afsending TEXT NOT NULL,
  stand TEXT NOT NULL DEFAULT 'aaben' CHECK (stand IN
    ('aaben', 'holdt', 'indarbejdet', 'delvist', 'afvist', 'besvaret', 'naeste-moede', 'trukket')),
  begrundelse TEXT NOT NULL DEFAULT '',
  -- The stand that the reason was given for; steps that put the text in and take it out again leave both.
  begrundet TEXT,
  afgjort_af TEXT,
  afgjort INTEGER,
  -- Rises with every change of the thread, over the whole referat.
  rev INTEGER NOT NULL,
  UNIQUE (referat, nr),
  UNIQUE (referat, afsending),
  CHECK ((forslagsart IS NULL) = (forslag IS NULL)),
  CHECK ((inviteret IS NULL) = (hoering IS NULL)),
  CHECK ((inviteret IS NULL) <> (bruger IS NULL)),
  FOREIGN KEY (hoering, inviteret) REFERENCES inviteret (hoering, nr) ON DELETE CASCADE
) STRICT;
CREATE INDEX bemaerkning_rev ON bemaerkning (referat, rev);
CREATE INDEX bemaerkning_inviteret ON bemaerkning (hoering, inviteret);

-- Where a thread is now (K1): the block and positions within it in the document of `version`; rewritten in the transaction
-- that accepts steps. `stand` says how sure that is (K2).
CREATE TABLE anker (
  bemaerkning TEXT PRIMARY KEY REFERENCES bemaerkning (id) ON DELETE CASCADE,
  blok TEXT NOT NULL,
  fra INTEGER NOT NULL,
  til INTEGER NOT NULL,
  stand TEXT NOT NULL CHECK (stand IN ('fast', 'aendret', 'fundet', 'blok', 'loesrevet'))
) STRICT, WITHOUT ROWID;

CREATE TABLE bemaerkningssvar (
  id TEXT PRIMARY KEY,
  bemaerkning TEXT NOT NULL REFERENCES bemaerkning (id) ON DELETE CASCADE,
  hoering TEXT,
  inviteret INTEGER,
  bruger TEXT,
  tekst TEXT NOT NULL,
  at INTEGER NOT NULL,
  afsending TEXT NOT NULL,
  UNIQUE (bemaerkning, afsending),
  CHECK ((inviteret IS NULL) = (hoering IS NULL)),
  CHECK ((inviteret IS NULL) <> (bruger IS NULL)),
  FOREIGN KEY (hoering, inviteret) REFERENCES inviteret (hoering, nr) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX bemaerkningssvar_traad ON bemaerkningssvar (bemaerkning, at);

-- What was said and what was sent out stays (K1, S7).
CREATE TRIGGER bemaerkning_fast
BEFORE UPDATE OF id, referat, nr, hoering, inviteret, bruger, slags, tekst, version, blok, fra, til, citat, foer, efter,
  forslagsart, forslag, at, afsending ON bemaerkning
BEGIN SELECT RAISE(ABORT, 'bemaerkning: what was said stays'); END;
CREATE TRIGGER bemaerkningssvar_fast BEFORE UPDATE ON bemaerkningssvar
BEGIN SELECT RAISE(ABORT, 'bemaerkningssvar: what was said stays'); END;
CREATE TRIGGER udkast_fast BEFORE UPDATE ON udkast BEGIN SELECT RAISE(ABORT, 'udkast: sent'); END;
CREATE TRIGGER hoering_fast BEFORE UPDATE OF id, referat, nr, version, epoch, bruger, emne, besked, aabnet ON hoering
BEGIN SELECT RAISE(ABORT, 'hoering: sent'); END;
CREATE TRIGGER snapshot_hoert BEFORE UPDATE ON snapshot
WHEN EXISTS (SELECT 1 FROM hoering WHERE referat = OLD.doc AND version = OLD.version)
BEGIN SELECT RAISE(ABORT, 'snapshot: sent out'); END;
