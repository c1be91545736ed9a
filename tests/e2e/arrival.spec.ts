import { randomUUID } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import { Copy, signIn as signInByHttp } from './support/http';
import { fillSignUp, mailTo, NEW_PASSWORD, openAccountByMail } from './support/mail';

/** The way of somebody new: in, to the list, to a card, to a request; with script and without. */

const DEMO_PASSWORD = 'monet-demo-password';
const QUESTION =
  'I have a second-round interview in two weeks. Could we do twenty minutes of technical questions?';

function newAddress(): string {
  return `e2e-${randomUUID().slice(0, 8)}@example.com`;
}

async function signIn(page: Page, email: string, password = DEMO_PASSWORD): Promise<void> {
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
}

async function signOut(page: Page): Promise<void> {
  await page.context().clearCookies();
}

/** How many people the list says it has: the number in "40+ people". */
async function people(page: Page): Promise<number> {
  const words = (await page.getByRole('main').getByRole('status').textContent()) ?? '';
  return /^Nobody/.test(words) ? 0 : Number(/^(\d+)/.exec(words)?.[1]);
}

test('a visitor finds a card, opens an account, says who they are, and asks for a call', async ({ page }) => {
  await page.goto('/browse');
  await page.getByLabel('Search by employer, role or topic').fill('investment banking');
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page).toHaveURL(/\/browse\?q=investment\+banking$/);
  const card = page.getByRole('list', { name: 'Professionals' }).getByRole('listitem').first();
  const headline = (await card.getByRole('heading').textContent()) ?? '';
  const price = await card.getByText(/^\$\d/).textContent();
  await card.getByRole('link', { name: /^Request a call/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(headline);
  const address = page.url();

  await page.getByRole('link', { name: 'Open an account' }).click();
  await expect(page.getByRole('radio', { name: /I look for calls/ })).toBeChecked();
  await openAccountByMail(page, newAddress());
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What professionals see of you');
  await page.getByLabel('Where are you now?').selectOption('Final-year student');
  await page.getByLabel('What kind of school?').selectOption('Public university');
  await page.getByRole('checkbox', { name: 'Leveraged finance' }).check();
  await page.getByRole('button', { name: 'Save and go on' }).click();

  await expect(page).toHaveURL(address);
  const form = page.getByRole('region', { name: 'Request a call' });
  await expect(form).toContainText('Final-year student, public university');
  await expect(form).toContainText('Interested in leveraged finance');
  await expect(form).toContainText('Every day 08:00-22:00');
  await expect(form).toContainText(`${price} is due only when a time is set`);
  const question = form.getByLabel('What do you want to get out of it?');
  await question.fill('Too short');
  await form.getByRole('button', { name: 'Request a call' }).click();
  await expect(form.getByRole('alert')).toContainText('at least 20 characters');
  await expect(question).toHaveValue('Too short');

  await question.fill(QUESTION);
  await expect(form).toContainText(`${QUESTION.length} of 600`);
  await form.getByRole('button', { name: 'Request a call' }).click();
  await expect(page).toHaveURL(/\/candidate\/bookings\/bk_[0-9A-Z]{16}$/);
  await expect(page.getByRole('main')).toContainText(QUESTION);

  // The start page and the card know of it.
  await page.goto('/candidate');
  await expect(page.getByRole('list', { name: 'Waiting for an answer' })).toContainText(headline);
  await page.goto(address);
  await expect(form).toContainText('You asked this professional on');
  await expect(question).toHaveValue('');
});

test('what is typed for a card is not lost on the way to the profile', async ({ page }) => {
  await page.goto('/sign-in');
  await signIn(page, 'cand30@monet.local');
  await expect(page).toHaveURL(/\/candidate$/);
  await page.goto('/browse');
  await page
    .getByRole('link', { name: /^Request a call/ })
    .first()
    .click();
  await page.getByLabel('What do you want to get out of it?').fill(QUESTION);
  await page.getByRole('link', { name: 'Change profile' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Settings');
  await page.goBack();
  await expect(page.getByLabel('What do you want to get out of it?')).toHaveValue(QUESTION);
});

test('signing in leads each role home, or back to where somebody came from', async ({ page }) => {
  for (const [email, home] of [
    ['cand1@monet.local', '/candidate'],
    ['pro1@monet.local', '/professional'],
    ['admin@monet.local', '/admin'],
  ] as const) {
    await page.goto('/sign-in');
    await signIn(page, email);
    await expect(page).toHaveURL(new RegExp(`${home}$`));
    await signOut(page);
  }
  await page.goto('/candidate/settings');
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fcandidate%2Fsettings$/);
  await signIn(page, 'cand1@monet.local');
  await expect(page).toHaveURL(/\/candidate\/settings$/);
  // Signed in, the pages of arrival lead on.
  await page.goto('/sign-up');
  await expect(page).toHaveURL(/\/candidate$/);
});

test('signing in never leads to another site', async ({ page, baseURL }) => {
  for (const next of ['https://example.com/', '//example.com/', '/\\example.com', '/%09/example.com']) {
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
    await signIn(page, 'cand2@monet.local');
    await expect(page).toHaveURL(/\/candidate$|\/%09\/example.com$/);
    expect(new URL(page.url()).origin).toBe(new URL(baseURL ?? '').origin);
    await signOut(page);
  }
});

test('a wrong password keeps the address, and says the same whether there is such an account', async ({
  page,
}) => {
  await page.goto('/sign-in');
  for (const email of ['cand4@monet.local', newAddress()]) {
    await signIn(page, email, 'not the password at all');
    await expect(page.getByRole('main').getByRole('alert')).toHaveText(
      'The e-mail address or the password is wrong.',
    );
    await expect(page.getByLabel('E-mail address')).toHaveValue(email);
    await expect(page.getByLabel('Password', { exact: true })).toHaveValue('');
    await page.reload();
  }
});

test('an address that has an account is answered like any other, and its owner is told', async ({ page }) => {
  await page.goto('/sign-up?role=professional');
  await fillSignUp(page, 'cand7@monet.local');
  await expect(page).toHaveURL(/\/sign-up\/sent$/);
  const taken = await page.getByRole('main').textContent();
  expect((await mailTo('cand7@monet.local', /You already have an account/)).text).toContain('/sign-in');

  await page.goto('/sign-up?role=professional');
  await fillSignUp(page, newAddress());
  await expect(page).toHaveURL(/\/sign-up\/sent$/);
  expect(await page.getByRole('main').textContent()).toBe(taken);
});

test('characters that no text has are refused beside their field', async ({ page }) => {
  await page.goto('/sign-up');
  await page.getByLabel('Your name').evaluate((field: HTMLInputElement) => {
    field.value = `Ada${String.fromCharCode(0)}`;
  });
  await page.getByLabel('E-mail address').fill(newAddress());
  await page.getByLabel('Password', { exact: true }).fill(NEW_PASSWORD);
  await page.getByRole('button', { name: 'Open an account' }).click();
  await expect(page.getByLabel('Your name')).toHaveAccessibleDescription(
    /Leave out the characters that are not text/,
  );
});

test('filters narrow the list, stand in its address, and come off again', async ({ page }) => {
  await page.goto('/browse');
  const all = await people(page);
  await page.getByRole('checkbox', { name: 'Law' }).check();
  await page.getByLabel('Highest price in dollars').fill('100');
  await page.getByRole('button', { name: 'Apply filters' }).click();
  await expect(page).toHaveURL(/\/browse\?industry=Law&to=100$/);
  await expect(page.getByRole('main').getByRole('status')).toContainText('with 2 filters');
  expect(await people(page)).toBeLessThan(all);
  for (const price of await page.locator('.card .price').allInnerTexts()) {
    expect(Number(price.replace('$', ''))).toBeLessThanOrEqual(100);
  }

  await page.getByLabel('Sort by').selectOption('Price, low to high');
  await expect(page).toHaveURL(/sort=price$/);
  const prices = (await page.locator('.card .price').allInnerTexts()).map((text) => Number(text.slice(1)));
  expect(prices).toEqual([...prices].sort((a, b) => a - b));

  await page.getByRole('link', { name: 'Clear all' }).click();
  await expect(page).toHaveURL(/\/browse$/);
  await expect(page.getByRole('checkbox', { name: 'Law' })).not.toBeChecked();
  await expect(page.getByLabel('Highest price in dollars')).toHaveValue('');
  await page.goBack();
  await expect(page.getByRole('checkbox', { name: 'Law' })).toBeChecked();
});

test('the list goes on by its address, and nobody is shown twice', async ({ page }) => {
  await page.goto('/browse');
  const links = page.locator('.card h2 a');
  const first = await links.evaluateAll((found) => found.map((link) => link.getAttribute('href')));
  await page.getByRole('link', { name: 'Show more' }).click();
  await expect(page).toHaveURL(/cursor=/);
  await expect(page.getByRole('link', { name: 'To the start of the list' })).toBeVisible();
  const second = await links.evaluateAll((found) => found.map((link) => link.getAttribute('href')));
  expect(new Set([...first, ...second]).size).toBe(first.length + second.length);
  // An old or mistyped place begins the list anew.
  await page.goto('/browse?industry=Law&cursor=nonsense');
  await expect(page).toHaveURL(/\/browse\?industry=Law$/);
});

test('where nobody fits, the page says which filter to take off', async ({ page }) => {
  await page.goto('/browse?industry=Law&to=10&free=week');
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { name: 'Nobody fits all of this yet' })).toBeVisible();
  await main.getByRole('link', { name: 'Law, any price' }).click();
  await expect(main.getByRole('list', { name: 'Professionals' })).toBeVisible();
});

test('a card that is not shown says so, and leads on', async ({ page }) => {
  for (const id of ['ls_0000000000000000', 'nobody']) {
    const answer = await page.goto(`/professionals/${id}`);
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This card is not shown');
  }
  await page.getByRole('link', { name: 'Find someone else' }).click();
  await expect(page).toHaveURL(/\/browse$/);
});

test('professionals and the admin are told why they cannot ask', async ({ page }) => {
  await page.goto('/browse');
  const cards = page.locator('.card h2 a');
  const shown = await cards.evaluateAll((found) => found.map((link) => link.getAttribute('href') ?? ''));
  const { listing } = await (await signInByHttp(Copy.fromEnvironment(), 'pro2@monet.local')).json(
    'GET',
    '/api/me',
  );
  const card = shown.find((href) => !href.endsWith((listing as { id: string }).id)) ?? '';
  for (const email of ['pro2@monet.local', 'admin@monet.local']) {
    await page.goto(`/sign-in?next=${encodeURIComponent(card)}`);
    await signIn(page, email);
    await expect(page.getByRole('region', { name: 'Request a call' })).toContainText(
      'Only candidates ask for calls',
    );
    await signOut(page);
  }
});

test.describe('hours', () => {
  test('are added, copied, put right and saved by keyboard', async ({ page }) => {
    await page.goto('/sign-up?role=candidate&next=%2Fcandidate%2Favailability');
    await openAccountByMail(page, newAddress());
    await page.getByRole('link', { name: 'Skip for now' }).click();
    await page.getByText('Type the times').click();
    await expect(page.getByLabel('Monday, from', { exact: true })).toHaveValue('08:00');

    await page.getByRole('button', { name: 'Remove 08:00 to 22:00 on Sunday' }).press('Enter');
    await expect(page.getByRole('group', { name: 'Sunday' })).toContainText('No hours');
    const from = page.getByLabel('Monday, from', { exact: true });
    const to = page.getByLabel('Monday, to', { exact: true });
    await from.fill('1 pm');
    await to.fill('1230');
    await page.getByRole('button', { name: 'Save hours' }).click();
    await expect(page.getByRole('main').getByRole('alert')).toContainText('End after the start.');
    await to.fill('17');
    await to.press('Tab');
    await expect(to).toHaveValue('17:00');
    await to.press('ArrowUp');
    await expect(to).toHaveValue('17:15');

    await page.getByRole('button', { name: 'Add hours on Monday' }).press('Enter');
    await expect(page.getByLabel('Monday, from, hours 2')).toBeFocused();
    await page.getByText('Copy Monday', { exact: true }).press('Enter');
    await page
      .getByRole('group', { name: 'Copy Monday to' })
      .getByRole('checkbox', { name: 'Friday' })
      .uncheck();
    await page.getByRole('button', { name: 'Copy', exact: true }).press('Enter');
    await expect(page.getByLabel('Tuesday, from, hours 2')).toHaveValue('18:15');
    await expect(page.getByLabel('Friday, from', { exact: true })).toHaveValue('08:00');

    await page.getByRole('button', { name: 'Add days off' }).click();
    await page.getByLabel('First day off, absence 1').fill('2027-12-24');
    await page.getByLabel('Last day off, absence 1').fill('2027-12-26');
    await expect(page.getByText('Not saved yet.')).toBeVisible();
    await page.getByRole('button', { name: 'Save hours' }).click();
    await expect(page.getByText('Your hours are saved.')).toBeVisible();
    await page.reload();
    await page.getByText('Type the times').click();
    await expect(page.getByLabel('Thursday, from', { exact: true })).toHaveValue('13:00');
    await expect(page.getByRole('group', { name: 'Sunday' })).toContainText('No hours');
    await expect(page.getByLabel('Last day off, absence 1')).toHaveValue('2027-12-26');
  });
});

test('a visitor’s zone is the browser’s, and can be changed', async ({ browser }) => {
  const context = await browser.newContext({ timezoneId: 'Asia/Tokyo' });
  const page = await context.newPage();
  await page.goto('/browse');
  const footer = page.getByRole('contentinfo');
  await expect(footer).toContainText('Times are in Tokyo.');
  await footer.getByRole('link', { name: 'Change zone' }).click();
  await page.getByLabel('Time zone').selectOption('Europe/London');
  await page.getByRole('button', { name: 'Show times in this zone' }).click();
  await expect(page).toHaveURL(/\/browse$/);
  await expect(footer).toContainText('Times are in London.');
  await context.close();
});

test('notifications are read one by one, and all at once', async ({ page }) => {
  await page.goto('/sign-in');
  await signIn(page, 'cand1@monet.local');
  await expect(page).toHaveURL(/\/candidate$/);
  await page.goto('/notifications');
  const list = page.getByRole('list', { name: 'Notifications' });
  const unread = list.getByText('Unread:');
  const before = await unread.count();
  expect(before).toBeGreaterThan(1);
  const said = page.waitForResponse('**/api/notifications/read');
  await list.getByRole('link').first().click();
  await said;
  await page.goto('/notifications');
  await expect(unread).toHaveCount(before - 1);
  await page.getByRole('button', { name: 'Mark all as read' }).click();
  await expect(unread).toHaveCount(0);
  await expect(page.getByRole('main')).toContainText('You have read everything.');
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('the whole way in works: sign-up, profile, filters, request, hours', async ({ page }) => {
    await page.goto('/browse');
    await page.getByRole('checkbox', { name: 'Consulting' }).check();
    await page.getByRole('button', { name: 'Apply filters' }).click();
    await expect(page.getByRole('main').getByRole('status')).toContainText('with 1 filter');
    await expect(page.getByRole('checkbox', { name: 'Consulting' })).toBeChecked();
    await page
      .getByRole('link', { name: /^Request a call/ })
      .first()
      .click();
    const address = page.url();
    await page.getByRole('link', { name: 'Open an account' }).click();
    await page.getByRole('button', { name: 'Open an account' }).click();
    await expect(page.getByRole('main').getByRole('alert')).toContainText('3 things need another look.');
    await openAccountByMail(page, newAddress());
    await page.getByRole('link', { name: 'Skip for now' }).click();
    await expect(page).toHaveURL(address);

    const question = page.getByLabel('What do you want to get out of it?');
    await question.fill('Too short');
    await page.getByRole('button', { name: 'Request a call' }).click();
    await expect(page.getByRole('region', { name: 'Request a call' }).getByRole('alert')).toBeVisible();
    await expect(question).toHaveValue('Too short');
    await question.fill(QUESTION);
    await page.getByRole('button', { name: 'Request a call' }).click();
    await expect(page).toHaveURL(/\/candidate\/bookings\/bk_/);

    await page.goto('/candidate/availability');
    await page.getByRole('button', { name: 'Remove 08:00 to 22:00 on Sunday' }).click();
    await expect(page.getByRole('group', { name: 'Sunday' })).toContainText('No hours');
    await page.getByLabel('Saturday, to', { exact: true }).fill('12');
    await page.getByRole('button', { name: 'Save hours' }).last().click();
    await expect(page.getByText('Your hours are saved.')).toBeVisible();
    await page.goto('/candidate/availability');
    await expect(page.getByRole('group', { name: 'Sunday' })).toContainText('No hours');
    await expect(page.getByLabel('Saturday, to', { exact: true })).toHaveValue('12:00');
  });

  test('signing in works, and a wrong password keeps the address', async ({ page }) => {
    await page.goto('/sign-in?next=%2Fcandidate%2Fsettings');
    await signIn(page, 'cand3@monet.local', 'wrong');
    await expect(page.getByRole('main').getByRole('alert')).toContainText('is wrong');
    await expect(page.getByLabel('E-mail address')).toHaveValue('cand3@monet.local');
    await signIn(page, 'cand3@monet.local');
    await expect(page).toHaveURL(/\/candidate\/settings$/);
  });
});
