-- Bookings. The transition table lives in lib/domain/booking.ts; this is its copy inside the database, which
-- refuses every other change. A test compares the two.

CREATE TYPE booking_status AS ENUM (
  'requested', 'accepted', 'confirmed', 'completed_pending_feedback', 'completed',
  'declined', 'cancelled', 'expired', 'refunded'
);
CREATE TYPE actor_kind AS ENUM ('candidate', 'professional', 'admin', 'system');

CREATE TABLE bookings (
  id                 text PRIMARY KEY CHECK (id ~ '^bk_[0-9A-Z]{16}$'),
  candidate_id       text NOT NULL REFERENCES users,
  professional_id    text NOT NULL REFERENCES users,
  listing_id         text NOT NULL REFERENCES listings,
  status             booking_status NOT NULL,
  version            integer NOT NULL CHECK (version >= 1),
  question           text NOT NULL CHECK (length(question) BETWEEN 1 AND 600),
  card               jsonb NOT NULL, -- the card as the candidate saw it when asking
  request_key        text CHECK (length(request_key) BETWEEN 1 AND 100), -- of the form it was asked with
  candidate_card     jsonb NOT NULL, -- what the professional sees of the candidate: stage, school type, interests
  currency           text NOT NULL CHECK (currency = 'USD'),
  price_cents        integer NOT NULL CHECK (price_cents BETWEEN 1000 AND 200000),
  fee_cents          integer NOT NULL CHECK (fee_cents >= 0),
  net_cents          integer NOT NULL CHECK (net_cents >= 0),
  refund_cents       integer CHECK (refund_cents BETWEEN 0 AND price_cents),
  requested_at       timestamptz NOT NULL,
  request_expires_at timestamptz NOT NULL,
  accepted_at        timestamptz,
  scheduled_at       timestamptz,
  start_at           timestamptz,
  end_at             timestamptz,
  hold_expires_at    timestamptz,
  confirmed_at       timestamptz,
  ended_at           timestamptz, -- when it reached a terminal state
  end_reason         text,
  CHECK (candidate_id <> professional_id),
  CHECK (fee_cents + net_cents = price_cents),
  CHECK ((start_at IS NULL) = (end_at IS NULL) AND start_at < end_at),
  CHECK (status NOT IN ('accepted', 'confirmed', 'completed_pending_feedback', 'completed', 'refunded')
         OR start_at IS NOT NULL),
  CHECK (status <> 'accepted' OR hold_expires_at IS NOT NULL),
  CHECK (status NOT IN ('confirmed', 'completed_pending_feedback', 'completed', 'refunded')
         OR confirmed_at IS NOT NULL),
  CHECK ((status IN ('completed', 'declined', 'cancelled', 'expired', 'refunded')) = (ended_at IS NOT NULL)),
  -- No double booking: two live bookings of one person never overlap, whatever the code believes.
  CONSTRAINT bookings_professional_free EXCLUDE USING gist (
    professional_id WITH =, tstzrange(start_at, end_at) WITH &&
  ) WHERE (status IN ('accepted', 'confirmed', 'completed_pending_feedback')),
  CONSTRAINT bookings_candidate_free EXCLUDE USING gist (
    candidate_id WITH =, tstzrange(start_at, end_at) WITH &&
  ) WHERE (status IN ('accepted', 'confirmed', 'completed_pending_feedback'))
);
CREATE INDEX bookings_candidate ON bookings (candidate_id, requested_at DESC, id);
CREATE INDEX bookings_professional ON bookings (professional_id, requested_at DESC, id);
-- A form that is sent twice asks once.
CREATE UNIQUE INDEX bookings_request_key ON bookings (candidate_id, request_key);

CREATE TABLE booking_events (
  booking_id text NOT NULL REFERENCES bookings,
  version    integer NOT NULL,
  event      text NOT NULL,
  from_status booking_status, -- NULL for the request itself
  to_status  booking_status NOT NULL,
  actor      actor_kind NOT NULL,
  actor_id   text REFERENCES users,
  at         timestamptz NOT NULL,
  data       jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (booking_id, version)
);

CREATE TABLE booking_transitions (
  from_status booking_status NOT NULL,
  to_status   booking_status NOT NULL,
  PRIMARY KEY (from_status, to_status)
);
INSERT INTO booking_transitions (from_status, to_status) VALUES
  ('requested', 'accepted'), ('requested', 'declined'), ('requested', 'cancelled'), ('requested', 'expired'),
  ('accepted', 'confirmed'), ('accepted', 'cancelled'), ('accepted', 'expired'),
  ('confirmed', 'completed_pending_feedback'), ('confirmed', 'cancelled'),
  ('completed_pending_feedback', 'completed'), ('completed_pending_feedback', 'refunded');

CREATE FUNCTION bookings_guard_status() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.status <> 'requested' OR NEW.version <> 1 THEN
      RAISE EXCEPTION 'a booking begins as requested, version 1' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF OLD.ended_at IS NOT NULL THEN
    RAISE EXCEPTION 'booking % has ended as %', OLD.id, OLD.status USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.version <> OLD.version + 1 THEN
    RAISE EXCEPTION 'booking %: version % does not follow %', OLD.id, NEW.version, OLD.version
      USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.status <> OLD.status
     AND NOT EXISTS (SELECT FROM booking_transitions WHERE from_status = OLD.status AND to_status = NEW.status) THEN
    RAISE EXCEPTION 'booking %: % cannot become %', OLD.id, OLD.status, NEW.status USING ERRCODE = 'check_violation';
  END IF;
  IF (NEW.id, NEW.candidate_id, NEW.professional_id, NEW.listing_id, NEW.currency, NEW.price_cents, NEW.fee_cents,
      NEW.net_cents, NEW.requested_at)
     IS DISTINCT FROM
     (OLD.id, OLD.candidate_id, OLD.professional_id, OLD.listing_id, OLD.currency, OLD.price_cents, OLD.fee_cents,
      OLD.net_cents, OLD.requested_at) THEN
    RAISE EXCEPTION 'booking %: people and price are frozen', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER bookings_guard_status BEFORE INSERT OR UPDATE ON bookings
  FOR EACH ROW EXECUTE FUNCTION bookings_guard_status();

-- Each version of a booking has its event row, written in the same transaction.
CREATE FUNCTION bookings_need_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM booking_events
                 WHERE booking_id = NEW.id AND version = NEW.version AND to_status = NEW.status) THEN
    RAISE EXCEPTION 'booking %: version % has no event', NEW.id, NEW.version USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER bookings_need_event AFTER INSERT OR UPDATE ON bookings
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION bookings_need_event();

-- Rows that are history: never changed, never removed.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER booking_events_append_only BEFORE UPDATE OR DELETE ON booking_events
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER booking_events_no_truncate BEFORE TRUNCATE ON booking_events EXECUTE FUNCTION refuse_change();
CREATE TRIGGER bookings_no_delete BEFORE DELETE ON bookings FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- The Zoom meeting of a booking, and who came.
CREATE TABLE meetings (
  booking_id      text PRIMARY KEY REFERENCES bookings,
  zoom_meeting_id text UNIQUE, -- text: Zoom sends a number in REST and a string in webhooks
  host_user       text NOT NULL, -- as configured: an id or an e-mail
  host_id         text,          -- as Zoom calls them in its events
  join_url        text,
  passcode        text,
  start_at        timestamptz NOT NULL,
  created_at      timestamptz NOT NULL,
  deleted_at      timestamptz,
  ended_at        timestamptz  -- Zoom said the meeting is over
);

CREATE TABLE attendance (
  booking_id text NOT NULL REFERENCES bookings,
  person     actor_kind NOT NULL CHECK (person IN ('candidate', 'professional')),
  first_seen_at timestamptz NOT NULL,
  PRIMARY KEY (booking_id, person)
);
