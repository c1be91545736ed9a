-- A professional who was judged absent and was there is paid by the platform; the candidate keeps the refund.
-- See docs/decisions/0120-a-professional-judged-absent-is-paid-by-the-platform.md.

CREATE TABLE compensations (
  booking_id     text PRIMARY KEY REFERENCES payouts, -- once for a call
  dispute_id     text NOT NULL UNIQUE REFERENCES disputes,
  amount_cents   integer NOT NULL CHECK (amount_cents > 0),
  currency       text NOT NULL CHECK (currency = 'USD'),
  attempt        integer NOT NULL DEFAULT 0, -- how often Stripe has refused the transfer
  asked_at       timestamptz, -- Stripe has been asked and has not answered yet
  transfer_id    text UNIQUE,
  created_at     timestamptz NOT NULL,
  transferred_at timestamptz,
  CHECK ((transfer_id IS NULL) = (transferred_at IS NULL))
);
ALTER TABLE compensations ALTER COLUMN attempt DROP DEFAULT;
CREATE TRIGGER compensations_stay BEFORE DELETE ON compensations FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER compensations_no_truncate BEFORE TRUNCATE ON compensations EXECUTE FUNCTION refuse_change();

-- What is paid is the net of a call that was refunded for an absence, and what an admin decided, no more and no less.
-- Deferred, because the decision and its sum are written in one transaction.
CREATE FUNCTION compensation_follows_decision() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE booking text := to_jsonb(NEW) ->> 'booking_id';
BEGIN
  IF EXISTS (
    SELECT FROM compensations c JOIN bookings b ON b.id = c.booking_id JOIN disputes d ON d.id = c.dispute_id
    WHERE c.booking_id = booking AND NOT (
      b.status = 'refunded' AND b.end_reason IN ('professional_absent', 'nobody_came') AND c.amount_cents = b.net_cents
      AND d.booking_id = b.id AND d.outcome IS NOT DISTINCT FROM 'pay')
  ) OR EXISTS (
    SELECT FROM disputes d WHERE d.booking_id = booking AND d.outcome = 'pay'
      AND NOT EXISTS (SELECT FROM compensations c WHERE c.dispute_id = d.id)
  ) THEN
    RAISE EXCEPTION 'what the platform pays for % is not what was decided', booking USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER compensation_follows_decision AFTER INSERT OR UPDATE ON compensations
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION compensation_follows_decision();
CREATE CONSTRAINT TRIGGER compensation_follows_decision AFTER INSERT OR UPDATE ON disputes
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION compensation_follows_decision();

-- No money state without its booking state; a refunded call is paid out only of what the platform gave for it.
CREATE OR REPLACE FUNCTION money_follows_booking() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE booking booking_status; payout payouts; paid payment_status; given compensations;
BEGIN
  SELECT b.status, p.status INTO booking, paid
  FROM bookings b LEFT JOIN payments p ON p.booking_id = b.id
  WHERE b.id = to_jsonb(NEW) ->> TG_ARGV[0];
  SELECT * INTO payout FROM payouts o WHERE o.booking_id = to_jsonb(NEW) ->> TG_ARGV[0];
  IF booking IN ('confirmed', 'completed_pending_feedback')
     AND (paid IS DISTINCT FROM 'held' OR payout.status NOT IN ('held', 'blocked')) THEN
    RAISE EXCEPTION 'a % booking has its payment held, not % (payout %)', booking, paid, payout.status
      USING ERRCODE = 'check_violation';
  END IF;
  IF booking = 'completed'
     AND (paid IN ('earned', 'refunding', 'partially_refunded', 'refunded', 'charged_back')) IS NOT TRUE THEN
    RAISE EXCEPTION 'a completed booking has its payment earned, not %', paid USING ERRCODE = 'check_violation';
  END IF;
  IF payout.status IN ('pending', 'sent', 'paid', 'settled') AND booking NOT IN ('completed', 'cancelled') THEN
    SELECT * INTO given FROM compensations c WHERE c.booking_id = payout.booking_id;
    IF booking <> 'refunded' OR given.booking_id IS NULL OR given.amount_cents <> payout.amount_cents THEN
      RAISE EXCEPTION 'no payout for a % booking', booking USING ERRCODE = 'check_violation';
    END IF;
    IF (payout.status <> 'pending' OR payout.asked_at IS NOT NULL) AND given.transfer_id IS NULL THEN
      RAISE EXCEPTION 'no payout of what the platform has not given yet' USING ERRCODE = 'check_violation';
    END IF;
  END IF;
  IF booking IN ('requested', 'declined') AND paid IS NOT NULL THEN
    RAISE EXCEPTION 'no payment for a % booking', booking USING ERRCODE = 'check_violation';
  END IF;
  IF booking = 'refunded' AND (paid IN ('refunding', 'refunded', 'charged_back')) IS NOT TRUE THEN
    RAISE EXCEPTION 'a refunded booking has its payment refunded, not %', paid USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
