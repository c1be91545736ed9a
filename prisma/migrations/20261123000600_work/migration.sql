-- Work between systems: outbox, webhooks, idempotency, notifications, the audit log, heartbeats.

CREATE TABLE outbox (
  id            text PRIMARY KEY, -- deterministic, from data: the same cause is enqueued once for ever
  job           text NOT NULL,
  payload       jsonb NOT NULL,   -- ids only
  run_at        timestamptz NOT NULL,
  created_at    timestamptz NOT NULL,
  dispatched_at timestamptz,      -- handed to BullMQ (machine time)
  done_at       timestamptz,
  failed_at     timestamptz,      -- gave up after the last attempt
  error         text
);
CREATE INDEX outbox_undispatched ON outbox (created_at) WHERE dispatched_at IS NULL;
CREATE INDEX outbox_open ON outbox (run_at) WHERE done_at IS NULL AND failed_at IS NULL;
CREATE FUNCTION outbox_wake() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('outbox', '');
  RETURN NULL;
END $$;
CREATE TRIGGER outbox_wake AFTER INSERT ON outbox FOR EACH STATEMENT EXECUTE FUNCTION outbox_wake();

CREATE TABLE webhook_events (
  id           text PRIMARY KEY, -- the provider's event id, or a hash where it has none
  provider     text NOT NULL,
  type         text NOT NULL,
  payload      jsonb NOT NULL,
  received_at  timestamptz NOT NULL,
  processed_at timestamptz
);

CREATE TABLE idempotency_keys (
  scope        text NOT NULL, -- who asked
  key          text NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
  request_hash text NOT NULL,
  status       smallint,      -- NULL while the first call is under way
  body         text,
  locked_until timestamptz NOT NULL,
  created_at   timestamptz NOT NULL,
  PRIMARY KEY (scope, key)
);
CREATE INDEX idempotency_keys_created ON idempotency_keys (created_at);

CREATE TABLE notifications (
  id         text PRIMARY KEY, -- deterministic: booking, kind, version
  user_id    text NOT NULL REFERENCES users ON DELETE CASCADE,
  kind       text NOT NULL,
  booking_id text REFERENCES bookings,
  created_at timestamptz NOT NULL,
  read_at    timestamptz,
  mailed_at  timestamptz
);
CREATE INDEX notifications_user ON notifications (user_id, created_at DESC, id);

CREATE TABLE audit_log (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at         timestamptz NOT NULL,
  actor      actor_kind NOT NULL,
  actor_id   text, -- no foreign key: the row outlives the account
  action     text NOT NULL,
  subject    text NOT NULL, -- "booking/bk_…", "user/us_…"
  data       jsonb NOT NULL DEFAULT '{}', -- Stripe ids, sums, reason; never names or texts
  request_id text
);
CREATE INDEX audit_log_subject ON audit_log (subject, id);
CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE ON audit_log
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_log_no_truncate BEFORE TRUNCATE ON audit_log EXECUTE FUNCTION refuse_change();

CREATE TABLE worker_heartbeats (
  id text PRIMARY KEY,
  at timestamptz NOT NULL -- machine time
);
