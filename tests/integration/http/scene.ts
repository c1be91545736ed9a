import { beforeAll } from 'vitest';
import { hashPassword } from '@/lib/accounts/password';
import { now } from '@/lib/clock';
import { db, transaction } from '@/lib/db';
import { refreshCards } from '@/lib/listings/refresh-cards';
import { demoCandidates } from '@/prisma/demo/candidates';
import { type InsertedPeople, insertPeople } from '@/prisma/demo/people';
import { demoProfessionals } from '@/prisma/demo/professionals';
import { readyAccount } from '../../factories/listed-people';
import { MAYA_QUESTION } from '../../fixtures/feedback/story';
import { StillWorld } from '../../support/still-world';
import { Caller } from './caller';
import { ServedRoutes } from './served-routes';

export const PASSWORD = 'a password of four words';

/** People who can sign in, and the HTTP interface that they call, for one test file. */
export class Scene {
  readonly world = StillWorld.forThisFile();
  readonly served = ServedRoutes.forThisFile();
  #people: InsertedPeople = { candidates: [], professionals: [] };

  static forThisFile(candidates = 2): Scene {
    const scene = new Scene();
    beforeAll(async () => {
      const passwordHash = await hashPassword(PASSWORD);
      scene.#people = await transaction(async (tx) => {
        const people = await insertPeople(tx, {
          passwordHash,
          now: now(),
          professionals: demoProfessionals().slice(0, 12), // so many that classes of five exist
          candidates: demoCandidates().slice(0, candidates),
        });
        await tx.stripeAccount.createMany({
          data: people.professionals.map(({ userId, number }) => readyAccount(userId, number)),
        });
        await refreshCards(tx);
        return people;
      });
    });
    return scene;
  }

  get candidates(): InsertedPeople['candidates'] {
    return this.#people.candidates;
  }

  get professionals(): InsertedPeople['professionals'] {
    return this.#people.professionals;
  }

  /** Somebody who is signed out. */
  stranger(): Caller {
    return new Caller(this.served.origin);
  }

  /** Asks a professional for a call, and gives the booking's id. */
  async ask(candidate: Caller, professional = 0): Promise<string> {
    const { body } = await candidate.call('POST', '/api/bookings/request', {
      body: this.request(professional),
    });
    return String(body.id);
  }

  /** The body of such a request. */
  request(professional = 0): { professionalId: string; question: string } {
    const professionalId = this.professionals[professional]?.listingId ?? '';
    return { professionalId, question: MAYA_QUESTION };
  }

  candidate(index = 0): Promise<Caller> {
    return this.signIn(this.candidates[index]?.email);
  }

  professional(index = 0): Promise<Caller> {
    return this.signIn(this.professionals[index]?.email);
  }

  /** Signs somebody in with their password, by the same calls as a script from outside. */
  async signIn(email = ''): Promise<Caller> {
    const caller = this.stranger();
    const { csrfToken } = (await (await caller.send('GET', '/api/auth/csrf')).json()) as {
      csrfToken: string;
    };
    await caller.send('POST', '/api/auth/callback/credentials', {
      body: new URLSearchParams({ csrfToken, email, password: PASSWORD }),
    });
    return caller;
  }

  /** The admin, who is not among the people of the demo. */
  async admin(): Promise<Caller> {
    const email = 'admin@monet.local';
    await db().user.create({
      data: {
        id: 'us_ADM1N00000000000',
        email,
        role: 'admin',
        name: 'The admin',
        zone: 'UTC',
        passwordHash: await hashPassword(PASSWORD),
        emailVerifiedAt: new Date('2026-01-01T00:00:00Z'),
        createdAt: new Date('2026-01-01T00:00:00Z'),
      },
    });
    return this.signIn(email);
  }
}
