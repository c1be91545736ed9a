-- Deleted accounts: the row stays under its id for the money that hangs on it, and is nobody for ever.

ALTER TABLE users ADD CONSTRAINT users_deleted_is_nobody CHECK (
  deleted_at IS NULL
  OR (role <> 'admin' AND password_hash IS NULL AND name = 'Deleted account'
      AND email = 'deleted-' || lower(id) || '@deleted.invalid')
);

CREATE FUNCTION users_stay_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'account % is deleted', OLD.id USING ERRCODE = 'MD001';
END $$;
CREATE TRIGGER users_stay_deleted BEFORE UPDATE ON users
  FOR EACH ROW WHEN (OLD.deleted_at IS NOT NULL) EXECUTE FUNCTION users_stay_deleted();

-- Nothing new belongs to a deleted account. The lock waits for a deletion under way, which holds the row; a deletion
-- that comes second waits for this one and then sees what it brought. The row is locked before it is judged.
CREATE FUNCTION refuse_deleted_owner() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  gone timestamptz;
BEGIN
  SELECT deleted_at INTO gone FROM users WHERE id = NEW.user_id FOR KEY SHARE;
  IF gone IS NOT NULL THEN
    RAISE EXCEPTION 'account % is deleted', NEW.user_id USING ERRCODE = 'MD001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER sessions_owner BEFORE INSERT ON sessions FOR EACH ROW EXECUTE FUNCTION refuse_deleted_owner();
CREATE TRIGGER one_time_links_owner BEFORE INSERT ON one_time_links FOR EACH ROW EXECUTE FUNCTION refuse_deleted_owner();
CREATE TRIGGER identities_owner BEFORE INSERT ON identities FOR EACH ROW EXECUTE FUNCTION refuse_deleted_owner();
CREATE TRIGGER candidate_profiles_owner BEFORE INSERT ON candidate_profiles
  FOR EACH ROW EXECUTE FUNCTION refuse_deleted_owner();
CREATE TRIGGER availability_windows_owner BEFORE INSERT ON availability_windows
  FOR EACH ROW EXECUTE FUNCTION refuse_deleted_owner();
CREATE TRIGGER availability_exceptions_owner BEFORE INSERT ON availability_exceptions
  FOR EACH ROW EXECUTE FUNCTION refuse_deleted_owner();
CREATE TRIGGER calendar_connections_owner BEFORE INSERT ON calendar_connections
  FOR EACH ROW EXECUTE FUNCTION refuse_deleted_owner();
CREATE TRIGGER stripe_accounts_owner BEFORE INSERT ON stripe_accounts
  FOR EACH ROW EXECUTE FUNCTION refuse_deleted_owner();
-- The listing stays for its bookings, empty.
CREATE TRIGGER listings_owner BEFORE INSERT OR UPDATE ON listings
  FOR EACH ROW EXECUTE FUNCTION refuse_deleted_owner();

CREATE FUNCTION refuse_deleted_party() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  gone text;
BEGIN
  -- In one order, so that nobody waits in a circle.
  PERFORM FROM users WHERE id IN (NEW.candidate_id, NEW.professional_id) ORDER BY id FOR KEY SHARE;
  SELECT id INTO gone FROM users
   WHERE id IN (NEW.candidate_id, NEW.professional_id) AND deleted_at IS NOT NULL LIMIT 1;
  IF gone IS NOT NULL THEN
    RAISE EXCEPTION 'account % is deleted', gone USING ERRCODE = 'MD001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER bookings_parties BEFORE INSERT ON bookings FOR EACH ROW EXECUTE FUNCTION refuse_deleted_party();
