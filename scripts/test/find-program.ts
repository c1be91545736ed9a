import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/** The first of these programs that can be run, by name on the PATH or by full path. */
export function findProgram(
  names: readonly string[],
  searchPath = process.env.PATH ?? '',
): string | undefined {
  for (const name of names) {
    const places = path.isAbsolute(name)
      ? [name]
      : searchPath.split(path.delimiter).map((folder) => path.join(folder, name));
    for (const place of places) {
      try {
        accessSync(place, constants.X_OK);
        return place;
      } catch {
        // Not there.
      }
    }
  }
  return undefined;
}
