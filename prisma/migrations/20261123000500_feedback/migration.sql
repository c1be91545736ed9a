-- Written feedback, its checks, and the candidate's rating of the call.

CREATE TYPE qc_status AS ENUM ('pending', 'passed', 'revise');

CREATE TABLE feedback_drafts (
  booking_id text PRIMARY KEY REFERENCES bookings,
  content    jsonb NOT NULL,
  saved_at   timestamptz NOT NULL
);

-- Every submission is kept; the newest is the one that counts.
CREATE TABLE feedback (
  booking_id       text NOT NULL REFERENCES bookings,
  revision         integer NOT NULL CHECK (revision >= 1),
  text             text NOT NULL,
  actions          text[] NOT NULL CHECK (cardinality(actions) = 3),
  stars_cultural_fit smallint NOT NULL CHECK (stars_cultural_fit BETWEEN 1 AND 5),
  stars_interest   smallint NOT NULL CHECK (stars_interest BETWEEN 1 AND 5),
  stars_technical  smallint NOT NULL CHECK (stars_technical BETWEEN 1 AND 5),
  qc_status        qc_status NOT NULL,
  qc_reasons       jsonb NOT NULL DEFAULT '[]',
  qc_judge         text, -- 'rules', 'llm' or 'admin'
  submitted_at     timestamptz NOT NULL,
  judged_at        timestamptz,
  PRIMARY KEY (booking_id, revision),
  CHECK ((qc_status = 'pending') = (judged_at IS NULL))
);
CREATE UNIQUE INDEX feedback_passed_once ON feedback (booking_id) WHERE qc_status = 'passed';
-- Word shingles of passed feedback, so that a copy from another booking is found without reading every text.
CREATE TABLE feedback_shingles (
  booking_id text NOT NULL REFERENCES bookings,
  shingle    bigint NOT NULL,
  PRIMARY KEY (booking_id, shingle)
);
CREATE INDEX feedback_shingles_shingle ON feedback_shingles (shingle);

CREATE TABLE reviews (
  booking_id      text PRIMARY KEY REFERENCES bookings,
  listing_id      text NOT NULL REFERENCES listings,
  stars           smallint NOT NULL CHECK (stars BETWEEN 1 AND 5),
  text            text CHECK (length(text) <= 600),
  reviewer_stage  text NOT NULL, -- all that is ever shown of the author
  created_at      timestamptz NOT NULL
);
CREATE INDEX reviews_listing ON reviews (listing_id);

-- What candidates wrote stands on the card, checked when it was written: texts only, in an order that tells no times.
-- They appear with the rounded count, so that a single new one cannot be seen to arrive.
CREATE OR REPLACE VIEW "ListingCardView" AS
  SELECT listing_id AS id, rung, employer, employer_category, title, seniority, industry, years_band, topics,
         languages, bio, price_cents, rating_tenths, rating_floor, free_blocks, shuffle, headline, search,
         (SELECT jsonb_agg(jsonb_build_object('text', first.text, 'stage', first.reviewer_stage)
                           ORDER BY md5(first.booking_id))
            FROM (SELECT r.booking_id, r.text, r.reviewer_stage FROM reviews r
                   WHERE r.listing_id = c.listing_id AND c.rating_floor IS NOT NULL
                   ORDER BY r.created_at, r.booking_id LIMIT c.rating_floor) AS first
           WHERE first.text IS NOT NULL) AS said
  FROM listing_cards c;
