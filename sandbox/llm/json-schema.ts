type Schema = Record<string, unknown>;

const TEXT = 'Made by the sandbox, which has read nothing.';

/** The plainest value that fits a JSON schema: first choices, least numbers, fewest items, every property. */
export function exampleOf(given: unknown, root: unknown = given): unknown {
  const schema = (typeof given === 'object' && given !== null ? given : {}) as Schema;
  if (typeof schema.$ref === 'string') return exampleOf(lookUp(root, schema.$ref), root);
  if (schema.const !== undefined) return schema.const;
  if (Array.isArray(schema.enum)) return (schema.enum as unknown[])[0];
  for (const choice of ['anyOf', 'oneOf']) {
    const options = schema[choice];
    if (Array.isArray(options)) return exampleOf((options as unknown[])[0], root);
  }
  if (Array.isArray(schema.allOf)) return exampleOf(Object.assign({}, ...(schema.allOf as object[])), root);
  const type = Array.isArray(schema.type) ? (schema.type as unknown[])[0] : schema.type;
  if (type === 'object' || schema.properties !== undefined) {
    const properties = Object.entries((schema.properties ?? {}) as Schema);
    return Object.fromEntries(properties.map(([name, inner]) => [name, exampleOf(inner, root)]));
  }
  if (type === 'array') {
    return Array.from({ length: Number(schema.minItems ?? 0) }, () => exampleOf(schema.items, root));
  }
  if (type === 'string') return textFor(schema);
  if (type === 'integer' || type === 'number') return numberFor(schema, type === 'integer');
  return type === 'boolean' ? false : null;
}

function lookUp(root: unknown, ref: string): unknown {
  let at = root;
  for (const step of ref.replace(/^#\/?/, '').split('/')) {
    if (step !== '' && typeof at === 'object' && at !== null) at = (at as Schema)[step];
  }
  return at;
}

function textFor(schema: Schema): string {
  const least = Number(schema.minLength ?? 0);
  const most = Number(schema.maxLength ?? Number.POSITIVE_INFINITY);
  return TEXT.padEnd(least, '.').slice(0, most);
}

function numberFor(schema: Schema, isInteger: boolean): number {
  const step = isInteger ? 1 : 0.5;
  if (typeof schema.exclusiveMinimum === 'number') return schema.exclusiveMinimum + step;
  if (typeof schema.minimum === 'number') return isInteger ? Math.ceil(schema.minimum) : schema.minimum;
  if (typeof schema.maximum === 'number') return Math.min(0, Math.floor(schema.maximum));
  return 0;
}
