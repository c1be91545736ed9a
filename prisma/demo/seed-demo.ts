import { hashPassword } from '@/lib/accounts/password';
import { now } from '@/lib/clock';
import { db, transaction } from '@/lib/db';
import { env } from '@/lib/env';
import { refreshCards } from '@/lib/listings/refresh-cards';
import { startWorker } from '@/worker/start';
import { Control } from './control';
import { DEMO_PASSWORD } from './password';
import { insertPeople } from './people';
import { liveStory } from './story/live';
import { openStripeAccounts } from './stripe-accounts';
import { serveWebhooks } from './webhook-server';

/**
 * The demo's data: its people, their connected accounts, and a past. The bookings are lived, not inserted: the
 * clock begins a fortnight ago and moves to the present while the real use cases, the real worker and the
 * sandbox do what they do every day. The web server is not needed; webhooks are received here meanwhile.
 */
export async function seedDemo(): Promise<void> {
  if (await storyIsOver()) return;
  await seedPeople();
  await openStripeAccounts();
  // Thousands of rows are new, and PostgreSQL would plan without knowing it until its own next look at them.
  await db().$executeRaw`ANALYZE`;
  await transaction(refreshCards);
  const webhooks = await serveWebhooks(new URL(env().MONET_BASE_URL).port);
  try {
    const worker = await startWorker();
    try {
      await liveStory(new Control());
      await db().outboxEntry.create({ data: marker() });
    } finally {
      await worker.close();
    }
  } finally {
    await webhooks.close();
  }
}

/** Written when the story has reached the present; a row like any other that is done. */
const STORY_TOLD = 'demo/story-told';

function marker() {
  const at = new Date(now().epochMilliseconds);
  return {
    id: STORY_TOLD,
    job: 'refresh-cards',
    payload: {},
    runAt: at,
    createdAt: at,
    dispatchedAt: at,
    doneAt: at,
  };
}

async function storyIsOver(): Promise<boolean> {
  return (await db().outboxEntry.findUnique({ where: { id: STORY_TOLD } })) !== null;
}

async function seedPeople(): Promise<void> {
  if ((await db().user.count({ where: { role: 'candidate' } })) > 0) return;
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  await transaction((tx) => insertPeople(tx, { passwordHash, now: now() }));
}
