-- A schema of the future, for tests: what an older app meets, and how a newer one migrates.
ALTER TABLE video ADD COLUMN mood TEXT NOT NULL DEFAULT 'calm';
PRAGMA user_version = 5;
