import { readFileSync } from 'node:fs';

export type Shop = { readonly slug: string; readonly name: string };

/**
 * The shops to buy in: those of SANDBOX_SHOPS (`casa-clara,other`), else of the file that SANDBOX_SHOPS_FILE names (`{ shops: [{ name, path:
 * '/s/casa-clara' }] }`, read each time: it may be written after this program has started).
 */
export function readShops(env: Readonly<Record<string, string | undefined>>): Shop[] {
  const given = (env['SANDBOX_SHOPS'] ?? '').split(',').map((slug) => slug.trim()).filter((slug) => slug !== '');
  if (given.length > 0) return given.map((slug) => ({ slug, name: slug }));
  try {
    const { shops } = JSON.parse(readFileSync(env['SANDBOX_SHOPS_FILE'] ?? '', 'utf8')) as { shops: readonly { name: string; path: string }[] };
    return shops.flatMap(({ name, path }) => {
      const slug = /^\/s\/([a-z0-9-]+)$/.exec(path)?.[1];
      return slug === undefined ? [] : [{ slug, name }];
    });
  } catch {
    return [];
  }
}
