import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { readFault } from '../control/app';
import type { ClockMover } from '../control/clock-move';
import { parseDuration } from '../control/duration';
import type { Core } from '../core';
import type { Delivery } from '../deliveries';
import { PROVIDERS, REQUEST_MODES, WEBHOOK_MODES } from '../faults';
import type { Mailbox } from '../mail/mailbox';
import { Problem } from '../problem';
import { type Html, page, shownTime } from './layout';
import { STYLE } from './style';

const ROWS = 200;
const MOVES = [
  ['PT15M', '+15 min'],
  ['PT1H', '+1 h'],
  ['PT24H', '+24 h'],
  ['PT72H', '+72 h'],
] as const;

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

function clockContent(core: Core): Html {
  const now = core.clock.now();
  const due = core.driver.nextDue();
  const pending = core.deliveries.newest().filter((each) => each.state === 'pending').length;
  const buttons = MOVES.map(
    ([value, name]) => html`<button name="advance" value="${value}">${name}</button>`,
  );
  return html`<p>The product and the sandbox share this time. Moving it stops at every moment at which something
      is due, lets both sides do it, and answers when nothing is left.</p>
    <dl><dt>Now</dt><dd>${shownTime(new Date(now).toISOString())}</dd>
      <dt>Ahead of real time by</dt><dd>${shownSpan(now - Date.now())}</dd>
      <dt>The sandbox's next event</dt><dd>${due === null ? 'none' : shownTime(new Date(due).toISOString())}</dd>
      <dt>Webhooks on their way</dt><dd>${pending}</dd></dl>
    <h2>Move the clock</h2>
    <form method="post" action="/clock" class="buttons" aria-label="Move by a usual span">${buttons}</form>
    <form method="post" action="/clock" class="row">
      <div><label for="custom">Other duration (ISO 8601)</label>
        <input id="custom" name="custom" placeholder="P1DT30M" required autocomplete="off"></div>
      <button>Move</button>
    </form>`;
}

function shownSpan(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  return `${Math.floor(minutes / 1440)} d ${Math.floor((minutes % 1440) / 60)} h ${minutes % 60} min`;
}

function mailContent(mailbox: Mailbox, to: string): Html {
  const messages = mailbox.list(to === '' ? null : to, ROWS);
  const rows = messages.map(
    (each) => html`<tr><td class="when">${shownTime(each.date)}</td><td>${each.recipients.join(', ')}</td>
      <td><a href="/mailbox/${each.id}">${each.subject || '(no subject)'}</a></td></tr>`,
  );
  return html`<form class="row" method="get" action="/mailbox">
      <div><label for="to">Sent to</label><input id="to" name="to" type="email" value="${to}" autocomplete="off"></div>
      <button>Show</button></form>
    ${table(['Received', 'To', 'Subject'], rows, 'No mail has been sent yet.')}`;
}

function requestContent(core: Core, provider: string): Html {
  const known = PROVIDERS.find((each) => each === provider) ?? null;
  const options = PROVIDERS.map((each) => html`<option ${each === known ? 'selected' : ''}>${each}</option>`);
  const rows = core.requests.list(known, ROWS).map((each) => {
    const isBad = each.status === null || each.status >= 400;
    const remarks = [each.fault && `fault: ${each.fault}`, each.replayed && 'replayed', each.account].filter(
      Boolean,
    );
    return html`<tr><td class="when">${shownTime(each.at)}</td><td>${each.provider}</td>
      <td><code>${each.method} ${each.path}</code>
        <details><summary>Parameters</summary>
        <pre>${JSON.stringify({ query: each.query, body: each.body, idempotencyKey: each.idempotencyKey }, null, 2)}</pre></details></td>
      <td class="${isBad ? 'bad' : ''}">${each.status ?? 'no answer'}</td><td>${remarks.join(', ')}</td></tr>`;
  });
  return html`<form class="row" method="get" action="/requests">
      <div><label for="provider">Provider</label>
        <select id="provider" name="provider"><option value="">all</option>${options}</select></div>
      <button>Show</button></form>
    ${table(['When', 'Provider', 'Request', 'Status', 'Remarks'], rows, 'The product has not called a provider yet.')}`;
}

function webhookContent(core: Core): Html {
  const rows = core.deliveries
    .newest()
    .slice(0, ROWS)
    .map(
      (each: Delivery) => html`<tr><td class="when">${shownTime(each.createdAt)}</td><td>${each.endpoint}</td>
        <td><code>${each.eventType}</code>
          <details><summary>Body and attempts</summary>
          <pre>${each.attempts.map((one) => `${shownTime(one.at)}: ${one.status ?? 'no answer'}, ${one.note}\n`)}</pre>
          <pre>${each.body}</pre></details></td>
        <td class="${each.state === 'given up' ? 'bad' : ''}">${each.state}${
          each.nextAttemptAt === null
            ? ''
            : html`<br><span class="quiet">next ${shownTime(new Date(each.nextAttemptAt).toISOString())}</span>`
        }</td>
        <td><form method="post" action="/webhooks/${each.id}/resend">
          <button aria-label="Send ${each.eventType} again">Send again</button></form></td></tr>`,
    );
  return table(['Made', 'To', 'Event', 'State', 'Action'], rows, 'No webhook has been sent yet.');
}

function faultContent(core: Core): Html {
  const rows = core.faults.list().map(
    (each) => html`<tr><td>${each.provider}</td><td><code>${each.match}</code></td><td>${each.mode}</td>
      <td>${each.remaining} of ${each.count}</td><td>${each.mode === 'error' ? each.status : ''}</td>
      <td>${each.delayMs === null ? '' : `${each.delayMs} ms`}</td></tr>`,
  );
  const providers = PROVIDERS.map((each) => html`<option>${each}</option>`);
  const modes = (list: readonly string[]) => list.map((each) => html`<option>${each}</option>`);
  return html`<p>A fault strikes the next calls that match, or the next webhooks, and is used up then.</p>
    ${table(['Provider', 'Match', 'Mode', 'Left', 'Status', 'Delay'], rows, 'Nothing is set to go wrong.')}
    ${rows.length === 0 ? '' : html`<form method="post" action="/faults/clear" class="buttons"><button>Clear all</button></form>`}
    <h2>Add a fault</h2>
    <form method="post" action="/faults" class="row">
      <div><label for="provider">Provider</label><select id="provider" name="provider">${providers}</select></div>
      <div><label for="mode">Mode</label><select id="mode" name="mode">
        <optgroup label="Requests">${modes(REQUEST_MODES)}</optgroup>
        <optgroup label="Webhooks">${modes(WEBHOOK_MODES)}</optgroup></select></div>
      <div><label for="match">Path prefix or event type</label><input id="match" name="match" value="/" autocomplete="off"></div>
      <div><label for="count">How many</label><input id="count" name="count" type="number" min="1" value="1"></div>
      <div><label for="status">Status of an error</label><input id="status" name="status" type="number" min="400" max="599" value="503"></div>
      <div><label for="delayMs">Delay (ms)</label><input id="delayMs" name="delayMs" type="number" min="0"></div>
      <button class="main">Add</button>
    </form>`;
}

function table(heads: string[], rows: Html[], empty: string): Html {
  if (rows.length === 0) return html`<p class="quiet">${empty}</p>`;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Table"><table>
    <thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
    <tbody>${rows}</tbody></table></div>`;
}
