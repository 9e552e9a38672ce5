export type MultipartBody = { readonly fields: ReadonlyMap<string, string>; readonly files: ReadonlyMap<string, Buffer> };

const HEAD_END = Buffer.from('\r\n\r\n');

/**
 * The parts of a multipart/form-data body (RFC 7578): fields as UTF-8 text, parts with a filename as bytes. Files are not signed by callers,
 * so they stay out of the fields. A body that does not keep to its boundary has no parts.
 */
export function readMultipart(contentType: string, body: Buffer): MultipartBody {
  const fields = new Map<string, string>();
  const files = new Map<string, Buffer>();
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType);
  const mark = boundary?.[1] ?? boundary?.[2];
  if (mark === undefined) return { fields, files };
  const delimiter = Buffer.from(`--${mark}`);
  for (let start = body.indexOf(delimiter); start >= 0; ) {
    const next = body.indexOf(delimiter, start + delimiter.length);
    if (next < 0) break;
    // Between the line break after one delimiter and the line break before the next.
    readPart(body.subarray(start + delimiter.length + 2, next - 2), fields, files);
    start = next;
  }
  return { fields, files };
}

function readPart(part: Buffer, fields: Map<string, string>, files: Map<string, Buffer>): void {
  const end = part.indexOf(HEAD_END);
  if (end < 0) return;
  const head = part.subarray(0, end).toString('utf8');
  const content = part.subarray(end + HEAD_END.length);
  const name = /content-disposition:[^\r\n]*[; ]name="([^"]*)"/i.exec(head)?.[1];
  if (name === undefined) return;
  if (/content-disposition:[^\r\n]*[; ]filename\*?=/i.test(head)) files.set(name, Buffer.from(content));
  else fields.set(name, content.toString('utf8'));
}
