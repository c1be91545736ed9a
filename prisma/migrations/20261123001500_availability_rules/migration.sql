-- What somebody asks for beyond their hours, and the dates on which they live by another zone's clock.

-- No row asks for nothing. The limits are those of RULE_LIMITS in lib/domain/call-rules.ts.
CREATE TABLE availability_rules (
  user_id        text PRIMARY KEY REFERENCES users ON DELETE CASCADE,
  notice_hours   smallint NOT NULL CHECK (notice_hours BETWEEN 0 AND 336), -- the platform's counts where it is longer
  buffer_minutes smallint NOT NULL CHECK (buffer_minutes BETWEEN 0 AND 240 AND buffer_minutes % 5 = 0),
  calls_per_day  smallint CHECK (calls_per_day BETWEEN 1 AND 24),   -- NULL is any number
  calls_per_week smallint CHECK (calls_per_week BETWEEN 1 AND 100)  -- from Monday to Sunday
);
CREATE TRIGGER availability_rules_owner BEFORE INSERT ON availability_rules
  FOR EACH ROW EXECUTE FUNCTION refuse_deleted_owner();

CREATE TABLE availability_trips (
  id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id  text NOT NULL REFERENCES users ON DELETE CASCADE,
  first_on date NOT NULL,
  last_on  date NOT NULL,
  zone     text NOT NULL CHECK (length(zone) BETWEEN 1 AND 64),
  CHECK (last_on BETWEEN first_on AND first_on + 365),
  -- On each date somebody is in one zone.
  CONSTRAINT availability_trips_apart EXCLUDE USING gist (
    user_id WITH =, daterange(first_on, last_on, '[]') WITH &&
  )
);
CREATE TRIGGER availability_trips_owner BEFORE INSERT ON availability_trips
  FOR EACH ROW EXECUTE FUNCTION refuse_deleted_owner();

-- As for weekly windows: two of a kind on a date never overlap.
ALTER TABLE availability_exceptions ADD CONSTRAINT availability_exceptions_apart EXCLUDE USING gist (
  user_id WITH =, on_date WITH =, kind WITH =, int4range(start_minute, end_minute) WITH &&
);
