import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Every call that the SDK can make, as `POST /v1/refunds` or `GET /v1/refunds/*`, with the name of the type of its
 * parameters: read from the SDK's own files, the path from the code and the type from the declaration beside it.
 */
export function sdkCalls(root: string): Map<string, string> {
  const folder = path.join(root, 'node_modules', 'stripe', 'esm', 'resources');
  const calls = new Map<string, string>();
  for (const file of readdirSync(folder)) {
    if (!file.endsWith('.js')) continue;
    const code = readFileSync(path.join(folder, file), 'utf8');
    const types = typesOf(readFileSync(path.join(folder, file.replace(/\.js$/, '.d.ts')), 'utf8'));
    for (const [, method = '', body = ''] of code.matchAll(/^ {4}(\w+)\([^)]*\) \{\n(.*?)^ {4}\}/gms)) {
      const type = types.get(method);
      if (!type) continue;
      for (const [, verb, address = ''] of body.matchAll(/_makeRequest\('([A-Z]+)', ['`]([^'`]+)['`]/g)) {
        calls.set(`${verb} ${address.replaceAll(/\$\{[^}]*\}/g, '*')}`, type);
      }
    }
  }
  return calls;
}

/** The type of `params` of each method. */
function typesOf(declaration: string): Map<string, string> {
  const found = declaration.matchAll(/^ {4}(\w+)\(.*?\bparams\??: (\w+)/gm);
  return new Map([...found].map(([, method = '', type = '']) => [method, type]));
}
