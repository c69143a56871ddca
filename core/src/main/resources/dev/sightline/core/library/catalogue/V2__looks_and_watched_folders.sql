-- What models said of videos in the background, and folders that are watched.

CREATE TABLE look (
  video   INTEGER NOT NULL REFERENCES video (id) ON DELETE CASCADE,
  bundle  TEXT NOT NULL, -- SHA-256 of the model's bundle
  made    INTEGER NOT NULL,
  problem TEXT NOT NULL DEFAULT '', -- why the model could not; empty if it could
  PRIMARY KEY (video, bundle)
) STRICT, WITHOUT ROWID;

CREATE TABLE prediction (
  video       INTEGER NOT NULL,
  bundle      TEXT NOT NULL,
  head        TEXT NOT NULL,
  position    INTEGER NOT NULL, -- 0 for the most probable class of its head
  label       TEXT NOT NULL,
  probability REAL NOT NULL CHECK (probability BETWEEN 0 AND 1),
  known       INTEGER NOT NULL CHECK (known IN (0, 1)), -- 0: like nothing that the head learned
  PRIMARY KEY (video, bundle, head, position),
  FOREIGN KEY (video, bundle) REFERENCES look (video, bundle) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE watched_folder (
  path  TEXT PRIMARY KEY,
  added INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER look_insert AFTER INSERT ON look BEGIN
  INSERT INTO change (video, revision, removed)
  VALUES (NEW.video, (SELECT coalesce(max(revision), 0) + 1 FROM change),
          NOT EXISTS (SELECT 1 FROM video WHERE id = NEW.video))
  ON CONFLICT (video) DO UPDATE SET revision = excluded.revision, removed = excluded.removed;
END;

CREATE TRIGGER look_delete AFTER DELETE ON look BEGIN
  INSERT INTO change (video, revision, removed)
  VALUES (OLD.video, (SELECT coalesce(max(revision), 0) + 1 FROM change),
          NOT EXISTS (SELECT 1 FROM video WHERE id = OLD.video))
  ON CONFLICT (video) DO UPDATE SET revision = excluded.revision, removed = excluded.removed;
END;

PRAGMA user_version = 2;
