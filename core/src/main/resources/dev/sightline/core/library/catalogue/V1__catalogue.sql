-- The catalogue: videos by their content, where they lie, what is known and said of them.
-- Times of day are milliseconds since 1970 (UTC); times in videos are fractions of seconds.

CREATE TABLE fact (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE video (
  id           INTEGER PRIMARY KEY AUTOINCREMENT, -- never given twice: an index may keep it
  sha256       TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
  bytes        INTEGER NOT NULL CHECK (bytes >= 0),
  container    TEXT NOT NULL,
  width        INTEGER NOT NULL,
  height       INTEGER NOT NULL,
  rate_num     INTEGER NOT NULL,
  rate_den     INTEGER NOT NULL CHECK (rate_den > 0),
  duration_num INTEGER NOT NULL,
  duration_den INTEGER NOT NULL CHECK (duration_den > 0),
  audio        INTEGER NOT NULL CHECK (audio IN (0, 1)),
  subtitles    INTEGER NOT NULL CHECK (subtitles IN (0, 1)),
  added        INTEGER NOT NULL,
  title        TEXT NOT NULL,
  note         TEXT NOT NULL DEFAULT '',
  rating       INTEGER NOT NULL DEFAULT 0 CHECK (rating BETWEEN 0 AND 5)
) STRICT;

CREATE TABLE place (
  path     TEXT PRIMARY KEY,
  video    INTEGER NOT NULL REFERENCES video (id) ON DELETE CASCADE,
  bytes    INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  sidecars TEXT NOT NULL DEFAULT '' -- names, sizes and times of the files beside it
) STRICT, WITHOUT ROWID;
CREATE INDEX place_video ON place (video);

CREATE TABLE text (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  video  INTEGER NOT NULL REFERENCES video (id) ON DELETE CASCADE,
  origin TEXT NOT NULL
         CHECK (origin IN ('sidecar', 'container', 'manifest', 'file-name', 'typed')),
  source TEXT NOT NULL, -- the file that it was read from, or nothing
  part   TEXT NOT NULL, -- tier or field of that file, or nothing
  words  TEXT NOT NULL,
  UNIQUE (video, origin, source, part)
) STRICT;

CREATE TABLE cue (
  text      INTEGER NOT NULL REFERENCES text (id) ON DELETE CASCADE,
  position  INTEGER NOT NULL,
  start_num INTEGER NOT NULL,
  start_den INTEGER NOT NULL CHECK (start_den > 0),
  end_num   INTEGER NOT NULL,
  end_den   INTEGER NOT NULL CHECK (end_den > 0),
  words     TEXT NOT NULL,
  PRIMARY KEY (text, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE label (
  video      INTEGER NOT NULL REFERENCES video (id) ON DELETE CASCADE,
  source     TEXT NOT NULL, -- the manifest or folder that says so
  position   INTEGER NOT NULL,
  label      TEXT NOT NULL,
  part       TEXT CHECK (part IN ('train', 'dev', 'test')),
  group_name TEXT,
  from_s     REAL,
  to_s       REAL,
  PRIMARY KEY (video, source, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX label_label ON label (label);

CREATE TABLE analysis (
  video     INTEGER NOT NULL REFERENCES video (id) ON DELETE CASCADE,
  bundle    TEXT NOT NULL, -- SHA-256 of the model's bundle
  text      TEXT NOT NULL, -- SHA-256 of the words beside the video, UTF-8
  cache_key TEXT NOT NULL, -- where the cache keeps the result
  made      INTEGER NOT NULL,
  PRIMARY KEY (video, bundle, text)
) STRICT, WITHOUT ROWID;
CREATE INDEX analysis_cache_key ON analysis (cache_key);

CREATE TABLE tag (
  id   INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE video_tag (
  video INTEGER NOT NULL REFERENCES video (id) ON DELETE CASCADE,
  tag   INTEGER NOT NULL REFERENCES tag (id) ON DELETE CASCADE,
  PRIMARY KEY (video, tag)
) STRICT, WITHOUT ROWID;
CREATE INDEX video_tag_tag ON video_tag (tag);

CREATE TABLE collection (
  id   INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE collection_video (
  collection INTEGER NOT NULL REFERENCES collection (id) ON DELETE CASCADE,
  video      INTEGER NOT NULL REFERENCES video (id) ON DELETE CASCADE,
  position   INTEGER NOT NULL,
  PRIMARY KEY (collection, video)
) STRICT, WITHOUT ROWID;
CREATE INDEX collection_video_video ON collection_video (video);

CREATE TABLE saved_search (
  name  TEXT PRIMARY KEY,
  query TEXT NOT NULL,
  saved INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE broken (
  path     TEXT PRIMARY KEY,
  bytes    INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  problem  TEXT NOT NULL,
  reason   TEXT NOT NULL,
  tries    INTEGER NOT NULL CHECK (tries > 0),
  tried    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The last change of each video, so that an index can follow. Triggers write it: nobody can forget.
CREATE TABLE change (
  video    INTEGER PRIMARY KEY, -- no reference: what was removed stays listed
  revision INTEGER NOT NULL UNIQUE,
  removed  INTEGER NOT NULL CHECK (removed IN (0, 1))
) STRICT;

CREATE TRIGGER video_insert AFTER INSERT ON video BEGIN
  INSERT INTO change (video, revision, removed)
  VALUES (NEW.id, (SELECT coalesce(max(revision), 0) + 1 FROM change),
          NOT EXISTS (SELECT 1 FROM video WHERE id = NEW.id))
  ON CONFLICT (video) DO UPDATE SET revision = excluded.revision, removed = excluded.removed;
END;

CREATE TRIGGER video_update AFTER UPDATE ON video BEGIN
  INSERT INTO change (video, revision, removed)
  VALUES (NEW.id, (SELECT coalesce(max(revision), 0) + 1 FROM change),
          NOT EXISTS (SELECT 1 FROM video WHERE id = NEW.id))
  ON CONFLICT (video) DO UPDATE SET revision = excluded.revision, removed = excluded.removed;
END;

CREATE TRIGGER video_delete AFTER DELETE ON video BEGIN
  INSERT INTO change (video, revision, removed)
  VALUES (OLD.id, (SELECT coalesce(max(revision), 0) + 1 FROM change),
          NOT EXISTS (SELECT 1 FROM video WHERE id = OLD.id))
  ON CONFLICT (video) DO UPDATE SET revision = excluded.revision, removed = excluded.removed;
END;

CREATE TRIGGER place_insert AFTER INSERT ON place BEGIN
  INSERT INTO change (video, revision, removed)
  VALUES (NEW.video, (SELECT coalesce(max(revision), 0) + 1 FROM change),
          NOT EXISTS (SELECT 1 FROM video WHERE id = NEW.video))
  ON CONFLICT (video) DO UPDATE SET revision = excluded.revision, removed = excluded.removed;
END;

CREATE TRIGGER place_update AFTER UPDATE ON place BEGIN
  INSERT INTO change (video, revision, removed)
  VALUES (NEW.video, (SELECT coalesce(max(revision), 0) + 1 FROM change),
          NOT EXISTS (SELECT 1 FROM video WHERE id = NEW.video))
  ON CONFLICT (video) DO UPDATE SET revision = excluded.revision, removed = excluded.removed;
  INSERT INTO change (video, revision, removed)
  VALUES (OLD.video, (SELECT coalesce(max(revision), 0) + 1 FROM change),
          NOT EXISTS (SELECT 1 FROM video WHERE id = OLD.video))
  ON CONFLICT (video) DO UPDATE SET revision = excluded.revision, removed = excluded.removed;
END;

CREATE TRIGGER place_delete AFTER DELETE ON place BEGIN
  INSERT INTO change (video, revision, removed)
  VALUES (OLD.video, (SELECT coalesce(max(revision), 0) + 1 FROM change),
          NOT EXISTS (SELECT 1 FROM video WHERE id = OLD.video))
  ON CONFLICT (video) DO UPDATE SET revision = excluded.revision, removed = excluded.removed;
END;

CREATE TRIGGER text_insert AFTER INSERT ON text BEGIN
  INSERT INTO change (video, revision, removed)
  VALUES (NEW.video, (SELECT coalesce(max(revision), 0) + 1 FROM change),
          NOT EXISTS (SELECT 1 FROM video WHERE id = NEW.video))
  ON CONFLICT (video) DO UPDATE SET revision = excluded.revision, removed = excluded.removed;
END;

CREATE TRIGGER text_update AFTER UPDATE ON text BEGIN
  INSERT INTO change (video, revision, removed)
  VALUES (NEW.video, (SELECT coalesce(max(revision), 0) + 1 FROM change),
          NOT EXISTS (SELECT 1 FROM video WHERE id = NEW.video))
  ON CONFLICT (video) DO UPDATE SET revision = excluded.revision, removed = excluded.removed;
END;

CREATE TRIGGER text_delete AFTER DELETE ON text BEGIN
  INSERT INTO change (video, revision, removed)
  VALUES (OLD.video, (SELECT coalesce(max(revision), 0) + 1 FROM change),
          NOT EXISTS (SELECT 1 FROM video WHERE id = OLD.video))
  ON CONFLICT (video) DO UPDATE SET revision = excluded.revision, removed = excluded.removed;
END;

CREATE TRIGGER label_insert AFTER INSERT ON label BEGIN
  INSERT INTO change (video, revision, removed)
  VALUES (NEW.video, (SELECT coalesce(max(revision), 0) + 1 FROM change),
          NOT EXISTS (SELECT 1 FROM video WHERE id = NEW.video))
  ON CONFLICT (video) DO UPDATE SET revision = excluded.revision, removed = excluded.removed;
END;

CREATE TRIGGER label_delete AFTER DELETE ON label BEGIN
  INSERT INTO change (video, revision, removed)
  VALUES (OLD.video, (SELECT coalesce(max(revision), 0) + 1 FROM change),
          NOT EXISTS (SELECT 1 FROM video WHERE id = OLD.video))
  ON CONFLICT (video) DO UPDATE SET revision = excluded.revision, removed = excluded.removed;
END;

CREATE TRIGGER analysis_insert AFTER INSERT ON analysis BEGIN
  INSERT INTO change (video, revision, removed)
  VALUES (NEW.video, (SELECT coalesce(max(revision), 0) + 1 FROM change),
          NOT EXISTS (SELECT 1 FROM video WHERE id = NEW.video))
  ON CONFLICT (video) DO UPDATE SET revision = excluded.revision, removed = excluded.removed;
END;

CREATE TRIGGER analysis_update AFTER UPDATE ON analysis BEGIN
  INSERT INTO change (video, revision, removed)
  VALUES (NEW.video, (SELECT coalesce(max(revision), 0) + 1 FROM change),
          NOT EXISTS (SELECT 1 FROM video WHERE id = NEW.video))
  ON CONFLICT (video) DO UPDATE SET revision = excluded.revision, removed = excluded.removed;
END;

CREATE TRIGGER analysis_delete AFTER DELETE ON analysis BEGIN
  INSERT INTO change (video, revision, removed)
  VALUES (OLD.video, (SELECT coalesce(max(revision), 0) + 1 FROM change),
          NOT EXISTS (SELECT 1 FROM video WHERE id = OLD.video))
  ON CONFLICT (video) DO UPDATE SET revision = excluded.revision, removed = excluded.removed;
END;

CREATE TRIGGER video_tag_insert AFTER INSERT ON video_tag BEGIN
  INSERT INTO change (video, revision, removed)
  VALUES (NEW.video, (SELECT coalesce(max(revision), 0) + 1 FROM change),
          NOT EXISTS (SELECT 1 FROM video WHERE id = NEW.video))
  ON CONFLICT (video) DO UPDATE SET revision = excluded.revision, removed = excluded.removed;
END;

CREATE TRIGGER video_tag_delete AFTER DELETE ON video_tag BEGIN
  INSERT INTO change (video, revision, removed)
  VALUES (OLD.video, (SELECT coalesce(max(revision), 0) + 1 FROM change),
          NOT EXISTS (SELECT 1 FROM video WHERE id = OLD.video))
  ON CONFLICT (video) DO UPDATE SET revision = excluded.revision, removed = excluded.removed;
END;

CREATE TRIGGER collection_video_insert AFTER INSERT ON collection_video BEGIN
  INSERT INTO change (video, revision, removed)
  VALUES (NEW.video, (SELECT coalesce(max(revision), 0) + 1 FROM change),
          NOT EXISTS (SELECT 1 FROM video WHERE id = NEW.video))
  ON CONFLICT (video) DO UPDATE SET revision = excluded.revision, removed = excluded.removed;
END;

CREATE TRIGGER collection_video_delete AFTER DELETE ON collection_video BEGIN
  INSERT INTO change (video, revision, removed)
  VALUES (OLD.video, (SELECT coalesce(max(revision), 0) + 1 FROM change),
          NOT EXISTS (SELECT 1 FROM video WHERE id = OLD.video))
  ON CONFLICT (video) DO UPDATE SET revision = excluded.revision, removed = excluded.removed;
END;

-- A tag that is renamed changes all videos that have it.
CREATE TRIGGER tag_update AFTER UPDATE OF name ON tag BEGIN
  INSERT INTO change (video, revision, removed)
  SELECT video, (SELECT coalesce(max(revision), 0) FROM change) + row_number() OVER (), 0
  FROM video_tag WHERE tag = NEW.id
  ON CONFLICT (video) DO UPDATE SET revision = excluded.revision, removed = excluded.removed;
END;

INSERT INTO fact (name, value) VALUES ('identity', lower(hex(randomblob(16))));

PRAGMA application_id = 1397508418; -- "SLIB"
PRAGMA user_version = 1;
