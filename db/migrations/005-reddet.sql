-- Text that a change of somebody else's left without a place: of one person, beside one referat. As with the notes, every
-- question to it names the person, and no other table refers to it.

CREATE TABLE reddet (
  referat TEXT NOT NULL REFERENCES referat (id) ON DELETE CASCADE,
  bruger TEXT NOT NULL REFERENCES bruger (id) ON DELETE CASCADE,
  -- Made in the browser that rescued it.
  id TEXT NOT NULL,
  tekst TEXT NOT NULL,
  -- When it was rescued, by the writer's own clock.
  at INTEGER NOT NULL,
  -- When the person put it back or threw it away. Its text is gone then; the id stays, so that a late repeat of another
  -- computer does not bring it back.
  fjernet INTEGER,
  PRIMARY KEY (referat, bruger, id)
) STRICT, WITHOUT ROWID;
