-- What the uses of models said of videos: answers, summaries, sentiment, what a film was made from,
-- attacks. They belong to the content of a file, which the library may not have yet.

CREATE TABLE use_result (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  sha256   TEXT NOT NULL CHECK (length(sha256) = 64), -- of the video's content
  kind     TEXT NOT NULL
           CHECK (kind IN ('answer', 'summary', 'sentiment', 'generation', 'attack')),
  bundle   TEXT NOT NULL, -- SHA-256 of the model's bundle
  model    TEXT NOT NULL, -- its name
  made     INTEGER NOT NULL,
  settings TEXT NOT NULL, -- JSON, names sorted
  said     TEXT NOT NULL, -- JSON
  UNIQUE (sha256, kind, bundle, settings)
) STRICT;

-- Who deletes a video deletes what was said of it.
CREATE TRIGGER video_delete_uses AFTER DELETE ON video BEGIN
  DELETE FROM use_result WHERE sha256 = OLD.sha256;
END;

CREATE TRIGGER use_result_insert AFTER INSERT ON use_result BEGIN
  INSERT INTO change (video, revision, removed)
  SELECT id, (SELECT coalesce(max(revision), 0) + 1 FROM change), 0
  FROM video WHERE sha256 = NEW.sha256
  ON CONFLICT (video) DO UPDATE SET revision = excluded.revision, removed = excluded.removed;
END;

CREATE TRIGGER use_result_delete AFTER DELETE ON use_result BEGIN
  INSERT INTO change (video, revision, removed)
  SELECT id, (SELECT coalesce(max(revision), 0) + 1 FROM change), 0
  FROM video WHERE sha256 = OLD.sha256
  ON CONFLICT (video) DO UPDATE SET revision = excluded.revision, removed = excluded.removed;
END;

PRAGMA user_version = 4;
