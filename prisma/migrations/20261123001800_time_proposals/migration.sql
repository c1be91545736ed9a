-- Another time for a call that has one: who proposed which times, and what became of it. The rules are in
-- lib/domain/rescheduling.ts.

CREATE TYPE proposal_state AS ENUM ('open', 'taken', 'answered', 'refused', 'withdrawn', 'lapsed', 'overtaken');

CREATE TABLE time_proposals (
  booking_id text NOT NULL REFERENCES bookings,
  version    integer NOT NULL, -- of the booking, by the event that proposed
  proposed_by actor_kind NOT NULL CHECK (proposed_by IN ('candidate', 'professional')),
  round      integer NOT NULL CHECK (round >= 1),
  instead_of timestamptz NOT NULL, -- the start that was set then
  start_ats  timestamptz[] NOT NULL CHECK (cardinality(start_ats) >= 1 AND NOT instead_of = ANY (start_ats)),
  answer_by  timestamptz NOT NULL CHECK (answer_by <= instead_of),
  state      proposal_state NOT NULL,
  ended_at   timestamptz,
  PRIMARY KEY (booking_id, version),
  FOREIGN KEY (booking_id, version) REFERENCES booking_events DEFERRABLE INITIALLY DEFERRED,
  CHECK ((state = 'open') = (ended_at IS NULL))
);
-- One question at a time.
CREATE UNIQUE INDEX time_proposals_open ON time_proposals (booking_id) WHERE state = 'open';

CREATE FUNCTION time_proposals_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.state <> 'open' OR NEW.state = 'open'
     OR (NEW.booking_id, NEW.version, NEW.proposed_by, NEW.round, NEW.instead_of, NEW.start_ats, NEW.answer_by)
        IS DISTINCT FROM
        (OLD.booking_id, OLD.version, OLD.proposed_by, OLD.round, OLD.instead_of, OLD.start_ats, OLD.answer_by) THEN
    RAISE EXCEPTION 'a proposal of booking % ends once, and does not change', OLD.booking_id
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER time_proposals_guard BEFORE UPDATE OR DELETE ON time_proposals
  FOR EACH ROW EXECUTE FUNCTION time_proposals_guard();

-- A call moves only while it lies ahead of its booking, and nothing is open about one that cannot move any more.
CREATE FUNCTION bookings_guard_time() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.start_at IS DISTINCT FROM OLD.start_at AND OLD.status NOT IN ('requested', 'accepted', 'confirmed') THEN
    RAISE EXCEPTION 'booking %: the time of a % call is frozen', OLD.id, OLD.status USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER bookings_guard_time BEFORE UPDATE OF start_at ON bookings
  FOR EACH ROW EXECUTE FUNCTION bookings_guard_time();

CREATE FUNCTION bookings_end_proposals() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM time_proposals JOIN bookings ON id = booking_id
             WHERE booking_id = NEW.id AND state = 'open' AND status NOT IN ('accepted', 'confirmed')) THEN
    RAISE EXCEPTION 'booking %: a proposal is open about a call that cannot move', NEW.id
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER bookings_end_proposals AFTER UPDATE OF status ON bookings
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION bookings_end_proposals();
