-- Which of their Google calendars somebody keeps free of calls. Without any rows it is the primary one.
CREATE TABLE chosen_calendars (
  user_id     text NOT NULL,
  provider    calendar_provider NOT NULL,
  -- As Google calls it, mostly an address of e-mail.
  calendar_id text NOT NULL CHECK (length(calendar_id) BETWEEN 1 AND 1000),
  -- What its owner called it when it was chosen, to name it once Google does not show it any more.
  name        text NOT NULL CHECK (length(name) BETWEEN 1 AND 300),
  -- Why the last reading had nothing of it, and since when; both empty while it can be read.
  failure     text,
  failed_at   timestamptz,
  PRIMARY KEY (user_id, provider, calendar_id),
  FOREIGN KEY (user_id, provider) REFERENCES calendar_connections (user_id, provider) ON DELETE CASCADE,
  CHECK ((failure IS NULL) = (failed_at IS NULL))
);

-- Counts what changes what a reading says: a connection made anew, another choice. A reading that was kept for a moment
-- is good for its version only.
ALTER TABLE calendar_connections ADD COLUMN version integer NOT NULL DEFAULT 1;
