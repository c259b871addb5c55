-- Who took part in each meeting, read from the document as `referat.titel` is: offered when the next list is typed.

CREATE TABLE moededeltager (
  referat TEXT NOT NULL REFERENCES referat (id) ON DELETE CASCADE,
  -- Their place on the list.
  nr INTEGER NOT NULL,
  navn TEXT NOT NULL,
  rolle TEXT NOT NULL,
  organisation TEXT NOT NULL,
  initialer TEXT NOT NULL,
  PRIMARY KEY (referat, nr)
) STRICT, WITHOUT ROWID;

-- What there is already is read once more at the next start.
UPDATE referat SET udledt = -1;
