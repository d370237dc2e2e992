/** The content of the first file of a multipart form, or undefined when there is none. */
export function firstFile(body: Buffer, contentType: string): Buffer | undefined {
  const boundary = /boundary="?([^";]+)"?/.exec(contentType)?.[1];
  if (boundary === undefined) return undefined;
  const mark = Buffer.from(`--${boundary}`);
  for (let at = body.indexOf(mark); at >= 0;) {
    const next = body.indexOf(mark, at + mark.length);
    if (next < 0) return undefined;
    // A part is: line break, headers, empty line, content, line break.
    const part = body.subarray(at + mark.length + 2, next - 2);
    const head = part.indexOf('\r\n\r\n');
    if (head >= 0 && /filename=/i.test(part.subarray(0, head).toString('utf8'))) return part.subarray(head + 4);
    at = next;
  }
  return undefined;
}
