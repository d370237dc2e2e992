import { isMap, isPair, isScalar, isSeq, LineCounter, parseDocument, visit, type Document } from 'yaml';
import { fault, type DeskFault, type Path } from './desk-file-fault.js';

/** A desk file as YAML: its plain value, and where in the text each part of it stands. */
export interface DeskDocument {
  readonly value: unknown;
  /** The line (from 1) of what stands at the path, else of what should hold it. */
  lineOf(path: Path): number;
  /** The line of a field's name. */
  lineOfKey(path: Path, key: string): number;
  /** What is wrong with the YAML itself. */
  readonly faults: readonly DeskFault[];
}

/** Reads the text; a text with faults has no value. */
export function readDeskDocument(text: string): DeskDocument {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number): number => Math.max(1, lines.linePos(offset).line);
  const faults = [
    ...document.errors.map((error) => syntaxFault(text, lineAt(error.pos[0]), error)),
    ...(document.errors.length > 0 ? [] : emptyValues(document, text, lineAt)),
  ];
  const offsetOf = (path: Path): number => {
    let node: unknown = document.contents;
    let offset = 0;
    for (const step of [...path, null]) {
      const range = isMap(node) || isSeq(node) || isScalar(node) ? node.range : undefined;
      offset = range?.[0] ?? offset;
      if (step === null || !(isMap(node) || isSeq(node))) return offset;
      node = node.get(step, true);
    }
    return offset;
  };
  return {
    faults,
    value: faults.length > 0 ? undefined : (document.toJS({ maxAliasCount: 100 }) as unknown),
    lineOf: (path) => lineAt(offsetOf(path)),
    lineOfKey(path, key) {
      const map: unknown = path.length === 0 ? document.contents : document.getIn([...path], true);
      const pair = isMap(map) ? map.items.find((item) => isScalar(item.key) && item.key.value === key) : undefined;
      const range = isScalar(pair?.key) ? pair.key.range : undefined;
      return range ? lineAt(range[0]) : lineAt(offsetOf(path));
    },
  };
}

function syntaxFault(text: string, line: number, error: { code: string; message: string }): DeskFault {
  const sign = /(?:^|[:\-[,]\s*)([@`])/u.exec(text.split('\n')[line - 1] ?? '')?.[1];
  if (error.code === 'BAD_SCALAR_START' && sign !== undefined) {
    return fault(line, [], (t) => t('deskfile.quote', { sign }));
  }
  const problem = error.message.replaceAll(/\s+/gu, ' ').replace(/[:.]\s*$/u, '');
  return fault(line, [], (t) => t('deskfile.yaml', { problem }));
}

/** A value that is left empty is a slip: mostly a channel's name that YAML takes for a comment. */
function emptyValues(document: Document, text: string, lineAt: (offset: number) => number): DeskFault[] {
  const found: DeskFault[] = [];
  visit(document, {
    Scalar(key, node, ancestors) {
      if (key === 'key' || node.value !== null || (node.source ?? '') !== '') return;
      const path = pathOf(ancestors, key, node);
      if (path.length === 0) return;
      const holder = ancestors.at(-1);
      const start = isPair(holder) && isScalar(holder.key) ? holder.key.range?.[0] : node.range?.[0];
      const line = lineAt(start ?? 0);
      const comment = /[:-]\s+#\S/u.test(text.split('\n')[line - 1] ?? '');
      found.push(fault(line, path, (t) => t(comment ? 'deskfile.comment' : 'deskfile.empty')));
    },
  });
  return found;
}

/** The path of a node that `visit` came to through these ancestors. */
function pathOf(ancestors: readonly unknown[], key: unknown, node: unknown): Path {
  const chain = [...ancestors, node];
  return chain.flatMap((each, index): (string | number)[] => {
    if (isPair(each) && isScalar(each.key)) return [String(each.key.value)];
    if (!isSeq(each)) return [];
    const at = each.items.indexOf(chain[index + 1]);
    return at < 0 && typeof key === 'number' ? [key] : [at];
  });
}
