import type { Context } from 'hono';
import { badField, Problem } from '../problem';

/** The JSON body of a control request. */
export type Body = Record<string, unknown>;

export async function readBody(c: Context): Promise<Body> {
  const text = await c.req.text();
  if (text.trim() === '') return {};
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new Problem(400, 'malformed', 'The body is not JSON.');
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw new Problem(400, 'malformed', 'The body is not a JSON object.');
  }
  return parsed as Body;
}

export function readText(body: Body, field: string): string {
  const value = body[field];
  if (typeof value !== 'string' || value.trim() === '')
    throw badField(field, 'must be a text that is not empty');
  return value.trim();
}

export function readFlag(body: Body, field: string): boolean {
  const value = body[field];
  if (typeof value !== 'boolean') throw badField(field, 'must be true or false');
  return value;
}

export function readInteger(body: Body, field: string, from: number, to: number): number | null {
  const value = body[field];
  if (value === undefined || value === null) return null;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < from || value > to) {
    throw badField(field, `must be a whole number from ${from} to ${to}`);
  }
  return value;
}

export function readLimit(c: Context, usual: number, most: number): number {
  const given = c.req.query('limit');
  if (given === undefined) return usual;
  const limit = Number(given);
  if (!Number.isInteger(limit) || limit < 1 || limit > most)
    throw badField('limit', `must be from 1 to ${most}`);
  return limit;
}

const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i;

export function readInstant(value: unknown, field: string): number {
  const instant = typeof value === 'string' && RFC3339.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(instant))
    throw badField(field, 'must be an RFC 3339 time with its offset, as 2026-11-24T15:30:00Z');
  return instant;
}
