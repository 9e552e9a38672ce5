import { colours, defineProduct, html, type Choice, type ChoiceList, type Definition, type Row } from '../define-product';
import type { CatalogueFreight, CatalogueProduct, LocalText, SpecialBehaviour } from '../product';
import { CATEGORIES, economy, free, premium, standard, STORES } from '../supply';
import { COLOURS, type Colour, type Finish } from './palette';
import { seeded } from './seeded';
import { courseOf } from '../trend';

type Both = readonly [en: string, es: string];

/** One product of a family: a shape of its own, in some colours. */
export interface Design {
  /** Name of the shape in the studio. */
  readonly shape: string;
  /** Start of the title. */
  readonly name: Both;
  /** What is special about this one, as one sentence. */
  readonly line: Both;
  readonly made: Finish;
  readonly accent: readonly [Finish, Colour];
  /** Colours, first the one on the main picture. */
  readonly in: readonly Colour[];
  /** US cents of the cheapest variant. */
  readonly usd: number;
  readonly size: string;
  readonly special?: SpecialBehaviour;
  /** Appended to the descriptions: markup that a shop must not trust. */
  readonly hostile?: string;
  readonly notTo?: readonly string[];
  readonly soldOut?: boolean;
}

/** What all designs of a kind of product have in common. */
export interface Family {
  /** Name of the model in the studio and start of the picture names. */
  readonly key: string;
  /** Four digits that the product numbers are made of. */
  readonly no: number;
  readonly category: keyof typeof CATEGORIES;
  readonly stores: readonly (keyof typeof STORES)[];
  /** End of the title: what people search for. */
  readonly tail: Both;
  readonly about: Both;
  readonly details: readonly Both[];
  readonly material: Both;
  readonly grams: number;
  readonly pack: readonly [number, number, number];
  /** Sizes besides colours, each with what it costs more, in percent. */
  readonly sizes?: { readonly list: ChoiceList; readonly morePercent: readonly number[] };
  readonly designs: readonly Design[];
}

/** Name of the picture of a design in a colour, or of its scene. */
export const pictureName = (family: Family, design: Design, of: Colour | 'scene'): string => `${family.key}-${design.shape}-${of}`;

/** The pictures of a design: each colour, and for every other design (and every one with a single colour) the product on a table. */
export function picturesOf({ designs }: Family, design: Design): readonly (Colour | 'scene')[] {
  const hasScene = design.in.length === 1 || designs.indexOf(design) % 2 === 0;
  return [...design.in.slice(0, 1), ...(hasScene ? ['scene' as const] : []), ...design.in.slice(1)];
}

/** The products of a family. Figures that a definition does not give (stock, sales, freight) come from the product's number: always the same. */
export function defineFamily(family: Family): CatalogueProduct[] {
  return family.designs.map((design, index) => defineDesign(family, design, family.no * 100_000 + (index + 1) * 1_379));
}

function defineDesign(family: Family, design: Design, no: number): CatalogueProduct {
  const random = seeded(no);
  const store = STORES[family.stores[random.below(family.stores.length)] ?? 'luma'];
  const pictures = picturesOf(family, design).map((of) => pictureName(family, design, of));
  const text = (k: 0 | 1): string =>
    html([design.line[k], family.about[k]], k ? 'Detalles' : 'Details', [`${design.size}${family.sizes ? ` (${k ? 'talla menor' : 'smallest size'})` : ''}`, ...family.details.map((d) => d[k])], pictures[1], design.name[k]) + (design.hostile ?? '');
  const sold = random.longTail(9_500);
  const definition: Definition = {
    no, store, category: CATEGORIES[family.category],
    subject: { en: `${design.name[0]}, ${family.tail[0]}`, es: `${design.name[1]}, ${family.tail[1]}` },
    html: { en: text(0), es: text(1) },
    pictures,
    choices: choicesOf(family, design), rows: rowsOf(family, design, random),
    freight: freightOf(family.grams, random), facts: [['Material', 'Material', ...family.material], ['Size', 'Medidas', design.size, design.size]],
    record: [sold, random.pick(['4.2', '4.4', '4.5', '4.6', '4.6', '4.7', '4.7', '4.8', '4.8', '4.9']), (sold - (sold % 4)) / 4],
    weight: family.grams, pack: family.pack, notTo: design.notTo ?? random.pick([[], [], [], ['AU', 'NZ'], ['BR'], ['ZA', 'IN'], ['CL', 'BR', 'AR']]),
    ...(random.below(4) === 0 && { priceByCountry: { US: 10_000 + random.below(6) * 100, MX: 9_800 } }),
    ...(design.special && { special: design.special }),
  };
  return { ...defineProduct(definition), trend: courseOf(no) };
}

/** Nothing to choose where there is one colour and one size: such a product has a single SKU with an empty attribute string. */
function choicesOf(family: Family, design: Design): ChoiceList[] {
  const byColour = colours(design.in.map((colour): Choice => {
    const { valueId, name } = COLOURS[colour];
    return { valueId, name, sellerName: name.en, picture: pictureName(family, design, colour) };
  }));
  return [...(design.in.length > 1 ? [byColour] : []), ...(family.sizes ? [family.sizes.list] : [])];
}

function rowsOf(family: Family, design: Design, random: ReturnType<typeof seeded>): Row[] {
  const more = family.sizes?.morePercent ?? [0];
  const list = 150 + random.below(90);
  return design.in.flatMap((_, colour) => more.map((percent, size): Row => {
    const price = atLeastOne((design.usd * (100 + percent) + (colour % 3 === 2 ? design.usd * 4 : 0)) / 100);
    const stock = design.soldOut ? 0 : random.below(12) === 0 ? random.below(6) : 20 + random.longTail(900);
    const picks = [...(design.in.length > 1 ? [colour] : []), ...(family.sizes ? [size] : [])];
    return [picks, price, atLeastOne(price * list / 100) + 1, stock];
  }));
}

const atLeastOne = (cents: number): number => Math.max(Math.trunc(cents), 1);

/** Heavy goods cost freight, light ones mostly travel free; a few can only go the slow way. */
function freightOf(grams: number, random: ReturnType<typeof seeded>): CatalogueFreight[] {
  const fee = 90 + Math.trunc(grams / 9);
  const fast = random.below(3) === 0 ? [premium(fee * 2 + 250)] : [];
  if (grams > 1_500) return [standard(fee, fee - 30, fee + 160, 12, 22), ...fast];
  switch (random.below(4)) {
    case 0: return [free(8, 14), ...fast];
    case 1: return [free(9, 16), standard(fee, fee - 20, fee + 110), ...fast];
    case 2: return [standard(fee, fee - 20, fee + 90), free(14, 24)];
    default: return [free(10, 17), economy(0), ...fast];
  }
}

/** A list of sizes by AliExpress's numbers. */
export const sizeList = (entries: readonly (readonly [valueId: number, name: string | LocalText])[]): ChoiceList => ({
  propertyId: 5, name: { en: 'Size', es: 'Tamaño' }, values: entries.map(([valueId, name]) => ({ valueId, name: typeof name === 'string' ? { en: name, es: name } : name })),
});
