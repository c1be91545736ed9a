-- One work address verifies one person. Until it is verified anybody may name it: only its mailbox says whose it is.
CREATE UNIQUE INDEX listings_verified_email ON listings (lower(corporate_email))
  WHERE corporate_email_verified_at IS NOT NULL;

-- Nobody is verified without an address that says by what.
ALTER TABLE listings
  ADD CHECK (corporate_email_verified_at IS NULL OR corporate_email IS NOT NULL);
