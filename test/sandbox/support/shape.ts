/** Describes values by their keys and types: `messages[].ts` → `string`. Lists are described by all their items together. */
function shapeOf(value: unknown, at = '', into = new Map<string, Set<string>>()): Map<string, Set<string>> {
  note(into, at, typeName(value));
  if (Array.isArray(value)) for (const item of value) shapeOf(item, `${at}[]`, into);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, field] of Object.entries(value)) {
      // Ids differ from workspace to workspace, also where they are keys.
      const name = /^[A-Z][A-Z0-9]{8,}$/.test(key) ? '*' : key;
      if (field !== undefined) shapeOf(field, at === '' ? name : `${at}.${name}`, into);
    }
  }
  return into;
}

function note(into: Map<string, Set<string>>, at: string, type: string): void {
  const types = into.get(at) ?? new Set();
  types.add(type);
  into.set(at, types);
}

function typeName(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

/** What one answer has that the other lacks, and what they call by different types. */
export function compareShapes(
  ours: unknown,
  theirs: unknown,
): { missing: string[]; extra: string[]; differs: string[] } {
  const [a, b] = [shapeOf(ours), shapeOf(theirs)];
  const parentIn = (shape: Map<string, unknown>, path: string): boolean => {
    const parent = path.replace(/(\.[^.[\]]+|\[\])$/, '');
    return parent === path ? true : shape.has(parent);
  };
  return {
    missing: [...b.keys()].filter((path) => !a.has(path) && parentIn(a, path)),
    extra: [...a.keys()].filter((path) => !b.has(path) && parentIn(b, path)),
    differs: [...a].flatMap(([path, types]) => {
      const others = b.get(path);
      return others && ![...types].some((type) => others.has(type)) ? [path] : [];
    }),
  };
}
