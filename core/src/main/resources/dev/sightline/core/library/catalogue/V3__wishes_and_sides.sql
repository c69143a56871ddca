-- What the user has asked for and what is not done yet, so that it goes on after a restart; and how
-- much the answer of a model's first head hangs on each side.

CREATE TABLE wish (
  id    INTEGER PRIMARY KEY AUTOINCREMENT,
  kind  TEXT NOT NULL CHECK (kind IN ('import', 'look', 'export')),
  what  TEXT NOT NULL, -- JSON: files and folders, ids of videos, the file to write
  asked INTEGER NOT NULL
) STRICT;

-- Shares of text, video and both together, which add up to 1; nothing where there is no text.
ALTER TABLE look ADD COLUMN text_share REAL CHECK (text_share BETWEEN 0 AND 1);
ALTER TABLE look ADD COLUMN video_share REAL CHECK (video_share BETWEEN 0 AND 1);
ALTER TABLE look ADD COLUMN both_share REAL CHECK (both_share BETWEEN 0 AND 1);

PRAGMA user_version = 3;
