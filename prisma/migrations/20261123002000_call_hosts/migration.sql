-- One host of ours runs one call at a time. See docs/decisions/0100-a-host-for-every-call.md.

ALTER TABLE meetings
  ADD COLUMN end_at         timestamptz,
  -- When the host is this call's: from when people are let in, until they have to be gone.
  ADD COLUMN host_from      timestamptz,
  ADD COLUMN host_until     timestamptz,
  ADD COLUMN told_start_at  timestamptz, -- the start that Zoom knows; NULL until it was told one
  ADD COLUMN busy_until     timestamptz, -- by the machine's clock: one job at a time talks to Zoom about a meeting
  ADD COLUMN would_record   boolean NOT NULL DEFAULT false; -- Zoom would record it in spite of us: nobody is let in
UPDATE meetings m SET
  end_at = m.start_at + coalesce(b.end_at - b.start_at, interval '30 minutes'),
  told_start_at = CASE WHEN m.zoom_meeting_id IS NOT NULL THEN m.start_at END
FROM bookings b WHERE b.id = m.booking_id;
UPDATE meetings SET host_from = start_at - interval '15 minutes', host_until = end_at + interval '15 minutes';
ALTER TABLE meetings
  ALTER end_at SET NOT NULL, ALTER host_from SET NOT NULL, ALTER host_until SET NOT NULL,
  ADD CHECK (host_from <= start_at AND start_at < end_at AND end_at <= host_until);

-- Where Zoom was asked for a meeting of a booking, and which one it made, as far as its answer arrived. Creating has
-- no idempotency key at Zoom, so this is what a repeat looks for and what is cleared away afterwards.
CREATE TABLE meeting_asks (
  booking_id      text NOT NULL REFERENCES bookings,
  host_user       text NOT NULL,
  asked_at        timestamptz NOT NULL, -- by the machine's clock
  zoom_meeting_id text,
  PRIMARY KEY (booking_id, host_user)
);
INSERT INTO meeting_asks (booking_id, host_user, asked_at, zoom_meeting_id)
  SELECT booking_id, host_user, created_at, zoom_meeting_id FROM meetings WHERE deleted_at IS NULL;

-- Hosts to whom Zoom grants no more meetings until then: 100 a day.
CREATE TABLE resting_hosts (
  host_user text PRIMARY KEY,
  until     timestamptz NOT NULL
);

-- Before this, all calls went to the first host once every host was taken. Those meetings exist; they keep their links
-- and take nobody's place.
CREATE TEMPORARY TABLE shared ON COMMIT DROP AS
  SELECT m.booking_id FROM meetings m WHERE m.deleted_at IS NULL AND EXISTS (
    SELECT FROM meetings o
    WHERE o.deleted_at IS NULL AND o.host_user = m.host_user AND o.booking_id < m.booking_id
      AND tstzrange(o.host_from, o.host_until) && tstzrange(m.host_from, m.host_until));
DELETE FROM meetings WHERE zoom_meeting_id IS NULL AND booking_id IN (SELECT booking_id FROM shared);
UPDATE meetings SET host_user = host_user || ' shared by ' || booking_id
  WHERE booking_id IN (SELECT booking_id FROM shared);

ALTER TABLE meetings ADD CONSTRAINT meetings_host_free EXCLUDE USING gist (
  host_user WITH =, tstzrange(host_from, host_until) WITH &&
) WHERE (deleted_at IS NULL);

-- Every time at which Zoom saw somebody, not the first alone: after a call was moved, those of its old time do not count.
ALTER TABLE attendance DROP CONSTRAINT attendance_pkey;
ALTER TABLE attendance RENAME first_seen_at TO seen_at;
ALTER TABLE attendance ADD PRIMARY KEY (booking_id, person, seen_at);

-- Who went through our own door to the call. It tells that somebody tried; who was there says Zoom.
CREATE TABLE call_joins (
  booking_id text NOT NULL REFERENCES bookings,
  person     actor_kind NOT NULL CHECK (person IN ('candidate', 'professional')),
  first_at   timestamptz NOT NULL,
  last_at    timestamptz NOT NULL,
  PRIMARY KEY (booking_id, person),
  CHECK (last_at >= first_at)
);
