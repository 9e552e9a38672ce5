/** The exact text of one member's value in a JSON object, or null. The object must be valid JSON. */
export function findRawMember(objectText: string, name: string): string | null {
  let at = objectText.indexOf('{') + 1;
  while (at > 0 && at < objectText.length) {
    const keyStart = objectText.indexOf('"', at);
    if (keyStart < 0) return null;
    const keyEnd = endOfString(objectText, keyStart);
    const valueStart = skipSpace(objectText, objectText.indexOf(':', keyEnd) + 1);
    const valueEnd = endOfValue(objectText, valueStart);
    if (objectText.slice(keyStart + 1, keyEnd - 1) === name) return objectText.slice(valueStart, valueEnd);
    at = valueEnd;
  }
  return null;
}

function skipSpace(text: string, start: number): number {
  let at = start;
  while (/\s/.test(text[at] ?? '')) at += 1;
  return at;
}

/** Index after the closing quote. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

function endOfValue(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '"') {
      at = endOfString(text, at) - 1;
      if (depth === 0) return at + 1;
    } else if (sign === '{' || sign === '[') depth += 1;
    else if (sign === '}' || sign === ']') {
      if (depth === 0) return at;
      depth -= 1;
      if (depth === 0) return at + 1;
    } else if (depth === 0 && (sign === ',' || /\s/.test(sign ?? ''))) return at;
  }
  return text.length;
}
