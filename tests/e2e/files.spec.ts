import { expect, type Page, test } from '@playwright/test';
import pg from 'pg';
import { newId } from '@/lib/ids';
import { plainCv } from '../fixtures/files/cvs';
import { telephonePhoto } from '../fixtures/files/photos';
import { databases } from './support/databases';
import { Copy } from './support/http';
import { axe, fitsSideways, nothingCut, signInAs } from './support/pages';
import { paidCall } from './support/paid-call';

/** A picture and a CV: sent, seen by their owner, given to the other side of a confirmed booking, removed. */

const copy = Copy.fromEnvironment();

/** A candidate with the demo's password, whose hour of uploads is fresh. */
async function newcomer(): Promise<string> {
  const id = newId('us');
  const email = `files-${id.slice(3).toLowerCase()}@example.com`;
  const database = new pg.Client({ connectionString: databases().DATABASE_URL });
  await database.connect();
  try {
    await database.query(
      `INSERT INTO users (id, email, password_hash, role, name, zone, created_at, email_verified_at)
       SELECT $1, $2, password_hash, role, 'Newcomer', 'UTC', now(), now() FROM users WHERE email = $3`,
      [id, email, 'cand1@monet.local'],
    );
  } finally {
    await database.end();
  }
  return email;
}

function section(page: Page, name: string) {
  return page.locator('section.leaf', { has: page.getByRole('heading', { name, exact: true }) });
}

const file = (name: string, mimeType: string, buffer: Uint8Array) => ({
  name,
  mimeType,
  buffer: Buffer.from(buffer),
});

for (const [javaScriptEnabled, width] of [
  [true, 1440],
  [true, 390],
  [false, 1440],
  [false, 390],
] as const) {
  const how = `${javaScriptEnabled ? 'with' : 'without'} script, ${width} pixels wide`;
  test(`a picture and a CV are sent, seen and removed: ${how}`, async ({ browser }) => {
    const page = await browser.newPage({ javaScriptEnabled, viewport: { width, height: 900 } });
    await signInAs(page, await newcomer());
    await page.goto('/candidate/settings');
    const picture = section(page, 'Your picture');
    await picture
      .getByLabel('Choose a picture')
      .setInputFiles(file('me.jpg', 'image/jpeg', Buffer.from('<svg/>')));
    await picture.getByRole('button', { name: 'Save the picture' }).click();
    await expect(picture.getByRole('alert')).toContainText('Your picture was not saved.');
    await expect(picture.getByLabel('Choose a picture')).toHaveAccessibleDescription(
      /This is not a JPEG, PNG or WebP/,
    );
    await expect(picture.locator('[aria-invalid]')).toHaveCount(1);
    if (javaScriptEnabled) await axe(page);

    await picture
      .getByLabel('Choose a picture')
      .setInputFiles(file('me', 'image/svg+xml', await telephonePhoto()));
    await picture.getByRole('button', { name: 'Save the picture' }).click();
    await expect(picture.getByRole('status')).toContainText('Your picture is saved.');
    const image = picture.getByRole('img', { name: 'Your picture as others see it' });
    await expect(image).toHaveJSProperty('naturalWidth', 512);

    const cv = section(page, 'Your CV');
    await cv.getByLabel('Choose a PDF').setInputFiles(file('cv.pdf', 'application/pdf', await plainCv(2)));
    await cv.getByRole('button', { name: 'Save the CV' }).click();
    await expect(cv.getByRole('status')).toContainText('Your CV is saved.');
    await expect(cv.getByRole('link')).toHaveText('Your CV (PDF, 2 pages)');
    if (javaScriptEnabled) await axe(page);
    await fitsSideways(page);
    await nothingCut(page);

    await picture.getByRole('button', { name: 'Remove your picture' }).click();
    await expect(picture.getByRole('status')).toContainText('Your picture is removed.');
    await expect(image).toHaveCount(0);
    await cv.getByRole('button', { name: 'Remove your CV' }).click();
    await expect(cv.getByRole('status')).toContainText('Your CV is removed.');
    await page.close();
  });
}

test('the other side of a confirmed booking sees the picture, and the professional reads the CV', async ({
  page,
}) => {
  const people = { candidate: 'cand35@monet.local', professional: 'pro30@monet.local' };
  const { id, candidate, professional } = await paidCall(copy, { ...people, slot: 6 });
  await candidate.json('PUT', '/api/me/photo', await telephonePhoto());
  await candidate.json('PUT', '/api/me/cv', await plainCv());
  await professional.json('PUT', '/api/me/photo', await telephonePhoto({ width: 400, height: 500 }));

  await signInAs(page, people.professional);
  await page.goto(`/professional/bookings/${id}`);
  const theirs = section(page, 'Who you will meet');
  await expect(theirs.getByRole('img', { name: /^Picture of / })).toHaveJSProperty('naturalWidth', 512);
  const download = page.waitForEvent('download');
  await theirs.getByRole('link', { name: 'Read the CV (PDF)' }).click();
  expect((await download).suggestedFilename()).toBe('cv.pdf');
  await axe(page);

  const answer = await professional.send('GET', (await theirs.getByRole('img').getAttribute('src')) ?? '');
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'image/webp',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'private, no-cache',
  });

  await page.setViewportSize({ width: 390, height: 800 });
  await signInAs(page, people.candidate);
  await page.goto(`/candidate/bookings/${id}`);
  const seen = section(page, 'Who you will meet');
  await expect(seen.getByRole('img', { name: /^Picture of / })).toHaveJSProperty('naturalWidth', 512);
  await expect(seen.getByRole('link', { name: /CV/ })).toHaveCount(0);
  await axe(page);
  await fitsSideways(page);
  for (const client of [candidate, professional]) await client.send('DELETE', '/api/me/photo');
  await candidate.send('DELETE', '/api/me/cv');
});
