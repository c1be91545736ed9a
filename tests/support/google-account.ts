import { expect } from 'vitest';
import { beginGoogleConnect, completeGoogleConnect } from '@/lib/availability/connect-google';
import { db } from '@/lib/db';
import { exchangeCode } from '@/lib/providers/google/consent';
import { as } from '../factories/people';
import type { World } from './world';

const SCOPES = ['calendar.freebusy', 'calendar.calendarlist.readonly', 'calendar.app.created'];

/** What a script does to the imitated Google, and one person's account there. */
export class GoogleAccount {
  private constructor(
    private readonly world: World,
    readonly userId: string,
    readonly email: string,
  ) {}

  /** An account of Google for somebody, connected with every box ticked. */
  static async of(world: World, userId: string): Promise<GoogleAccount> {
    const { email } = await db().user.findUniqueOrThrow({ where: { id: userId }, select: { email: true } });
    // Google's client loads parts of itself at its first call: on a busy machine longer than a deadline allows.
    for (let tries = 0; tries < 20; tries++) {
      const first = await exchangeCode('none', 'none');
      if (first.ok || first.code === 'revoked') break;
    }
    const account = new GoogleAccount(world, userId, `cal-${email}`);
    await account.connect();
    return account;
  }

  async connect(): Promise<void> {
    const actor = await as(this.userId, 'calendar.connect');
    const { url, cookie } = beginGoogleConnect(actor) ?? expect.fail('Google is not configured');
    const form = new URLSearchParams({ email: this.email, action: 'allow' });
    for (const scope of SCOPES) form.append('scope', `https://www.googleapis.com/auth/${scope}`);
    const back = await fetch(url, { method: 'POST', body: form, redirect: 'manual' });
    const answer = Object.fromEntries(new URL(back.headers.get('location') ?? '').searchParams);
    expect(await completeGoogleConnect(actor, cookie, answer)).toBe('connected');
  }

  /** Replaces what is busy in the primary calendar. Times in RFC 3339. */
  async busy(...busy: { start: string; end: string }[]): Promise<void> {
    await this.world.control('POST', '/control/google/busy', { email: this.email, busy });
  }

  async mode(mode: 'ok' | 'revoked' | 'calendar_error'): Promise<void> {
    await this.world.control('POST', '/control/google/state', { email: this.email, mode });
  }
}
