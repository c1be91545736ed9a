-- The ways in: sessions that say how they began, links that work once, accounts at Google and LinkedIn.

-- Nobody has an account whose address is not proven: until the link is opened there is a pending link and no row here.
UPDATE users SET email_verified_at = created_at WHERE email_verified_at IS NULL;
ALTER TABLE users
  ALTER email_verified_at SET NOT NULL,
  ADD deleted_at timestamptz; -- the person is erased; the row stays for the money that hangs on it

ALTER TABLE sessions
  ADD method         text NOT NULL DEFAULT 'password' CHECK (method IN ('password', 'google', 'linkedin', 'passkey')),
  ADD address_prefix text NOT NULL DEFAULT 'unknown',
  ADD proven_at      timestamptz; -- when a password, passkey or provider last proved who it is
UPDATE sessions SET proven_at = created_at;
ALTER TABLE sessions
  ALTER proven_at SET NOT NULL,
  ALTER method DROP DEFAULT,
  ALTER address_prefix DROP DEFAULT;

CREATE TYPE link_purpose AS ENUM (
  'sign_up',          -- opens an account
  'sign_up_known',    -- somebody tried to open an account that there is
  'provider_sign_up', -- finishes an account that began at Google or LinkedIn
  'enter',            -- signs in the browser that has just opened an account, without a mail
  'reset_password',
  'change_email',
  'work_email'
);
CREATE TABLE one_time_links (
  id          text PRIMARY KEY,
  secret_hash bytea NOT NULL UNIQUE CHECK (length(secret_hash) = 32), -- SHA-256 of what stands in the address
  purpose     link_purpose NOT NULL,
  user_id     text REFERENCES users ON DELETE CASCADE, -- NULL where there is no such account (yet)
  email       text NOT NULL CHECK (email = lower(email)),
  data        jsonb NOT NULL DEFAULT '{}',
  created_at  timestamptz NOT NULL,
  expires_at  timestamptz NOT NULL,
  used_at     timestamptz,
  mailed_at   timestamptz,
  CHECK (expires_at > created_at AND expires_at <= created_at + interval '30 minutes')
);
CREATE INDEX one_time_links_user ON one_time_links (user_id, purpose) WHERE used_at IS NULL;
CREATE INDEX one_time_links_expires ON one_time_links (expires_at);

CREATE TYPE identity_provider AS ENUM ('google', 'linkedin');
CREATE TABLE identities (
  provider     identity_provider NOT NULL,
  subject      text NOT NULL, -- the provider's own id of the account: addresses change
  user_id      text NOT NULL REFERENCES users ON DELETE CASCADE,
  email        text NOT NULL,
  linked_at    timestamptz NOT NULL,
  last_used_at timestamptz NOT NULL,
  PRIMARY KEY (provider, subject),
  UNIQUE (user_id, provider)
);
