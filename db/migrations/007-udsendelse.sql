-- Who receives referater, what was sent to whom, and the outbox it is sent from.

-- A list of recipients: of an organ, or everybody's.
CREATE TABLE modtagerliste (
  id TEXT PRIMARY KEY,
  -- Null = everybody's.
  organ TEXT REFERENCES organ (id) ON DELETE CASCADE,
  navn TEXT NOT NULL,
  -- 1 = the addresses of people who take part in the organ's meetings, remembered when they are typed.
  deltagere INTEGER NOT NULL DEFAULT 0 CHECK (deltagere IN (0, 1)),
  oprettet INTEGER NOT NULL
) STRICT;
CREATE INDEX modtagerliste_organ ON modtagerliste (organ);
CREATE UNIQUE INDEX modtagerliste_deltagere ON modtagerliste (organ) WHERE deltagere = 1;

CREATE TABLE modtager (
  liste TEXT NOT NULL REFERENCES modtagerliste (id) ON DELETE CASCADE,
  nr INTEGER NOT NULL,
  navn TEXT NOT NULL,
  mail TEXT NOT NULL,
  PRIMARY KEY (liste, nr)
) STRICT, WITHOUT ROWID;

-- An approved version on its way to people. No cascade: what left the house stays.
CREATE TABLE udsendelse (
  id TEXT PRIMARY KEY,
  referat TEXT NOT NULL,
  udgave INTEGER NOT NULL,
  bruger TEXT NOT NULL,
  -- As they were typed, with the merge fields in braces.
  emne TEXT NOT NULL,
  foelgebrev TEXT NOT NULL,
  -- 0 = there is no mail server: the letters are files, and nothing is sent.
  server INTEGER NOT NULL CHECK (server IN (0, 1)),
  -- As they stand in the letters; null where nobody has said.
  fra TEXT,
  svar_til TEXT,
  lavet INTEGER NOT NULL,
  -- Null = still being looked at.
  frigivet INTEGER,
  -- When the last letter was settled.
  afsluttet INTEGER,
  FOREIGN KEY (referat, udgave) REFERENCES godkendelse (referat, udgave)
) STRICT;
CREATE INDEX udsendelse_referat ON udsendelse (referat, frigivet);

CREATE TABLE udsendelse_fil (
  udsendelse TEXT NOT NULL REFERENCES udsendelse (id) ON DELETE CASCADE,
  -- As in godkendt_fil.
  format TEXT NOT NULL,
  navn TEXT NOT NULL,
  mime TEXT NOT NULL,
  sha256 TEXT NOT NULL REFERENCES arkivfil (sha256),
  PRIMARY KEY (udsendelse, format)
) STRICT, WITHOUT ROWID;

-- One message to one address.
CREATE TABLE brev (
  udsendelse TEXT NOT NULL REFERENCES udsendelse (id) ON DELETE CASCADE,
  nr INTEGER NOT NULL,
  navn TEXT NOT NULL,
  mail TEXT NOT NULL,
  -- JSON lists: the names of the lists that led to it; the formats it brings.
  via TEXT NOT NULL CHECK (json_valid(via)),
  formater TEXT NOT NULL CHECK (json_valid(formater)),
  -- Merge fields filled in.
  emne TEXT NOT NULL,
  tekst TEXT NOT NULL,
  message_id TEXT NOT NULL UNIQUE,
  -- The bytes of the message: JSON list of literal text and {"fil": sha256} (`db/brevbytes.ts`); their hash and number.
  stykker TEXT NOT NULL CHECK (json_valid(stykker)),
  sha256 TEXT NOT NULL,
  stoerrelse INTEGER NOT NULL,
  tilstand TEXT NOT NULL CHECK (tilstand IN
    ('venter', 'i-gang', 'afgivet', 'sendt', 'senere', 'afvist', 'uvist', 'noteret', 'standset', 'fil')),
  forsoeg INTEGER NOT NULL DEFAULT 0,
  -- When it is tried next.
  naeste INTEGER,
  -- What the mail server answered last, or what became of the connection.
  svar TEXT,
  afgjort INTEGER,
  PRIMARY KEY (udsendelse, nr),
  UNIQUE (udsendelse, mail)
) STRICT, WITHOUT ROWID;
CREATE INDEX brev_naeste ON brev (naeste) WHERE tilstand IN ('venter', 'senere');

CREATE TRIGGER udsendelse_fast BEFORE UPDATE ON udsendelse
WHEN OLD.frigivet IS NOT NULL AND (NEW.id, NEW.referat, NEW.udgave, NEW.bruger, NEW.emne, NEW.foelgebrev, NEW.server,
  NEW.fra, NEW.svar_til, NEW.lavet, NEW.frigivet)
  IS NOT (OLD.id, OLD.referat, OLD.udgave, OLD.bruger, OLD.emne, OLD.foelgebrev, OLD.server, OLD.fra, OLD.svar_til,
  OLD.lavet, OLD.frigivet)
BEGIN SELECT RAISE(ABORT, 'udsendelse: sent'); END;
CREATE TRIGGER udsendelse_bliver BEFORE DELETE ON udsendelse WHEN OLD.frigivet IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'udsendelse: sent'); END;
CREATE TRIGGER udsendelse_fil_fast BEFORE UPDATE ON udsendelse_fil
BEGIN SELECT RAISE(ABORT, 'udsendelse_fil: sent'); END;
CREATE TRIGGER udsendelse_fil_bliver BEFORE DELETE ON udsendelse_fil
WHEN (SELECT frigivet FROM udsendelse WHERE id = OLD.udsendelse) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'udsendelse_fil: sent'); END;
CREATE TRIGGER brev_fast
BEFORE UPDATE OF udsendelse, nr, navn, mail, via, formater, emne, tekst, message_id, stykker, sha256, stoerrelse ON brev
BEGIN SELECT RAISE(ABORT, 'brev: written'); END;
CREATE TRIGGER brev_bliver BEFORE DELETE ON brev
WHEN (SELECT frigivet FROM udsendelse WHERE id = OLD.udsendelse) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'brev: sent'); END;
