-- New words for states of money. They are in a migration of their own since PostgreSQL lets nobody use a new word in
-- the transaction that adds it.
ALTER TYPE payment_status ADD VALUE 'charged_back'; -- lost to a card network
ALTER TYPE payout_status ADD VALUE 'settled';       -- all of it went to a debt: nothing is sent
