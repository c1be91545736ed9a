import { expect } from 'vitest';
import { beginGoogleConnect, completeGoogleConnect } from '@/lib/availability/connect-google';
import { FREE_BUSY_SCOPE } from '@/lib/providers/google/consent';
import { CALLS_SCOPE } from '@/lib/providers/google/events';
import { as } from '../factories/people';

/** Connects somebody's Google calendar as their browser would, with all that we ask for. */
export async function connectCalendar(userId: string): Promise<void> {
  const actor = await as(userId, 'calendar.connect');
  const attempt = beginGoogleConnect(actor) ?? expect.fail('Google is not configured');
  const form = new URLSearchParams({ email: `calendar-${actor.email}`, action: 'allow' });
  for (const scope of [FREE_BUSY_SCOPE, CALLS_SCOPE]) form.append('scope', scope);
  const response = await fetch(attempt.url, { method: 'POST', body: form, redirect: 'manual' });
  const back = new URL(response.headers.get('location') ?? '');
  const answer = Object.fromEntries(back.searchParams);
  expect(await completeGoogleConnect(actor, attempt.cookie, answer)).toBe('connected');
}
