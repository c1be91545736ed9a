import { expect, type Page, test } from '@playwright/test';
import { Copy, signIn } from './support/http';
import { signInAs } from './support/pages';

/** What a browser is told about every answer, and what is refused when it comes from another site's page. */

const copy = Copy.fromEnvironment();
const PUBLIC = ['/', '/browse', '/sign-in', '/sign-up', '/pricing', '/help', '/privacy', '/how-it-works'];
const PEOPLE = [
  { email: null, pages: [...PUBLIC, '/nothing-here', '/parts', '/time-zone'] },
  {
    email: 'cand1@monet.local',
    pages: [
      '/candidate',
      '/candidate/bookings',
      '/candidate/availability',
      '/candidate/settings',
      '/notifications',
    ],
  },
  {
    email: 'pro1@monet.local',
    pages: ['requests', 'calls', 'availability', 'earnings', 'settings'].map(
      (name) => `/professional/${name}`,
    ),
  },
  { email: 'admin@monet.local', pages: ['/admin', '/admin/bookings', '/admin/users', '/admin/audit-log'] },
];

const policyOf = (answer: { headers: Headers }) => answer.headers.get('content-security-policy') ?? '';
const nonceOf = (policy: string) => /'nonce-([\w-]{24})'/.exec(policy)?.[1];

/** Keeps what the page's policy stops. */
async function watch(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const stopped: string[] = [];
    Object.assign(window, { stopped });
    document.addEventListener('securitypolicyviolation', (event) => {
      stopped.push(`${event.effectiveDirective} ${event.blockedURI}`);
    });
  });
  return () => page.evaluate(() => (window as unknown as { stopped: string[] }).stopped);
}

for (const { email, pages } of PEOPLE) {
  test(`the policy stops nothing that pages for ${email ?? 'visitors'} need`, async ({ page }) => {
    const stopped = await watch(page);
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    if (email) await signInAs(page, email);
    for (const address of pages) {
      const answer = await page.goto(address);
      const policy = (await answer?.headerValue('content-security-policy')) ?? '';
      expect(policy, address).not.toContain('unsafe');
      const html = (await answer?.text()) ?? '';
      const scripts = [...html.matchAll(/<script\b[^>]*>/g)].map(
        ([tag]) => / nonce="([^"]*)"/.exec(tag)?.[1],
      );
      expect(new Set(scripts), `nonces at ${address}`).toEqual(new Set([nonceOf(policy)]));
      expect(html, `styles in the markup of ${address}`).not.toMatch(/<style\b|<[^>]* style="/);
      // What React does with the page comes after its scripts have run.
      await page.waitForTimeout(300);
      expect([...(await stopped()), ...errors], address).toEqual([]);
    }
  });
}

test('script and style that get into a page do nothing', async ({ page }) => {
  const stopped = await watch(page);
  await page.goto('/browse');
  await page.evaluate(() => {
    document.body.insertAdjacentHTML(
      'beforeend',
      `<img src="/none.png" onerror="window.hit = 1"><a href="javascript:window.hit = 1" id="lure">x</a>
       <p id="painted" style="color: red">x</p><style>body { color: red }</style>
       <iframe src="https://evil.example/"></iframe><form action="https://evil.example/" id="out"></form>`,
    );
    document.querySelector<HTMLAnchorElement>('#lure')?.click();
    document.querySelector<HTMLFormElement>('#out')?.submit();
  });
  await expect
    .poll(async () => new Set((await stopped()).map((each) => each.split(' ')[0])))
    .toEqual(
      new Set([
        'script-src-attr',
        'script-src-elem',
        'style-src-attr',
        'style-src-elem',
        'frame-src',
        'form-action',
      ]),
    );
  expect(await page.evaluate(() => 'hit' in window)).toBe(false);
});

test('no two answers have the same nonce, and every kind of answer has its headers', async () => {
  const professional = await signIn(copy, 'pro1@monet.local');
  const pages = await Promise.all([1, 2, 3].map(() => fetch(`${copy.web}/pricing`)));
  expect(new Set(pages.map((each) => nonceOf(policyOf(each)))).size).toBe(3);
  const html = (await pages[0]?.text()) ?? '';
  const script = /\/_next\/static\/[\w./-]+\.js/.exec(html)?.[0] ?? '';
  const others = await Promise.all([
    fetch(`${copy.web}${script}`),
    fetch(`${copy.web}/api/openapi.json`),
    fetch(`${copy.web}/api/me`),
    fetch(`${copy.web}/api/nothing`),
    fetch(`${copy.web}/icon.svg`),
    professional.send('GET', '/api/earnings/export'),
  ]);
  expect(others.map(({ status }) => status)).toEqual([200, 200, 401, 404, 200, 200]);
  for (const each of others)
    expect(policyOf(each), each.url).toMatch(/^default-src 'none'; frame-ancestors 'none'/);
  for (const each of [...pages, ...others]) {
    expect(Object.fromEntries(each.headers), each.url).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=()'),
      'cross-origin-opener-policy': 'same-origin-allow-popups',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(each.headers.has('x-powered-by'), each.url).toBe(false);
    // Plain HTTP: whoever tries the demo must not be locked out of it.
    expect(each.headers.has('strict-transport-security'), each.url).toBe(false);
  }
});

/** A form that asks for a password, as a browser without script sends it: its hidden fields, which name the server action. */
async function formOf(address: string, fields: Record<string, string>): Promise<FormData> {
  const page = await (await fetch(`${copy.web}${address}`)).text();
  const [html = ''] = page.match(/<form(?:(?!<\/form>).)*name="password".*?<\/form>/s) ?? [];
  const form = new FormData();
  for (const [tag] of html.matchAll(/<input type="hidden"[^>]*>/g)) {
    const read = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1]?.replaceAll('&quot;', '"');
    form.set(read('name') ?? '', read('value') ?? '');
  }
  expect([...form.keys()].some((key) => key.startsWith('$ACTION'))).toBe(true);
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

const post = (address: string, body: BodyInit, headers: Record<string, string>) =>
  fetch(`${copy.web}${address}`, { method: 'POST', body, headers, redirect: 'manual' });

const WRONG = { email: 'nobody@example.com', password: 'not the password of anybody' };

test('a form of another site does nothing here', async () => {
  const evil = { origin: 'https://evil.example' };
  const good = { origin: copy.web };

  const candidate = await signIn(copy, 'cand2@monet.local');
  const cookie = candidate
    .cookies()
    .map(({ name, value }) => `${name}=${value}`)
    .join('; ');
  const read = JSON.stringify({ ids: [] });
  for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1:1']) {
    const answer = await post('/api/notifications/read', read, { origin, cookie });
    expect([answer.status, (await answer.json()).code], origin).toEqual([403, 'cross_origin']);
  }
  expect((await post('/api/notifications/read', read, { ...good, cookie })).status).not.toBe(403);

  // A server action, as the form sends it without script and with it.
  const form = await formOf('/sign-in', WRONG);
  const refused = await post('/sign-in', form, evil);
  expect(refused.status).toBe(500);
  expect(await refused.text()).not.toContain('nobody@example.com');
  const answered = await post('/sign-in', form, good);
  expect(answered.status).toBe(200);
  expect(await answered.text()).toContain('nobody@example.com');
  const action = /"id":"([0-9a-f]{40,})"/.exec(String([...form.values()].join('\n')))?.[1] ?? '';
  expect(action).not.toBe('');
  expect((await post('/sign-in', '[]', { ...evil, 'next-action': action })).status).toBe(500);

  // NextAuth's own routes ask for the token that their cookie goes with.
  const forged = await post('/api/auth/callback/credentials', new URLSearchParams({ ...WRONG }), evil);
  expect(forged.headers.get('location')).toContain('error=MissingCSRF');
  expect(forged.headers.getSetCookie().join()).not.toContain('session-token');
});

test('a form of more than 128 kB is refused, and a large one below that is read', async () => {
  const good = { origin: copy.web };
  const large = await formOf('/sign-in', { ...WRONG, next: 'x'.repeat(100_000) });
  expect((await post('/sign-in', large, good)).status).toBe(200);
  for (const size of [140_000, 400_000, 3_000_000]) {
    const form = await formOf('/sign-in', { ...WRONG, next: 'x'.repeat(size) });
    const answer = await post('/sign-in', form, good);
    const text = await answer.text();
    expect([413, 500], String(size)).toContain(answer.status);
    expect(text, String(size)).not.toContain('nobody@example.com');
  }
});
