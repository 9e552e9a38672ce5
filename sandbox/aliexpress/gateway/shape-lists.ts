declare global {
  interface JSON {
    rawJSON(text: string): object;
    isRawJSON(value: unknown): boolean;
  }
}

type Options = { readonly simplify: boolean; readonly bareSingle: boolean };

function wrappedList(value: object): readonly unknown[] | null {
  const values: unknown[] = Object.values(value);
  return values.length === 1 && Array.isArray(values[0]) ? values[0] : null;
}

/**
 * Lists travel as an object with one array in it (`order_list.number[]`). `simplify` makes plain arrays of them, as the parameter of that
 * name does; `bareSingle` sends a list of one as the bare thing, which some callers have met.
 */
export function shapeLists(value: unknown, options: Options): unknown {
  if (!options.simplify && !options.bareSingle) return value;
  if (Array.isArray(value)) return value.map((entry) => shapeLists(entry, options));
  if (typeof value !== 'object' || value === null || JSON.isRawJSON(value)) return value;
  const list = wrappedList(value);
  if (list !== null && options.simplify) return list.map((entry) => shapeLists(entry, options));
  const [key = ''] = Object.keys(value);
  if (list !== null && list.length === 1) return { [key]: shapeLists(list[0], options) };
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, shapeLists(entry, options)] as const));
}
