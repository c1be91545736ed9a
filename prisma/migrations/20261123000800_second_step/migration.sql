-- The second step of signing in: codes from an app, recovery codes, and passkeys.

ALTER TABLE sessions ADD second_step_owed boolean NOT NULL DEFAULT false; -- opened by half: nobody's until the code

CREATE TABLE totp_secrets (
  user_id          text PRIMARY KEY REFERENCES users ON DELETE CASCADE,
  secret_encrypted text NOT NULL,
  created_at       timestamptz NOT NULL,
  confirmed_at     timestamptz, -- NULL while it is being set up
  last_step        bigint CHECK (last_step > 0), -- the time step of the last code taken: each code works once
  wrong_codes      integer NOT NULL DEFAULT 0 CHECK (wrong_codes >= 0), -- in a row
  CHECK ((confirmed_at IS NULL) = (last_step IS NULL)) -- confirmed by a code
);

CREATE TABLE recovery_codes (
  user_id   text NOT NULL REFERENCES totp_secrets ON DELETE CASCADE, -- they go with the second step
  code_hash bytea NOT NULL CHECK (length(code_hash) = 32), -- SHA-256
  made_at   timestamptz NOT NULL,
  used_at   timestamptz,
  PRIMARY KEY (user_id, code_hash)
);

CREATE TABLE passkeys (
  id           text PRIMARY KEY CHECK (id ~ '^[A-Za-z0-9_-]+$'), -- the credential's id, in base64url
  user_id      text NOT NULL REFERENCES users ON DELETE CASCADE,
  public_key   bytea NOT NULL, -- COSE
  counter      bigint NOT NULL CHECK (counter >= 0),
  transports   text[] NOT NULL,
  backed_up    boolean NOT NULL, -- kept by a password manager, and so on other devices, too
  name         text NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
  created_at   timestamptz NOT NULL,
  last_used_at timestamptz
);
CREATE INDEX passkeys_user ON passkeys (user_id);

-- What a passkey signs. Taken by deleting it, so that each is answered once.
CREATE TABLE passkey_challenges (
  challenge  text PRIMARY KEY,
  user_id    text REFERENCES users ON DELETE CASCADE, -- who adds a passkey; NULL for signing in
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  CHECK (expires_at > created_at AND expires_at <= created_at + interval '5 minutes')
);
CREATE INDEX passkey_challenges_expires ON passkey_challenges (expires_at);
CREATE INDEX passkey_challenges_user ON passkey_challenges (user_id) WHERE user_id IS NOT NULL;
