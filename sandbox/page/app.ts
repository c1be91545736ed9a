import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { readFault } from '../control/app';
import type { ClockMover } from '../control/clock-move';
import { parseDuration } from '../control/duration';
import type { Core } from '../core';
import type { Mailbox } from '../mail/mailbox';
import { Problem } from '../problem';
import { type Html, page, shownTime } from './layout';
import { STYLE } from './style';
import { clockContent, faultContent, mailContent, requestContent, webhookContent } from './views';

/** The sandbox's own pages: plain forms and tables, usable without a script. */
export function pageApp(core: Core, mover: ClockMover, mailbox: Mailbox): Hono {
  const app = new Hono();
  const show = (c: Context, title: string, path: string, content: Html) =>
    c.html(page(title, path, core.clock.iso(), html`${notice(c)}${content}`));

  app.get('/style.css', (c) => c.body(STYLE, 200, { 'content-type': 'text/css; charset=utf-8' }));

  app.get('/', (c) => show(c, 'Clock', '/', clockContent(core)));
  app.post('/clock', async (c) => {
    const form = await c.req.formData();
    const text = String(form.get('custom') || form.get('advance') || '').trim();
    const ms = parseDuration(text.toUpperCase());
    if (ms === null) return back(c, '/', `"${text}" is not a duration such as PT24H or P3D.`, true);
    try {
      const { now, steps } = await mover.advance(ms);
      return back(c, '/', `It is ${shownTime(now)} now, after ${steps} ${steps === 1 ? 'step' : 'steps'}.`);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return back(c, '/', error.detail, true);
    }
  });

  app.get('/mailbox', (c) => show(c, 'Mail', '/mailbox', mailContent(mailbox, c.req.query('to') ?? '')));
  app.get('/mailbox/:id', (c) => {
    const message = mailbox.get(c.req.param('id'));
    if (!message) return c.notFound();
    const attachments = message.attachments.map(
      (
        each,
      ) => html`<details><summary>${each.filename ?? 'Part'} (${each.contentType}, ${each.size} bytes)</summary>
        <pre>${each.text ?? 'Not a text.'}</pre></details>`,
    );
    return show(
      c,
      message.subject || '(no subject)',
      '/mailbox',
      html`<dl><dt>From</dt><dd>${message.headers.from ?? message.from}</dd>
        <dt>To</dt><dd>${message.to}</dd>
        <dt>Received</dt><dd>${shownTime(message.date)}</dd></dl>
        ${
          message.html === null
            ? ''
            : html`<h2>As HTML</h2>
              <iframe title="The message as HTML" sandbox src="/mailbox/${message.id}/html"></iframe>`
        }
        <h2>As text</h2><pre>${message.text}</pre>
        ${attachments.length === 0 ? '' : html`<h2>Attachments</h2>${attachments}`}
        <h2>Headers</h2><pre>${Object.entries(message.headers).map(([name, value]) => `${name}: ${value}\n`)}</pre>
        <p><a href="/mailbox">All mail</a></p>`,
    );
  });
  app.get('/mailbox/:id/html', (c) => {
    const message = mailbox.get(c.req.param('id'));
    if (!message?.html) return c.notFound();
    // A message is somebody else's text: it may look as it likes, but run nothing and fetch nothing.
    c.header(
      'content-security-policy',
      "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:",
    );
    return c.html(message.html);
  });

  app.get('/requests', (c) =>
    show(c, 'Requests to the providers', '/requests', requestContent(core, c.req.query('provider') ?? '')),
  );

  app.get('/webhooks', (c) => show(c, 'Webhooks to the product', '/webhooks', webhookContent(core)));
  app.post('/webhooks/:id/resend', (c) => {
    const known = core.deliveries.resend(c.req.param('id'));
    return back(c, '/webhooks', known ? 'It is being sent again.' : 'It is no longer kept.', !known);
  });

  app.get('/faults', (c) => show(c, 'Faults', '/faults', faultContent(core)));
  app.post('/faults', async (c) => {
    const form = await c.req.formData();
    const number = (name: string) => (form.get(name) ? Number(form.get(name)) : undefined);
    try {
      const fault = core.faults.add(
        readFault({
          provider: form.get('provider'),
          match: form.get('match') || '/',
          mode: form.get('mode'),
          count: number('count'),
          status: number('status'),
          delayMs: number('delayMs'),
        }),
      );
      return back(c, '/faults', `The next ${fault.count} will run into "${fault.mode}".`);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return back(c, '/faults', error.detail, true);
    }
  });
  app.post('/faults/clear', (c) => {
    core.faults.clear();
    return back(c, '/faults', 'All faults are gone.');
  });
  return app;
}

/** Leads to a page that says what happened, so that loading it again repeats nothing. */
function back(c: Context, path: string, text: string, isBad = false): Response {
  return c.redirect(`${path}?${new URLSearchParams({ [isBad ? 'error' : 'notice']: text })}`, 303);
}

function notice(c: Context): Html | string {
  const error = c.req.query('error');
  if (error) return html`<p class="notice bad" role="alert">${error}</p>`;
  const text = c.req.query('notice');
  return text ? html`<p class="notice" role="status">${text}</p>` : '';
}
