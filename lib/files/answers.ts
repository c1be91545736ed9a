import type { SignedIn } from '@/lib/access';
import type { AppError, ErrorCode } from '@/lib/errors';
import { namesTag } from '@/lib/etag';
import { pagePath } from '@/lib/pages';
import { invalidFields } from '@/lib/problem';
import type { FileKind } from '@/prisma/generated/client/enums';
import { type Fault, faultWords, type Outcome } from './faults';
import type { FileBytes } from './queries';
import { type Saved, saveFile, type Writer } from './save-file';
import { CONTENT_TYPES, type StoredFile } from './schema';

/**
 * What `PUT` answers.
 * @throws AppError `invalid_fields` naming the kind of file
 */
export function savedOrRefused(kind: FileKind, saved: Saved): StoredFile {
  if (saved.ok) return saved.file;
  throw invalidFields([{ path: kind, message: faultWords(kind, saved.fault) }]);
}

/** Where the settings say by `?photo=saved` or `?cv=too_large` what became of a file. */
export function settingsAddress({ role }: SignedIn, kind: FileKind, outcome: Outcome): string {
  const page = role === 'candidate' ? '/candidate/settings' : '/professional/settings';
  return `${pagePath(page, {}, { [kind]: outcome })}#${kind}`;
}

function backToSettings(actor: SignedIn, kind: FileKind, outcome: Outcome): Response {
  const location = settingsAddress(actor, kind, outcome);
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } });
}

/** Takes the file of a form, and leads back to the settings. */
export function takeForm<Kind extends FileKind>(kind: Kind) {
  return async ({ actor, file, request }: Sent<Kind>): Promise<Response> => {
    const saved = await saveFile(actor, kind, file, request.signal);
    return backToSettings(actor, kind, saved.ok ? 'saved' : saved.fault);
  };
}

type Sent<Kind extends FileKind> = {
  readonly actor: Writer<Kind>;
  readonly file: Uint8Array;
  readonly request: Request;
};

const SAID: Partial<Record<ErrorCode, Fault>> = {
  payload_too_large: 'too_large',
  malformed_request: 'empty',
  too_many_requests: 'too_many_uploads',
  internal: 'failed',
};

/** What of a refused form the settings can say; the rest is said by a problem document, as everywhere. */
export function formRefused(kind: FileKind) {
  return (actor: SignedIn, { code }: AppError): Response | null => {
    const fault = SAID[code];
    return fault ? backToSettings(actor, kind, fault) : null;
  };
}

/** The file itself. A picture is shown, a CV is kept: nothing of it runs or is drawn on our pages. */
export function fileAnswer({ kind, bytes, sha256 }: FileBytes, request: Request): Response {
  const etag = `"${Buffer.from(sha256).toString('base64url')}"`;
  const headers = { etag, 'cache-control': 'private, no-cache' };
  if (namesTag(request.headers.get('if-none-match'), etag))
    return new Response(null, { status: 304, headers });
  return new Response(bytes, {
    headers: {
      ...headers,
      'content-type': CONTENT_TYPES[kind],
      'content-disposition': kind === 'photo' ? 'inline' : 'attachment; filename="cv.pdf"',
    },
  });
}
