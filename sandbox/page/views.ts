import { html } from 'hono/html';
import type { Core } from '../core';
import type { Delivery } from '../deliveries';
import { PROVIDERS, REQUEST_MODES, WEBHOOK_MODES } from '../faults';
import type { Mailbox } from '../mail/mailbox';
import { type Html, shownTime } from './layout';

const ROWS = 200;
const MOVES = [
  ['PT15M', '+15 min'],
  ['PT1H', '+1 h'],
  ['PT24H', '+24 h'],
  ['PT72H', '+72 h'],
] as const;

/** The time, what is due next, and buttons that move the clock. */
export function clockContent(core: Core): Html {
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

/** The messages to one address, or all. */
export function mailContent(mailbox: Mailbox, to: string): Html {
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

/** The calls to one provider, or to all. */
export function requestContent(core: Core, provider: string): Html {
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

/** The webhooks with their attempts; each can be sent again. */
export function webhookContent(core: Core): Html {
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
          <button>Send again <span class="hidden">${each.eventType}</span></button></form></td></tr>`,
    );
  return table(['Made', 'To', 'Event', 'State', 'Action'], rows, 'No webhook has been sent yet.');
}

/** What is set to go wrong, and a form for more. */
export function faultContent(core: Core): Html {
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
