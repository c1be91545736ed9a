-- A new word for how a dispute can end: the platform pays. In a migration of its own since PostgreSQL lets nobody use a
-- new word in the transaction that adds it.
ALTER TYPE dispute_outcome ADD VALUE 'pay';
