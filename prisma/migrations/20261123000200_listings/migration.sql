-- Listings: what a professional has told us, and the cards the world may see.

CREATE TYPE seniority AS ENUM ('junior', 'mid', 'senior');

CREATE TABLE employers (
  id       text PRIMARY KEY CHECK (id ~ '^em_[0-9A-Z]{16}$'),
  name     text NOT NULL,
  category text NOT NULL, -- "Elite boutique bank"
  industry text NOT NULL, -- "Investment banking"
  domains  text[] NOT NULL DEFAULT '{}',
  -- Not the name alone: whoever names an employer would learn from another's category that a colleague is here.
  UNIQUE (name, category)
);

-- The true facts. Read by their owner, by the admin, and by the maker of cards; never by the public.
CREATE TABLE listings (
  id                          text PRIMARY KEY CHECK (id ~ '^ls_[0-9A-Z]{16}$'),
  user_id                     text NOT NULL UNIQUE REFERENCES users,
  employer_id                 text REFERENCES employers,
  title                       text,
  seniority                   seniority,
  industry                    text,
  years_experience            smallint CHECK (years_experience BETWEEN 0 AND 60),
  topics                      text[] NOT NULL DEFAULT '{}' CHECK (cardinality(topics) <= 6),
  languages                   text[] NOT NULL DEFAULT '{}' CHECK (cardinality(languages) <= 6),
  bio                         text CHECK (length(bio) <= 600),
  price_cents                 integer CHECK (price_cents BETWEEN 1000 AND 200000),
  corporate_email             text,
  corporate_email_verified_at timestamptz,
  hidden_at                   timestamptz,
  created_at                  timestamptz NOT NULL,
  updated_at                  timestamptz NOT NULL
);

-- One row per card, already generalised: the only source of the public view. NULL means "not shown".
CREATE TABLE listing_cards (
  listing_id        text PRIMARY KEY REFERENCES listings ON DELETE CASCADE,
  rung              smallint NOT NULL CHECK (rung BETWEEN 1 AND 6),
  employer          text,
  employer_category text,
  title             text,
  seniority         seniority,
  industry          text,
  years_band        text,
  topics            text[] NOT NULL DEFAULT '{}',
  languages         text[] NOT NULL DEFAULT '{}',
  bio               text,
  price_cents       integer NOT NULL,
  rating_tenths     smallint CHECK (rating_tenths BETWEEN 10 AND 50),
  rating_floor      smallint, -- "20+ ratings": the count rounded down, never the count
  free_blocks       bigint NOT NULL DEFAULT 0, -- 42 bits: four-hour blocks of a UTC week with a free half hour
  shuffle           integer NOT NULL,          -- the neutral order of the list; says nothing of who joined when
  headline          text NOT NULL,
  search            tsvector NOT NULL,
  CHECK (rung > 1 OR (employer IS NOT NULL AND title IS NOT NULL)),
  CHECK (rung <= 2 OR employer IS NULL),
  CHECK (rung = 1 OR title IS NULL),
  CHECK (rung <> 3 OR employer_category IS NOT NULL),
  CHECK (rung <= 3 OR employer_category IS NULL),
  CHECK (rung <= 4 OR seniority IS NULL),
  CHECK (rung <= 5 OR industry IS NULL)
);
CREATE INDEX listing_cards_search ON listing_cards USING gin (search);
CREATE INDEX listing_cards_shuffle ON listing_cards (shuffle, listing_id);
CREATE INDEX listing_cards_price ON listing_cards (price_cents, listing_id);
CREATE INDEX listing_cards_headline ON listing_cards (headline);

-- At the end of every transaction each class of cards has at least k members; a class is the cards that agree in
-- all that a colleague could know. Whoever makes cards says k; for everybody else it is 5.
CREATE FUNCTION refuse_small_class() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  k       integer := greatest(2, coalesce(nullif(current_setting('monet.anonymity_k', true), ''), '5')::integer);
  card    listing_cards;
  members integer;
BEGIN
  PERFORM pg_advisory_xact_lock(20261123, 1); -- as in lib/listings/refresh-cards.ts: one writer of cards at a time
  FOREACH card IN ARRAY ARRAY[OLD, NEW] LOOP
    CONTINUE WHEN card IS NULL;
    SELECT count(*) INTO members FROM listing_cards c
     WHERE c.headline = card.headline
       AND (c.rung, c.employer, c.employer_category, c.title, c.seniority, c.industry, c.years_band, c.topics, c.languages)
           IS NOT DISTINCT FROM
           (card.rung, card.employer, card.employer_category, card.title, card.seniority, card.industry, card.years_band, card.topics, card.languages);
    IF members BETWEEN 1 AND k - 1 THEN
      RAISE EXCEPTION 'only % cards look like the one of %, at least % must', members, card.listing_id, k
        USING ERRCODE = 'check_violation', HINT = 'Cards are written by refreshCards() for everybody at once.';
    END IF;
  END LOOP;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER listing_cards_come_and_go AFTER INSERT OR DELETE ON listing_cards
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_small_class();
CREATE CONSTRAINT TRIGGER listing_cards_change_class AFTER UPDATE ON listing_cards
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN ((OLD.headline, OLD.rung, OLD.employer, OLD.employer_category, OLD.title, OLD.seniority, OLD.industry, OLD.years_band, OLD.topics, OLD.languages)
        IS DISTINCT FROM
        (NEW.headline, NEW.rung, NEW.employer, NEW.employer_category, NEW.title, NEW.seniority, NEW.industry, NEW.years_band, NEW.topics, NEW.languages))
  EXECUTE FUNCTION refuse_small_class();

CREATE VIEW "ListingCardView" AS
  SELECT listing_id AS id, rung, employer, employer_category, title, seniority, industry, years_band, topics,
         languages, bio, price_cents, rating_tenths, rating_floor, free_blocks, shuffle, headline, search
  FROM listing_cards;

-- Public pages and the search connect as a login that is a member of this role and of nothing else.
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'monet_cards_reader') THEN
    CREATE ROLE monet_cards_reader NOLOGIN;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; -- another database of this cluster was quicker
END $$;
GRANT USAGE ON SCHEMA public TO monet_cards_reader;
GRANT SELECT ON "ListingCardView" TO monet_cards_reader;
