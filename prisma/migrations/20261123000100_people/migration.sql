-- People: accounts, sessions, what each side tells about itself, availability and connected calendars.
-- Times are always given by the application's clock, so no column defaults to now().

CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE TYPE role AS ENUM ('candidate', 'professional', 'admin');

CREATE TABLE users (
  id                text PRIMARY KEY CHECK (id ~ '^us_[0-9A-Z]{16}$'),
  email             text NOT NULL UNIQUE CHECK (email = lower(email) AND email ~ '^[^@\s]+@[^@\s]+$'),
  password_hash     text,
  role              role NOT NULL,
  name              text NOT NULL CHECK (length(btrim(name)) BETWEEN 1 AND 120),
  zone              text NOT NULL,
  email_verified_at timestamptz,
  suspended_at      timestamptz,
  created_at        timestamptz NOT NULL
);
-- There is one admin, made by the seed.
CREATE UNIQUE INDEX users_one_admin ON users (role) WHERE role = 'admin';

-- A role is for life: money, bookings and cards hang on it.
CREATE FUNCTION users_keep_role() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the role of % cannot change', OLD.id USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER users_keep_role BEFORE UPDATE OF role ON users
  FOR EACH ROW WHEN (OLD.role IS DISTINCT FROM NEW.role) EXECUTE FUNCTION users_keep_role();

CREATE TABLE sessions (
  id           text PRIMARY KEY,
  user_id      text NOT NULL REFERENCES users ON DELETE CASCADE,
  user_agent   text NOT NULL,
  created_at   timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  expires_at   timestamptz NOT NULL,
  revoked_at   timestamptz
);
CREATE INDEX sessions_user ON sessions (user_id);

CREATE TABLE candidate_profiles (
  user_id     text PRIMARY KEY REFERENCES users ON DELETE CASCADE,
  stage       text NOT NULL,
  school_type text NOT NULL,
  interests   text[] NOT NULL DEFAULT '{}',
  updated_at  timestamptz NOT NULL
);

-- Weekly windows in the person's own zone, in minutes after local midnight, on the 15-minute grid.
CREATE TABLE availability_windows (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id      text NOT NULL REFERENCES users ON DELETE CASCADE,
  weekday      smallint NOT NULL CHECK (weekday BETWEEN 1 AND 7), -- ISO 8601: Monday is 1
  start_minute smallint NOT NULL CHECK (start_minute BETWEEN 0 AND 1425 AND start_minute % 15 = 0),
  end_minute   smallint NOT NULL CHECK (end_minute BETWEEN 15 AND 1440 AND end_minute % 15 = 0),
  CHECK (start_minute < end_minute),
  EXCLUDE USING gist (user_id WITH =, weekday WITH =, int4range(start_minute, end_minute) WITH &&)
);

CREATE TYPE availability_exception_kind AS ENUM ('open', 'blocked');
CREATE TABLE availability_exceptions (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id      text NOT NULL REFERENCES users ON DELETE CASCADE,
  kind         availability_exception_kind NOT NULL,
  on_date      date NOT NULL,
  start_minute smallint NOT NULL CHECK (start_minute BETWEEN 0 AND 1425 AND start_minute % 15 = 0),
  end_minute   smallint NOT NULL CHECK (end_minute BETWEEN 15 AND 1440 AND end_minute % 15 = 0),
  CHECK (start_minute < end_minute)
);
CREATE INDEX availability_exceptions_user ON availability_exceptions (user_id, on_date);

CREATE TYPE calendar_provider AS ENUM ('google');
CREATE TYPE calendar_state AS ENUM ('connected', 'revoked');
CREATE TABLE calendar_connections (
  user_id                 text NOT NULL REFERENCES users ON DELETE CASCADE,
  provider                calendar_provider NOT NULL,
  account_email           text NOT NULL,
  state                   calendar_state NOT NULL,
  refresh_token_encrypted text NOT NULL,
  scopes                  text[] NOT NULL,
  connected_at            timestamptz NOT NULL,
  PRIMARY KEY (user_id, provider)
);
