import { expect, type Page } from '@playwright/test';

/** The week of hours, as its page shows it to those who see it and to those who do not. */
export class HoursPage {
  constructor(private readonly page: Page) {}

  /** The cell of a quarter, whatever is said of it: `Tuesday 14:00`. */
  cell(start: string) {
    return this.page.getByRole('gridcell', { name: new RegExp(`^${start} to `) });
  }

  grid() {
    return this.page.getByRole('grid', { name: 'Every week' });
  }

  /** Expects that this was read out. */
  async told(words: string | RegExp): Promise<void> {
    const status = this.page.getByRole('main').getByRole('status').filter({ hasText: words });
    await expect(status).toHaveCount(1);
  }

  async save(): Promise<void> {
    await this.page.getByRole('button', { name: 'Save hours' }).click();
    await expect(this.page.getByText('Your hours are saved.')).toBeVisible();
  }

  /** What is saved, as lines: `1 09:00-12:00`. */
  async saved(): Promise<string[]> {
    const answer = await (await this.page.request.get('/api/availability')).json();
    const { windows } = answer as { windows: { weekday: number; start: string; end: string }[] };
    return windows.map(({ weekday, start, end }) => `${weekday} ${start}-${end}`);
  }
}
