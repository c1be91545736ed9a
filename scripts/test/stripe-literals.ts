/** One shape of a call, as a sandbox noted it: kinds of values by parameter path. */
export type CallShape = {
  readonly call: string;
  readonly browser: boolean;
  readonly params: Readonly<Record<string, string>>;
};

/** A parameter over all calls of one kind: the values that stood there, and the parameters below it. */
export type Node = { readonly leaves: Set<string>; readonly children: Map<string, Node> };

/** One line of an object literal, and the parameter that it is about. */
export type Line = { readonly param: string; readonly code: string };

const newNode = (): Node => ({ leaves: new Set(), children: new Map() });

/** What all of these calls sent, put together. */
export function mergeShapes(shapes: readonly CallShape[]): Node {
  const root = newNode();
  for (const { params } of shapes) {
    for (const [param, kind] of Object.entries(params)) {
      let node = root;
      for (const step of stepsOf(param)) {
        const next = node.children.get(step) ?? newNode();
        node.children.set(step, next);
        node = next;
      }
      node.leaves.add(kind);
    }
  }
  return root;
}

/** `transfer_data[destination]` is `transfer_data`, `destination`; the places of a list are an empty step. */
function stepsOf(param: string): string[] {
  return param.split('[').map((step) => step.replace(/\]$/, ''));
}

/**
 * Object literals that together hold every kind of value of every parameter, line by line; as many as the parameter
 * with the most kinds needs.
 */
export function objectsOf(root: Node): Line[][] {
  const objects = Array.from({ length: Math.max(1, variants(root)) }, (_, at) => body(root, '', at));
  return objects;
}

function variants(node: Node): number {
  const below = [...node.children.values()].map(variants);
  return node.leaves.size + (below.length > 0 ? Math.max(...below) : 0);
}

function body(node: Node, prefix: string, at: number): Line[] {
  return [...node.children].flatMap(([name, child]) => {
    const param = prefix === '' ? name : `${prefix}[${name}]`;
    const key = name === '' ? '' : `${/^\w+$/.test(name) ? name : JSON.stringify(name)}: `;
    return value(child, param, at).map((line, index) =>
      index === 0 ? { ...line, code: key + line.code } : line,
    );
  });
}

/** The value of a parameter in the object number `at`: one of its own, or an object or list of those below. */
function value(node: Node, param: string, at: number): Line[] {
  const leaves = [...node.leaves];
  const leaf = node.children.size === 0 ? leaves[Math.min(at, leaves.length - 1)] : leaves[at];
  if (leaf !== undefined) return [{ param, code: `${expression(leaf)},` }];
  const [open, close] = node.children.has('') ? ['[', ']'] : ['{', '}'];
  const inner = body(node, param, at - leaves.length);
  return [{ param, code: open }, ...inner, { param, code: `${close},` }];
}

function expression(kind: string): string {
  const [name, word] = kind.split(' ');
  return name === 'word' ? `word(${JSON.stringify(word)})` : `${name}()`;
}
