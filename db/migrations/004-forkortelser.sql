-- A writer's own abbreviations: of one account, in no document.

CREATE TABLE forkortelse (
  bruger TEXT NOT NULL REFERENCES bruger (id) ON DELETE CASCADE,
  -- In lower case; `skrevet` is as it was typed.
  kort TEXT NOT NULL,
  skrevet TEXT NOT NULL,
  lang TEXT NOT NULL,
  -- The order in which its owner keeps them.
  plads INTEGER NOT NULL,
  PRIMARY KEY (bruger, kort)
) STRICT, WITHOUT ROWID;
