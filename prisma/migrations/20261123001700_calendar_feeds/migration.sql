-- The secret addresses at which people's calendars read their calls. Only a hash is kept: whoever reads the table can
-- read no feed. One for each person, so that a new one ends the one before.

CREATE TABLE calendar_feeds (
  user_id     text PRIMARY KEY REFERENCES users ON DELETE CASCADE,
  secret_hash bytea NOT NULL UNIQUE CHECK (octet_length(secret_hash) = 32),
  created_at  timestamptz NOT NULL
);

CREATE TRIGGER calendar_feeds_owner BEFORE INSERT ON calendar_feeds
  FOR EACH ROW EXECUTE FUNCTION refuse_deleted_owner();
