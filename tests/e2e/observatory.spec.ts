import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { HttpsCopy, type Without } from './support/https-copy';

/** The product behind HTTPS, as Mozilla's HTTP Observatory sees it; and what it says when its database is gone. */

const PAGES = ['/', '/browse', '/sign-in', '/sign-up', '/pricing', '/help', '/privacy', '/how-it-works'];
const SCANNER = path.resolve(import.meta.dirname, 'support/observatory.mjs');

type Score = {
  readonly status: number;
  readonly score: number;
  readonly grade: string;
  readonly results: readonly { name: string; result: string; modifier: number }[];
};

async function scan(copy: HttpsCopy, pages: readonly string[], without?: Without) {
  await copy.open(without);
  try {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [SCANNER, String(copy.httpPort), String(copy.httpsPort), ...pages],
      { env: { ...process.env, NODE_EXTRA_CA_CERTS: copy.certificateFile } },
    );
    return JSON.parse(stdout) as Record<string, Score>;
  } finally {
    await copy.shut();
  }
}

test.describe('behind HTTPS', () => {
  let copy: HttpsCopy;
  test.beforeAll(async () => {
    copy = await HttpsCopy.start();
  });
  test.afterAll(() => copy.stop());

  test('the Observatory gives every public page 100 points or more', async () => {
    const scores = await scan(copy, PAGES);
    for (const page of PAGES) {
      const { status, score, grade, results } = scores[page] ?? {};
      const lost = results?.filter(({ modifier }) => modifier < 0);
      expect({ page, status, grade, lost }).toEqual({ page, status: 200, grade: 'A+', lost: [] });
      expect(score, page).toBeGreaterThanOrEqual(100);
      console.log(`Observatory ${page}: ${score} (${grade})`);
    }
  });

  test('the Observatory misses a header that is taken away', async () => {
    const scoreOf = async (without?: Without) =>
      (await scan(copy, ['/pricing'], without))['/pricing']?.score ?? Number.NaN;
    const whole = await scoreOf();
    expect(await scoreOf({ header: 'Content-Security-Policy' })).toBeLessThan(100);
    expect(await scoreOf({ header: 'Strict-Transport-Security' })).toBeLessThan(100);
    // These cost five points, and what the others earn on top of 100 would hide that.
    expect(await scoreOf({ header: 'X-Content-Type-Options' })).toBeLessThan(whole);
  });

  test('every answer asks for HTTPS, and every cookie is for HTTPS only', async () => {
    for (const address of ['/', '/nothing', '/api/health', '/api/nothing', '/icon.svg', '/api/auth/csrf']) {
      const { headers } = await copy.ask(address);
      expect(headers.get('strict-transport-security'), address).toBe('max-age=63072000; includeSubDomains');
    }
    const policy = (await copy.ask('/')).headers.get('content-security-policy') ?? '';
    expect(policy).toContain('upgrade-insecure-requests');
    expect(policy).not.toContain('http:');

    const csrf = await copy.ask('/api/auth/csrf');
    const { csrfToken } = await csrf.json();
    const cookie = csrf.headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ');
    // The demo's people are in this database. The proxy in front says nothing of HTTPS here, as some do.
    const signedIn = await fetch(`${copy.behind}/api/auth/callback/credentials`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie },
      body: new URLSearchParams({ csrfToken, email: 'cand3@monet.local', password: 'monet-demo-password' }),
    });
    const cookies = [...csrf.headers.getSetCookie(), ...signedIn.headers.getSetCookie()];
    expect(cookies.map((each) => each.split('=')[0]).sort()).toEqual(
      expect.arrayContaining(['__Host-authjs.csrf-token', '__Secure-authjs.session-token']),
    );
    for (const each of cookies) {
      expect(each).toMatch(/; Secure/i);
      expect(each).toMatch(/; HttpOnly/i);
      expect(each).toMatch(/; SameSite=Lax/i);
    }
  });
});

test('a fault tells nothing of the inside', async () => {
  const nowhere = 'postgresql://monet:a-password-of-the-database@127.0.0.1:9/none';
  const copy = await HttpsCopy.start({ DATABASE_URL: nowhere, CARDS_DATABASE_URL: nowhere });
  try {
    for (const address of ['/browse', '/professionals/ls_0000000000000000', '/api/professionals/search']) {
      const answer = await copy.ask(address);
      const text = await answer.text();
      expect(answer.status, address).toBeGreaterThanOrEqual(500);
      expect(text, address).not.toMatch(
        /ECONNREFUSED|127\.0\.0\.1:9|a-password|prisma|node_modules|\.next\/|\.tsx?[:"]|\bat \w+ \(|stack/i,
      );
      expect(answer.headers.get('content-security-policy'), address).toContain("default-src 'none'");
    }
  } finally {
    await copy.stop();
  }
});
