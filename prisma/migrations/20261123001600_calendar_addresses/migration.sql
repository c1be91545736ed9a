-- Calendars that are read by a secret address (iCalendar over HTTPS). The address is a secret, and kept as one.

CREATE TABLE calendar_addresses (
  id                text PRIMARY KEY CHECK (id ~ '^ca_[0-9A-Z]{16}$'),
  user_id           text NOT NULL REFERENCES users ON DELETE CASCADE,
  name              text NOT NULL CHECK (length(btrim(name)) BETWEEN 1 AND 60),
  address_encrypted text NOT NULL,
  created_at        timestamptz NOT NULL,
  -- Why the last reading failed, and since when readings do; both empty while the calendar can be read.
  failure           text,
  failed_at         timestamptz,
  CHECK ((failure IS NULL) = (failed_at IS NULL))
);
CREATE INDEX calendar_addresses_user ON calendar_addresses (user_id);

CREATE TRIGGER calendar_addresses_owner BEFORE INSERT ON calendar_addresses
  FOR EACH ROW EXECUTE FUNCTION refuse_deleted_owner();
