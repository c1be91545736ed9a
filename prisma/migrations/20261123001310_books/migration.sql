-- The books: an account per person and purpose, entries that wait for Stripe, several refunds of one payment, debts,
-- and disputes inside and outside.

-- ------------------------------------------------------------------ the ledger
DROP TRIGGER ledger_lines_append_only ON ledger_lines; -- until the old lines say whose they are, below
ALTER TABLE ledger_lines DROP CONSTRAINT ledger_lines_check;
ALTER TYPE ledger_account RENAME TO ledger_account_before;
CREATE TYPE ledger_account AS ENUM (
  'stripe_platform', 'stripe_connected', 'disputes', 'professional_debt',
  'booking_held', 'refunds_payable', 'professional_payable', 'platform_revenue', 'stripe_fees', 'losses'
);
ALTER TABLE ledger_lines ALTER COLUMN account TYPE ledger_account
  USING (CASE account::text WHEN 'stripe_clearing' THEN 'stripe_platform' ELSE account::text END)::ledger_account;
DROP TYPE ledger_account_before;
UPDATE ledger_lines l SET user_id = b.candidate_id
  FROM ledger_entries e JOIN bookings b ON b.id = e.booking_id
  WHERE e.id = l.entry_id AND l.account = 'booking_held';
ALTER TABLE ledger_lines ADD CONSTRAINT ledger_lines_person CHECK (
  (account IN ('stripe_connected', 'professional_debt', 'booking_held', 'refunds_payable', 'professional_payable'))
  = (user_id IS NOT NULL));
CREATE TRIGGER ledger_lines_append_only BEFORE UPDATE OR DELETE ON ledger_lines
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE INDEX ledger_lines_person_account ON ledger_lines (user_id, account) WHERE user_id IS NOT NULL;

CREATE TYPE ledger_phase AS ENUM ('pending', 'posted');
ALTER TABLE ledger_entries
  ADD COLUMN phase ledger_phase NOT NULL DEFAULT 'posted',
  -- The entry that this one makes final or takes back; each is settled once.
  ADD COLUMN settles_id bigint UNIQUE REFERENCES ledger_entries;
ALTER TABLE ledger_entries ALTER COLUMN phase DROP DEFAULT;

-- What Stripe holds was one account; a professional's balance is their own now.
WITH share AS (
  SELECT b.id, b.professional_id,
         p.amount_cents - p.fee_cents
         - CASE WHEN r.status = 'succeeded' THEN r.amount_cents - r.fee_refund_cents ELSE 0 END
         - CASE WHEN o.status = 'paid' THEN o.amount_cents ELSE 0 END AS cents
  FROM payments p JOIN bookings b ON b.id = p.booking_id
  LEFT JOIN refunds r ON r.booking_id = b.id LEFT JOIN payouts o ON o.booking_id = b.id
  WHERE p.paid_at IS NOT NULL
), made AS (
  INSERT INTO ledger_entries (key, kind, booking_id, at, phase)
  SELECT 'booking/' || id || '/reclassified/1', 'reclassified', id, transaction_timestamp(), 'posted'
  FROM share WHERE cents <> 0 RETURNING id, booking_id
)
INSERT INTO ledger_lines (entry_id, line, account, user_id, amount_cents, currency)
SELECT made.id, line, account::ledger_account, person, amount, 'USD'
FROM made JOIN share ON share.id = made.booking_id
CROSS JOIN LATERAL (VALUES (1, 'stripe_connected', share.professional_id, share.cents),
                           (2, 'stripe_platform', NULL, -share.cents)) AS lines (line, account, person, amount);

-- A settlement has the lines of what it settles, or their opposite: nothing else corrects an entry.
CREATE FUNCTION ledger_settles_exactly() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE other ledger_entries; sign integer;
BEGIN
  IF NEW.settles_id IS NULL THEN RETURN NULL; END IF;
  SELECT * INTO STRICT other FROM ledger_entries WHERE id = NEW.settles_id;
  sign := CASE WHEN other.phase = 'pending' AND NEW.phase = 'posted' THEN 1
               WHEN other.phase = NEW.phase THEN -1 END;
  IF sign IS NULL OR other.booking_id <> NEW.booking_id OR other.kind <> NEW.kind OR EXISTS (
    SELECT FROM (
      SELECT account, user_id, currency, sign * amount_cents AS cents FROM ledger_lines WHERE entry_id = other.id
      UNION ALL
      SELECT account, user_id, currency, -amount_cents FROM ledger_lines WHERE entry_id = NEW.id
    ) AS line GROUP BY account, user_id, currency HAVING sum(cents) <> 0
  ) THEN
    RAISE EXCEPTION 'ledger entry % does not settle %', NEW.id, other.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER ledger_settles_exactly AFTER INSERT ON ledger_entries
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_settles_exactly();

-- Lines that count: posted ones, and pending ones that are not settled yet.
CREATE VIEW ledger_open_lines AS
  SELECT e.id AS entry_id, e.booking_id, e.kind, e.at, e.phase, l.line, l.account, l.user_id, l.amount_cents, l.currency
  FROM ledger_entries e JOIN ledger_lines l ON l.entry_id = e.id
  WHERE e.phase = 'posted'
     OR (e.settles_id IS NULL AND NOT EXISTS (SELECT FROM ledger_entries s WHERE s.settles_id = e.id));

-- ------------------------------------------------------------------ refunds, payouts, debts
ALTER TABLE refunds ADD COLUMN number smallint NOT NULL DEFAULT 1 CHECK (number >= 1);
ALTER TABLE refunds ALTER COLUMN number DROP DEFAULT;
ALTER TABLE refunds DROP CONSTRAINT refunds_pkey, ADD PRIMARY KEY (booking_id, number);
CREATE TYPE refund_funding AS ENUM ('connected', 'platform');
ALTER TABLE refunds
  -- platform: the professional's share was not there to be reversed any more
  ADD COLUMN funding refund_funding NOT NULL DEFAULT 'connected',
  ADD COLUMN attempt integer NOT NULL DEFAULT 1,
  -- whose balance pays was settled, and Stripe was asked: from here on only the same question is repeated
  ADD COLUMN asked_at timestamptz,
  -- what is taken of the professional's share first, when Stripe does not reverse it with a refund that the platform pays
  ADD COLUMN share_cents integer NOT NULL DEFAULT 0 CHECK (share_cents >= 0),
  ADD COLUMN share_reversal_id text UNIQUE;
ALTER TABLE refunds ALTER COLUMN funding DROP DEFAULT, ALTER COLUMN attempt DROP DEFAULT;

-- Never more back than was paid, and never two on their way at once.
CREATE FUNCTION refunds_within_payment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT sum(amount_cents) FROM refunds WHERE booking_id = NEW.booking_id)
     > (SELECT amount_cents FROM payments WHERE booking_id = NEW.booking_id)
     OR (SELECT sum(fee_refund_cents) FROM refunds WHERE booking_id = NEW.booking_id)
     > (SELECT fee_cents FROM payments WHERE booking_id = NEW.booking_id) THEN
    RAISE EXCEPTION 'refunds of % are more than was paid', NEW.booking_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER refunds_within_payment AFTER INSERT OR UPDATE ON refunds
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refunds_within_payment();
CREATE UNIQUE INDEX refunds_one_pending ON refunds (booking_id) WHERE status = 'pending';

-- The refunds of a payment as one row: what has been decided, and how far it is.
CREATE VIEW refund_totals AS
  SELECT booking_id,
         sum(amount_cents)::int AS amount_cents, sum(fee_refund_cents)::int AS fee_refund_cents,
         coalesce(sum(amount_cents) FILTER (WHERE status = 'succeeded'), 0)::int AS returned_cents,
         CASE WHEN bool_or(status = 'failed') THEN 'failed' WHEN bool_or(status = 'pending') THEN 'pending'
              ELSE 'succeeded' END::refund_status AS status,
         (array_agg(reason ORDER BY number DESC))[1] AS reason,
         (array_agg(refund_id ORDER BY number DESC))[1] AS refund_id,
         (array_agg(failure ORDER BY number DESC))[1] AS failure,
         min(created_at) AS created_at,
         CASE WHEN bool_and(settled_at IS NOT NULL) THEN max(settled_at) END AS settled_at
  FROM refunds GROUP BY booking_id;

ALTER TABLE payouts
  ADD COLUMN hold_reason text, -- an admin keeps it back, in their words
  ADD COLUMN asked_at timestamptz, -- Stripe has been asked to send it: from here on it counts as gone
  ADD COLUMN release integer NOT NULL DEFAULT 0, -- how often it has become pending, for the ids of its jobs
  ADD COLUMN withheld_cents integer NOT NULL DEFAULT 0 CHECK (withheld_cents >= 0);
ALTER TABLE payouts ALTER COLUMN withheld_cents DROP DEFAULT, ALTER COLUMN release DROP DEFAULT;
ALTER TABLE payouts ADD CONSTRAINT payouts_withheld CHECK (withheld_cents <= amount_cents);

-- A professional's debt, settled from a later payout: claimed here, then reversed with Stripe, then booked.
CREATE TABLE debt_settlements (
  booking_id   text NOT NULL REFERENCES payouts,
  number       smallint NOT NULL CHECK (number >= 1),
  amount_cents integer NOT NULL CHECK (amount_cents > 0),
  currency     text NOT NULL CHECK (currency = 'USD'),
  reversal_id  text UNIQUE,
  created_at   timestamptz NOT NULL,
  settled_at   timestamptz,
  PRIMARY KEY (booking_id, number),
  CHECK ((settled_at IS NULL) = (reversal_id IS NULL))
);

-- ------------------------------------------------------------------ disputes
-- Inside: either side says that something about a call was not as agreed, and an admin decides.
CREATE TYPE dispute_status AS ENUM ('open', 'decided', 'withdrawn', 'overtaken');
CREATE TYPE dispute_outcome AS ENUM ('full', 'part', 'none');
CREATE TABLE disputes (
  id              text PRIMARY KEY CHECK (id ~ '^ds_[0-9A-Z]{16}$'),
  booking_id      text NOT NULL UNIQUE REFERENCES bookings, -- one for a call, whoever was first
  opened_by       actor_kind NOT NULL CHECK (opened_by IN ('candidate', 'professional')),
  matter          text NOT NULL,
  status          dispute_status NOT NULL,
  opened_at       timestamptz NOT NULL,
  answer_by       timestamptz NOT NULL, -- until when the other side can say theirs
  outcome         dispute_outcome,
  refund_cents    integer CHECK (refund_cents >= 0),
  decided_by      text REFERENCES users,
  decision        text, -- the admin's words to both
  closed_at       timestamptz,
  CHECK ((status = 'open') = (closed_at IS NULL)),
  CHECK ((status = 'decided') = (outcome IS NOT NULL AND refund_cents IS NOT NULL AND decision IS NOT NULL))
);
CREATE TABLE dispute_statements (
  dispute_id text NOT NULL REFERENCES disputes,
  number     smallint NOT NULL CHECK (number >= 1),
  by         actor_kind NOT NULL CHECK (by IN ('candidate', 'professional', 'admin')),
  user_id    text NOT NULL REFERENCES users,
  text       text NOT NULL CHECK (length(text) BETWEEN 1 AND 4000),
  at         timestamptz NOT NULL,
  PRIMARY KEY (dispute_id, number)
);
CREATE TRIGGER dispute_statements_append_only BEFORE UPDATE OR DELETE ON dispute_statements
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER dispute_statements_no_truncate BEFORE TRUNCATE ON dispute_statements EXECUTE FUNCTION refuse_change();

-- Outside: the candidate went to their bank. Stripe's words for the state.
CREATE TABLE card_disputes (
  id               text PRIMARY KEY, -- Stripe's
  booking_id       text NOT NULL REFERENCES payments,
  status           text NOT NULL,
  reason           text NOT NULL,
  amount_cents     integer NOT NULL CHECK (amount_cents > 0),
  fee_cents        integer NOT NULL CHECK (fee_cents >= 0),
  currency         text NOT NULL CHECK (currency = 'USD'),
  due_by           timestamptz,
  opened_at        timestamptz NOT NULL,
  withdrawn_at     timestamptz, -- the network has taken the money
  reinstated_at    timestamptz, -- and given it back
  reversed_cents   integer CHECK (reversed_cents > 0), -- of the professional's share, while it is open
  reversal_id      text UNIQUE,
  restored_id      text UNIQUE, -- the transfer that gave it back
  refusals         integer NOT NULL, -- how often that was refused for want of money
  closed_at        timestamptz,
  CHECK (restored_id IS NULL OR reversal_id IS NOT NULL)
);
CREATE INDEX card_disputes_booking ON card_disputes (booking_id);

-- No money state without its booking state, with what may come after the end of a call.
CREATE OR REPLACE FUNCTION money_follows_booking() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE booking booking_status; payout payout_status; paid payment_status;
BEGIN
  SELECT b.status, p.status, o.status INTO booking, paid, payout
  FROM bookings b LEFT JOIN payments p ON p.booking_id = b.id LEFT JOIN payouts o ON o.booking_id = b.id
  WHERE b.id = to_jsonb(NEW) ->> TG_ARGV[0];
  IF booking IN ('confirmed', 'completed_pending_feedback')
     AND (paid IS DISTINCT FROM 'held' OR payout NOT IN ('held', 'blocked')) THEN
    RAISE EXCEPTION 'a % booking has its payment held, not % (payout %)', booking, paid, payout
      USING ERRCODE = 'check_violation';
  END IF;
  IF booking = 'completed'
     AND (paid IN ('earned', 'refunding', 'partially_refunded', 'refunded', 'charged_back')) IS NOT TRUE THEN
    RAISE EXCEPTION 'a completed booking has its payment earned, not %', paid USING ERRCODE = 'check_violation';
  END IF;
  IF payout IN ('pending', 'sent', 'paid', 'settled') AND booking NOT IN ('completed', 'cancelled') THEN
    RAISE EXCEPTION 'no payout for a % booking', booking USING ERRCODE = 'check_violation';
  END IF;
  IF booking IN ('requested', 'declined') AND paid IS NOT NULL THEN
    RAISE EXCEPTION 'no payment for a % booking', booking USING ERRCODE = 'check_violation';
  END IF;
  IF booking = 'refunded' AND (paid IN ('refunding', 'refunded', 'charged_back')) IS NOT TRUE THEN
    RAISE EXCEPTION 'a refunded booking has its payment refunded, not %', paid USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;

-- ------------------------------------------------------------------ alerts
-- What a person has to look at: mailed once, shown until it is over.
CREATE TABLE alerts (
  key       text PRIMARY KEY, -- what it is about, so that it is raised once
  kind      text NOT NULL,
  subject   text NOT NULL, -- "booking/<id>"
  detail    jsonb NOT NULL,
  due_by    timestamptz,
  raised_at timestamptz NOT NULL,
  closed_at timestamptz
);
CREATE INDEX alerts_open ON alerts (raised_at) WHERE closed_at IS NULL;
