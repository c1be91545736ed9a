-- Pictures and CVs, as the cleaner wrote them (docs/decisions/0047-files-in-the-database-cleaned-in-a-process-of-its-own.md).

CREATE TYPE file_kind AS ENUM ('photo', 'cv');

CREATE TABLE files (
  id         text PRIMARY KEY CHECK (id ~ '^fi_[0-9A-Z]{16}$'),
  user_id    text NOT NULL REFERENCES users ON DELETE CASCADE,
  kind       file_kind NOT NULL,
  bytes      bytea NOT NULL,
  size       integer NOT NULL CHECK (size = octet_length(bytes)),
  width      integer,
  height     integer,
  pages      integer,
  sha256     bytea NOT NULL CHECK (sha256 = sha256(bytes)),
  created_at timestamptz NOT NULL,
  UNIQUE (user_id, kind),
  -- A picture is a square of WebP, a CV a PDF of few pages: lib/files/cleaner/limits.mjs has the same numbers.
  CHECK (CASE kind
    WHEN 'photo' THEN
      size BETWEEN 1 AND 524288 AND width = 512 AND height = 512 AND pages IS NULL
      AND substr(bytes, 1, 4) = 'RIFF'::bytea AND substr(bytes, 9, 4) = 'WEBP'::bytea
    WHEN 'cv' THEN
      size BETWEEN 1 AND 4194304 AND width IS NULL AND height IS NULL AND pages BETWEEN 1 AND 10
      AND substr(bytes, 1, 5) = '%PDF-'::bytea
  END IS TRUE)
);
-- They are packed already, and are read as a whole.
ALTER TABLE files ALTER bytes SET STORAGE EXTERNAL;

CREATE TRIGGER files_owner BEFORE INSERT ON files FOR EACH ROW EXECUTE FUNCTION refuse_deleted_owner();
