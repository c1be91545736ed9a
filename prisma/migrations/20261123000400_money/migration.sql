-- Money: one payment and one payout per booking, refunds, and the ledger that explains every cent.

CREATE TYPE stripe_account_state AS ENUM ('onboarding', 'ready', 'restricted');
CREATE TABLE stripe_accounts (
  user_id           text PRIMARY KEY REFERENCES users,
  account_id        text NOT NULL UNIQUE,
  state             stripe_account_state NOT NULL,
  payouts_enabled   boolean NOT NULL,
  transfers_active  boolean NOT NULL,
  requirements      jsonb NOT NULL DEFAULT '[]',
  updated_at        timestamptz NOT NULL
);

-- refunding: the refund is decided and on its way; the word changes only when Stripe says it succeeded.
CREATE TYPE payment_status AS ENUM (
  'requires_payment', 'held', 'earned', 'refunding', 'partially_refunded', 'refunded', 'cancelled'
);
CREATE TABLE payments (
  booking_id        text PRIMARY KEY REFERENCES bookings,
  status            payment_status NOT NULL,
  payment_intent_id text UNIQUE,
  charge_id         text UNIQUE,
  currency          text NOT NULL CHECK (currency = 'USD'),
  amount_cents      integer NOT NULL CHECK (amount_cents > 0),
  fee_cents         integer NOT NULL CHECK (fee_cents >= 0),
  destination       text NOT NULL,
  card_label        text, -- "Visa ending 4242"
  funds_available_at timestamptz, -- when Stripe makes the professional's share available
  created_at        timestamptz NOT NULL,
  paid_at           timestamptz,
  CHECK (status IN ('requires_payment', 'cancelled') OR (paid_at IS NOT NULL AND payment_intent_id IS NOT NULL))
);

CREATE TYPE refund_status AS ENUM ('pending', 'succeeded', 'failed');
CREATE TABLE refunds (
  booking_id       text PRIMARY KEY REFERENCES payments,
  status           refund_status NOT NULL,
  amount_cents     integer NOT NULL CHECK (amount_cents > 0),
  fee_refund_cents integer NOT NULL CHECK (fee_refund_cents >= 0),
  currency         text NOT NULL CHECK (currency = 'USD'),
  reason           text NOT NULL,
  refund_id        text UNIQUE,
  failure          text,
  created_at       timestamptz NOT NULL,
  settled_at       timestamptz
);

CREATE TYPE payout_status AS ENUM ('held', 'pending', 'sent', 'paid', 'blocked', 'failed');
CREATE TABLE payouts (
  booking_id      text PRIMARY KEY REFERENCES payments,
  professional_id text NOT NULL REFERENCES users,
  status          payout_status NOT NULL,
  amount_cents    integer NOT NULL CHECK (amount_cents >= 0),
  currency        text NOT NULL CHECK (currency = 'USD'),
  attempt         integer NOT NULL DEFAULT 0,
  payout_id       text UNIQUE,
  waiting_for     text, -- why it has not been sent yet, in a word of ours
  blocked_reason  text,
  arrives_at      timestamptz,
  created_at      timestamptz NOT NULL,
  updated_at      timestamptz NOT NULL,
  paid_at         timestamptz,
  CHECK ((status = 'blocked') = (blocked_reason IS NOT NULL)),
  CHECK (status NOT IN ('sent', 'paid') OR payout_id IS NOT NULL)
);
CREATE INDEX payouts_professional ON payouts (professional_id, created_at DESC);

-- No money state without its booking state. Deferred, because both change in one transaction.
CREATE FUNCTION money_follows_booking() RETURNS trigger LANGUAGE plpgsql AS $$
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
  IF booking = 'completed' AND paid IS DISTINCT FROM 'earned' THEN
    RAISE EXCEPTION 'a completed booking has its payment earned, not %', paid USING ERRCODE = 'check_violation';
  END IF;
  IF payout IN ('pending', 'sent', 'paid') AND booking NOT IN ('completed', 'cancelled') THEN
    RAISE EXCEPTION 'no payout for a % booking', booking USING ERRCODE = 'check_violation';
  END IF;
  IF booking IN ('requested', 'declined') AND paid IS NOT NULL THEN
    RAISE EXCEPTION 'no payment for a % booking', booking USING ERRCODE = 'check_violation';
  END IF;
  IF booking = 'refunded' AND (paid IN ('refunding', 'refunded')) IS NOT TRUE THEN
    RAISE EXCEPTION 'a refunded booking has its payment refunded, not %', paid USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER money_follows_booking AFTER UPDATE ON bookings
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION money_follows_booking('id');
CREATE CONSTRAINT TRIGGER money_follows_booking AFTER INSERT OR UPDATE ON payments
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION money_follows_booking('booking_id');
CREATE CONSTRAINT TRIGGER money_follows_booking AFTER INSERT OR UPDATE ON payouts
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION money_follows_booking('booking_id');

-- The ledger: immutable entries whose lines sum to zero per currency.
CREATE TYPE ledger_account AS ENUM ('stripe_clearing', 'booking_held', 'professional_payable', 'platform_revenue');
CREATE TABLE ledger_entries (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  key        text NOT NULL UNIQUE, -- "booking/<id>/payment_held": the same event is never posted twice
  kind       text NOT NULL,
  booking_id text NOT NULL REFERENCES bookings,
  at         timestamptz NOT NULL
);
CREATE INDEX ledger_entries_booking ON ledger_entries (booking_id);
CREATE TABLE ledger_lines (
  entry_id     bigint NOT NULL REFERENCES ledger_entries,
  line         smallint NOT NULL,
  account      ledger_account NOT NULL,
  user_id      text REFERENCES users, -- whose payable
  amount_cents integer NOT NULL CHECK (amount_cents <> 0), -- debit positive, credit negative
  currency     text NOT NULL CHECK (currency = 'USD'),
  PRIMARY KEY (entry_id, line),
  CHECK ((account = 'professional_payable') = (user_id IS NOT NULL))
);
CREATE FUNCTION ledger_sums_to_zero() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE entry bigint := (to_jsonb(NEW) ->> TG_ARGV[0])::bigint;
BEGIN
  IF (SELECT count(*) FROM ledger_lines WHERE entry_id = entry) < 2
     OR EXISTS (SELECT FROM ledger_lines WHERE entry_id = entry GROUP BY currency HAVING sum(amount_cents) <> 0) THEN
    RAISE EXCEPTION 'ledger entry % does not sum to zero', entry USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER ledger_sums_to_zero AFTER INSERT ON ledger_entries
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_sums_to_zero('id');
CREATE CONSTRAINT TRIGGER ledger_sums_to_zero AFTER INSERT ON ledger_lines
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_sums_to_zero('entry_id');
CREATE TRIGGER ledger_entries_append_only BEFORE UPDATE OR DELETE ON ledger_entries
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_lines_append_only BEFORE UPDATE OR DELETE ON ledger_lines
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_entries_no_truncate BEFORE TRUNCATE ON ledger_entries EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_lines_no_truncate BEFORE TRUNCATE ON ledger_lines EXECUTE FUNCTION refuse_change();
