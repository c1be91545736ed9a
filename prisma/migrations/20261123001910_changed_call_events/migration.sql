-- What the owner of a calendar has done by hand to the event of a call, and what they answered when asked about it.
ALTER TABLE call_events
  ADD COLUMN changed          text CHECK (changed IN ('moved', 'deleted')),
  -- Where it was moved to; empty for one that was deleted, or made a whole day.
  ADD COLUMN changed_start_at timestamptz,
  -- Counts the changes, so that each is asked about once.
  ADD COLUMN changes          integer NOT NULL DEFAULT 0,
  -- Empty while the question is open.
  ADD COLUMN answer           text CHECK (answer IN ('put_back', 'leave')),
  ADD CHECK (changed IS NOT NULL OR (changed_start_at IS NULL AND answer IS NULL));
