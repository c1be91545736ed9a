import { randomUUID } from 'node:crypto';
import { appendFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';

/**
 * Notes which parameters the calls of a test run use, for its last part to check against the SDK's own types: one
 * line of JSON per new shape, `{"call": "POST /v1/refunds", "browser": false, "params": {"amount": "integer"}}`.
 * No value is kept but small words such as `usd`, which the types list.
 */
export class CallShapes {
  private readonly file: string | null;
  private readonly noted = new Set<string>();

  /** @param dir null notes nothing, as everywhere but in a test run */
  constructor(dir: string | null) {
    this.file = dir === null ? null : path.join(dir, `${process.pid}-${randomUUID()}.jsonl`);
    if (dir !== null) mkdirSync(dir, { recursive: true });
  }

  note(method: string, template: string, browser: boolean, raw: Record<string, unknown>): void {
    if (this.file === null) return;
    const params: Record<string, string> = {};
    collect(raw, '', params);
    const call = `${method} ${template.replaceAll(/:\w+/g, '*')}`;
    const line = JSON.stringify({ call, browser, params });
    if (this.noted.has(line)) return;
    this.noted.add(line);
    appendFileSync(this.file, `${line}\n`);
  }
}

/** The path of a call that has no endpoint, without the ids in it. */
export function withoutIds(address: string): string {
  return address.replaceAll(/\/[a-z]{2,5}_\w+/g, '/*');
}

const WORD = /^[a-z][a-z_]{0,39}$/;

/** Names by path, as in `transfer_data[destination]`; the places of a list are all `[]`. */
function collect(value: unknown, name: string, found: Record<string, string>): void {
  if (Array.isArray(value)) {
    for (const item of value) collect(item, `${name}[]`, found);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      collect(inner, name === '' ? key : `${name}[${key}]`, found);
    }
  } else {
    found[name] = kindOf(String(value), name.startsWith('metadata'));
  }
}

function kindOf(value: string, isFree: boolean): string {
  if (value === '') return 'empty';
  if (value === 'true' || value === 'false') return 'flag';
  if (/^-?\d+$/.test(value)) return 'integer';
  return !isFree && WORD.test(value) ? `word ${value}` : 'text';
}
