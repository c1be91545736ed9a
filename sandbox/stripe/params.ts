import { invalid, unsupported } from './errors';

type Raw = Record<string, unknown>;

const METADATA_KEYS = 50;
const METADATA_KEY_LENGTH = 40;
const METADATA_VALUE_LENGTH = 500;

/** Metadata of an update: an empty value removes the key; `null` (an empty `metadata`) removes all. */
export type MetadataChange = Record<string, string> | null | undefined;

/**
 * Reads form parameters the way Stripe does, naming the parameter in every refusal. An empty string means
 * "unset" and reads as null where that is allowed.
 */
export class Params {
  constructor(
    private readonly raw: Raw,
    private readonly prefix = '',
  ) {}

  /** Refuses every name that is not in `names` (`expand` always is). */
  allowOnly(names: readonly string[]): void {
    const unknown = Object.keys(this.raw).filter((name) => !names.includes(name) && name !== 'expand');
    if (unknown.length === 0) return;
    const shown = unknown.map((name) => this.path(name));
    const message = `Received unknown parameter${shown.length > 1 ? 's' : ''}: ${shown.join(', ')}`;
    throw invalid('parameter_unknown', message, shown[0]);
  }

  /** Refuses parameters that Stripe takes and the sandbox does not imitate. */
  refuse(names: readonly string[]): void {
    const found = names.find((name) => this.has(name));
    if (found !== undefined) throw unsupported(`the parameter ${this.path(found)}`, this.path(found));
  }

  has(name: string): boolean {
    return this.raw[name] !== undefined;
  }

  /** True for a parameter that was sent empty, which unsets the field. */
  isEmpty(name: string): boolean {
    return this.raw[name] === '';
  }

  text(name: string): string | undefined {
    const value = this.raw[name];
    if (value === undefined || value === '') return undefined;
    if (typeof value !== 'string')
      throw invalid(null, `Invalid string: ${JSON.stringify(value)}`, this.path(name));
    return value;
  }

  requireText(name: string): string {
    const value = this.text(name);
    if (value === undefined) throw this.absent(name);
    return value;
  }

  integer(name: string): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    if (!/^-?\d{1,15}$/.test(value)) {
      throw invalid('parameter_invalid_integer', `Invalid integer: ${value}`, this.path(name));
    }
    return Number(value);
  }

  requireInteger(name: string): number {
    const value = this.integer(name);
    if (value === undefined) throw this.absent(name);
    return value;
  }

  /** An amount of money in minor units, at least 1. */
  positive(name: string): number | undefined {
    const value = this.integer(name);
    if (value === undefined || value > 0) return value;
    throw invalid(
      'parameter_invalid_integer',
      'This value must be greater than or equal to 1.',
      this.path(name),
    );
  }

  flag(name: string): boolean | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    if (value !== 'true' && value !== 'false')
      throw invalid(null, `Invalid boolean: ${value}`, this.path(name));
    return value === 'true';
  }

  oneOf<T extends string>(name: string, values: readonly T[]): T | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const found = values.find((each) => each === value);
    if (found !== undefined) return found;
    const message = `Invalid ${this.path(name)}: must be one of ${values.slice(0, -1).join(', ')}, or ${values.at(-1)}`;
    throw invalid(null, message, this.path(name));
  }

  /** The parameters nested under `name`; undefined when there are none. */
  nested(name: string): Params | undefined {
    const value = this.raw[name];
    if (value === undefined || value === '') return undefined;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw invalid(null, `Invalid object`, this.path(name));
    }
    return new Params(value as Raw, this.path(name));
  }

  names(): string[] {
    return Object.keys(this.raw);
  }

  list(name: string): string[] {
    const value = this.raw[name];
    if (value === undefined || value === '') return [];
    const items = Array.isArray(value)
      ? value
      : typeof value === 'object' && value
        ? Object.values(value)
        : [value];
    return items.map((item) => {
      if (typeof item !== 'string') throw invalid(null, 'Invalid array', this.path(name));
      return item;
    });
  }

  /** @throws when a limit of Stripe's metadata is passed: 50 keys of 40 characters with 500 each. */
  metadata(): MetadataChange {
    if (this.isEmpty('metadata')) return null;
    const given = this.nested('metadata');
    if (!given) return undefined;
    const change: Record<string, string> = {};
    for (const key of given.names()) {
      const value = given.text(key) ?? '';
      if (key.length > METADATA_KEY_LENGTH) {
        const message = `Metadata keys can be at most ${METADATA_KEY_LENGTH} characters: ${key}`;
        throw invalid(null, message, `metadata[${key}]`);
      }
      if (value.length > METADATA_VALUE_LENGTH) {
        const message = `Metadata values can have up to ${METADATA_VALUE_LENGTH} characters, you passed ${value.length}`;
        throw invalid(null, message, `metadata[${key}]`);
      }
      change[key] = value;
    }
    if (Object.keys(change).length > METADATA_KEYS) {
      throw invalid(null, `Metadata can have at most ${METADATA_KEYS} keys`, 'metadata');
    }
    return change;
  }

  private absent(name: string): Error {
    if (this.isEmpty(name)) {
      const message = `You passed an empty string for '${this.path(name)}'. Remove it, or give it a value.`;
      return invalid('parameter_invalid_empty', message, this.path(name));
    }
    return invalid('parameter_missing', `Missing required param: ${this.path(name)}.`, this.path(name));
  }

  private path(name: string): string {
    return this.prefix === '' ? name : `${this.prefix}[${name}]`;
  }
}

/** `old` with the change applied: empty values remove their keys. */
export function mergeMetadata(old: Record<string, string>, change: MetadataChange): Record<string, string> {
  if (change === undefined) return old;
  if (change === null) return {};
  const merged = { ...old, ...change };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== ''));
}
