-- Confirmed calls as events in people's own calendars, and what was last written there.

-- The calendar that we made for somebody's calls, once there is one; the only one that we may write to.
ALTER TABLE calendar_connections ADD COLUMN calls_calendar_id text;

CREATE TABLE call_events (
  booking_id text NOT NULL REFERENCES bookings,
  user_id    text NOT NULL,
  provider   calendar_provider NOT NULL,
  start_at   timestamptz NOT NULL,
  written_at timestamptz NOT NULL,
  removed_at timestamptz,
  PRIMARY KEY (booking_id, user_id, provider),
  -- What is known of an event goes with the access to it.
  FOREIGN KEY (user_id, provider) REFERENCES calendar_connections (user_id, provider) ON DELETE CASCADE
);
CREATE INDEX call_events_connection ON call_events (user_id, provider);
