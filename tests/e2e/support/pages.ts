import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Locator, type Page } from '@playwright/test';
import type axeCore from 'axe-core';
import { type Client, Copy, signIn } from './http';

/** Signs the page's browser in as a demo account, without the sign-in form, and gives the same session for `fetch`. */
export async function signInAs(page: Page, email: string): Promise<Client> {
  await page.context().clearCookies();
  const client = await signIn(Copy.fromEnvironment(), email);
  await page.context().addCookies(client.cookies());
  return client;
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
type RunOnly = { type: 'tag' | 'rule'; values: string[] };
const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Expects that axe-core finds nothing against WCAG 2.2 A and AA on the page as it stands, and no id occurs twice. */
export async function axe(page: Page, within = 'html'): Promise<void> {
  await axeFindsNothing(page, within, { type: 'tag', values: WCAG_22_AA });
  const ids = await page.locator('[id]').evaluateAll((elements) => elements.map(({ id }) => id));
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
  expect(twice, `ids that occur twice on ${new URL(page.url()).pathname}`).toEqual([]);
}

async function axeFindsNothing(page: Page, within: string, runOnly: RunOnly): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  const found = await page.evaluate(
    async ({ within, runOnly }) => {
      const { axe } = window as unknown as { axe: typeof axeCore };
      const { violations } = await axe.run(within, { runOnly });
      return violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html.slice(0, 200)) }));
    },
    { within, runOnly },
  );
  expect(found, `axe-core on ${new URL(page.url()).pathname}`).toEqual([]);
}

/**
 * Looks at the page as it stands: at a desk by day and by night, on a phone, and at twice the size, where a wide window
 * is as narrow as a small one. Nothing is cut off, and axe-core finds nothing; what is dark differs by its contrast alone.
 */
export async function everyLook(page: Page): Promise<void> {
  const size = async (width: number, height: number) => {
    await page.setViewportSize({ width, height });
    await fitsSideways(page);
    await nothingCut(page);
  };
  // Without motion: colours that are still on their way are those of neither.
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await size(1440, 900);
  await axe(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await axeFindsNothing(page, 'html', { type: 'rule', values: ['color-contrast'] });
  await size(720, 450);
  await size(390, 844);
  await axe(page);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'no-preference' });
  await page.setViewportSize({ width: 1440, height: 900 });
}

/** Expects that the page itself does not scroll sideways; boxes inside it may. */
export async function fitsSideways(page: Page): Promise<void> {
  const over = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  expect(over, `pixels too wide at ${new URL(page.url()).pathname}`).toBeLessThanOrEqual(0);
}

/** Expects that no words stand out of the page or are cut off, other than in boxes that scroll or end in dots. */
export async function nothingCut(page: Page): Promise<void> {
  const cut = await page.evaluate(() => {
    const own = (element: Element) =>
      [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim());
    const style = (element: Element) => getComputedStyle(element);
    const scrolls = (element: Element): boolean =>
      /auto|scroll/.test(style(element).overflowX) ||
      (element.parentElement !== null && scrolls(element.parentElement));
    return [...document.body.querySelectorAll('*')]
      .filter((element) => element.checkVisibility() && own(element) && !element.closest('.vh, .skip'))
      .filter((element) => {
        const { overflowX, textOverflow } = style(element);
        const hides = /hidden|clip/.test(overflowX) && textOverflow !== 'ellipsis';
        const isClipped = hides && element.scrollWidth > element.clientWidth + 1;
        const { left, right } = element.getBoundingClientRect();
        return isClipped || (!scrolls(element) && (right > window.innerWidth + 1 || left < -1));
      })
      .map((element) => element.outerHTML.slice(0, 200));
  });
  expect(cut, `words cut off at ${new URL(page.url()).pathname}`).toEqual([]);
}

/** Presses Tab until the focus is there, as somebody without a mouse does. */
export async function tabTo(page: Page, target: Locator, most = 80): Promise<void> {
  for (let presses = 0; presses < most; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(target).toBeFocused();
}
