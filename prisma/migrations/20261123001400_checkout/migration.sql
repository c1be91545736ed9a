-- A candidate as Stripe knows them: an id there, to which they may save cards. Cards themselves are Stripe's alone.

CREATE TABLE stripe_customers (
  user_id     text PRIMARY KEY REFERENCES users,
  customer_id text NOT NULL UNIQUE CHECK (customer_id LIKE 'cus\_%'),
  created_at  timestamptz NOT NULL
);

CREATE TRIGGER stripe_customers_owner BEFORE INSERT ON stripe_customers
  FOR EACH ROW EXECUTE FUNCTION refuse_deleted_owner();
