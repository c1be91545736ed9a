import { closeDb, db } from '@/lib/db';
import { env } from '@/lib/env';
import { seedAdmin } from './admin';

/**
 * Prepares a database, as often as it is run: the one admin always; in the demo also its people and the lives of
 * their bookings. Takes up a demo that was interrupted where it stopped.
 */
try {
  await seedAdmin();
  // The real product never loads the demo's people, texts and story.
  if (env().MONET_ENV === 'demo') await (await import('./demo/seed-demo')).seedDemo();
  const people = await db().user.count();
  console.log(`${people} accounts, ${await db().booking.count()} bookings.`);
} finally {
  await closeDb();
}
