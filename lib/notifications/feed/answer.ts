import { createHash } from 'node:crypto';
import { namesTag } from '@/lib/etag';

/** A feed over HTTP: for its reader only, asked for anew each time, and not sent again while it is the same. */
export function feedAnswer(text: string, request: Request): Response {
  const etag = `"${createHash('sha256').update(text).digest('base64url')}"`;
  const headers = { etag, 'cache-control': 'private, no-cache' };
  if (namesTag(request.headers.get('if-none-match'), etag)) {
    return new Response(null, { status: 304, headers });
  }
  return new Response(text, {
    headers: {
      ...headers,
      'content-type': 'text/calendar; charset=utf-8; method=PUBLISH',
      'content-disposition': 'inline; filename="monet-calls.ics"',
    },
  });
}
