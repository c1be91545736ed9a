import type { core, z } from 'zod';
import { AppError, type FieldError } from './errors';
import { invalidFields } from './problem';
import type { Upload } from './route';

const MAX_BODY_BYTES = 128 * 1024;

/**
 * The body of a request as text, empty where the method has none.
 * @throws AppError `payload_too_large`, before more than the limit is in memory
 */
export async function readBody(request: Request): Promise<string> {
  return new TextDecoder().decode(await readBytes(request, MAX_BODY_BYTES));
}

/** What stands around a file in a form. */
const FORM_BYTES = 16 * 1024;

/**
 * The bytes of the file that a request brings: its body, or the one file in the form that it sends; empty where there is
 * none.
 * @throws AppError `payload_too_large`, before more than the limit is in memory; `malformed_request` for a form that is
 *   none
 */
export async function readUpload(request: Request, { maxBytes, form }: Upload): Promise<Uint8Array> {
  if (!form) return readBytes(request, maxBytes);
  const body = await readBytes(request, maxBytes + FORM_BYTES);
  const file = await fileInForm(body, request.headers.get('content-type') ?? '');
  if (file.length > maxBytes) throw tooLarge(maxBytes);
  return file;
}

async function fileInForm(body: Uint8Array<ArrayBuffer>, type: string): Promise<Uint8Array> {
  try {
    const form = await new Response(body, { headers: { 'content-type': type } }).formData();
    const file = [...form.values()].find((value) => typeof value !== 'string');
    return new Uint8Array((await file?.arrayBuffer()) ?? []);
  } catch (cause) {
    throw new AppError('malformed_request', 'The body is not a form with a file.', { cause });
  }
}

async function readBytes(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  if (request.method === 'GET' || request.method === 'HEAD' || !request.body) return new Uint8Array();
  const reader = request.body.getReader();
  const declared = Number(request.headers.get('content-length') ?? 0);
  const chunks: Uint8Array[] = [];
  let size = 0;
  while (Math.max(declared, size) <= limit) {
    const { done, value } = await reader.read();
    if (done) return new Uint8Array(Buffer.concat(chunks));
    chunks.push(value);
    size += value.byteLength;
  }
  void discard(reader);
  throw tooLarge(limit);
}

/** Lets a body that nobody has begun to read go by: whoever sent it is refused for another reason. */
export function discardBody({ body }: Request): void {
  if (body && !body.locked) void discard(body.getReader());
}

/** Lets the rest go by unseen: left in the connection it would block the next call, and closing it may lose the answer. */
async function discard(reader: ReadableStreamDefaultReader): Promise<void> {
  try {
    while (!(await reader.read()).done);
  } catch {
    // Whoever sent it has gone.
  }
}

function tooLarge(limit: number): AppError {
  const kb = limit / 1024;
  const most = kb < 1024 ? `${kb} kB` : `${kb / 1024} MB`;
  return new AppError('payload_too_large', `The request is larger than ${most}.`);
}

/**
 * @returns what the text says; an empty object where it says nothing
 * @throws AppError `malformed_request`
 */
export function parseJson(text: string): unknown {
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError(
      'malformed_request',
      'The body is not JSON. Send one JSON object; /api/openapi.json names its fields.',
    );
  }
}

/**
 * The parameters of an address. One that is given more often is a list with commas, one without a value counts as not
 * given: what HTML forms send.
 */
export function queryOf(parameters: URLSearchParams): Record<string, string> {
  const names = [...new Set(parameters.keys())];
  const given = names.map((name) => [name, parameters.getAll(name).filter(Boolean).join(',')] as const);
  return Object.fromEntries(given.filter(([, value]) => value !== ''));
}

/**
 * The `Idempotency-Key` of a request, or null.
 * @throws AppError `malformed_request`
 */
export function idempotencyKeyOf(request: Request): string | null {
  const key = request.headers.get('idempotency-key');
  if (key === '') throw new AppError('malformed_request', 'Idempotency-Key: use 1 to 255 characters.');
  return key;
}

/**
 * Checks what somebody sent.
 * @throws AppError `invalid_fields` naming every field that is wrong
 */
export function checked<Schema extends z.ZodType>(schema: Schema, input: unknown): z.infer<Schema> {
  const unstorable = unstorableFields(input);
  if (unstorable.length > 0) throw invalidFields(unstorable);
  const result = schema.safeParse(input, { error: wordsForKinds });
  if (result.success) return result.data;
  throw invalidFields(
    result.error.issues.map(({ path, message }) => ({ path: path.join('.') || 'body', message })),
  );
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

/** What is said of a field that is missing or of another kind, where the schema has no words of its own. */
const wordsForKinds: core.$ZodErrorMap = (issue) => {
  if (issue.code !== 'invalid_type') return undefined;
  const kind = KINDS[issue.expected];
  if (!kind) return undefined;
  return issue.input === undefined ? `This is missing: ${kind}.` : `This has to be ${kind}.`;
};

/** A NUL, or half of a surrogate pair: PostgreSQL has no text with them. */
const UNSTORABLE = /\0|\p{Surrogate}/u;

function unstorableFields(input: unknown): FieldError[] {
  const found: FieldError[] = [];
  const open: [path: string, value: unknown][] = [['', input]];
  for (const [path, value] of open) {
    if (typeof value === 'string' && UNSTORABLE.test(value)) {
      found.push({ path: path || 'body', message: 'Leave out the characters that are not text.' });
    }
    if (typeof value !== 'object' || value === null) continue;
    for (const [name, each] of Object.entries(value)) open.push([path ? `${path}.${name}` : name, each]);
  }
  return found;
}
