import { html } from 'hono/html';

export type Html = ReturnType<typeof html>;

const PAGES = [
  ['/', 'Clock'],
  ['/mailbox', 'Mail'],
  ['/requests', 'Requests'],
  ['/webhooks', 'Webhooks'],
  ['/faults', 'Faults'],
] as const;

/** A page of the sandbox itself, with its menu and the time. */
export function page(title: string, path: string, now: string, content: Html): Html {
  const items = PAGES.map(
    ([href, name]) =>
      html`<li><a href="${href}" ${href === path ? html`aria-current="page"` : ''}>${name}</a></li>`,
  );
  return shell(
    `${title} · Sandbox`,
    html`<header class="top"><div>
      <strong>Sandbox</strong>
      <nav aria-label="Sandbox"><ul>${items}</ul></nav>
      <time datetime="${now}">${shownTime(now)}</time>
    </div></header>
    <main id="content"><h1>${title}</h1>${content}</main>`,
  );
}

/** A page that stands for one of a provider's own, such as a consent screen. */
export function standIn(provider: string, title: string, content: Html): Html {
  return shell(
    `${title} · ${provider} (sandbox)`,
    html`<main id="content" class="narrow"><h1>${title}</h1>${content}</main>
    <footer>This page stands in for ${provider}. Nothing here reaches the real one.</footer>`,
  );
}

/** `2026-11-24 15:30:05 UTC`. */
export function shownTime(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`;
}

function shell(title: string, body: Html): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="stylesheet" href="/style.css">
<link rel="icon" href="data:,">
</head>
<body><a class="skip" href="#content">Skip to content</a>${body}</body>
</html>`;
}
