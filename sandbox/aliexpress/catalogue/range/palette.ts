import type { LocalText } from '../product';

/** Surfaces that the studio can take a picture of. */
export type Finish =
  | 'glaze' | 'stone' | 'matte' | 'plastic' | 'gloss' | 'silicone' | 'metal' | 'steel' | 'wood' | 'turned' | 'bamboo'
  | 'weave' | 'felt' | 'leather' | 'cork' | 'glass' | 'terrazzo' | 'rattan' | 'wax';

interface Tint {
  readonly hex: string;
  /** AliExpress's number for the nearest standard colour. */
  readonly valueId: number;
  readonly name: LocalText;
}

const tint = (hex: string, valueId: number, en: string, es: string): Tint => ({ hex, valueId, name: { en, es } });

/** The colours of the range. A value number stands for one colour here, so it stands for one within any product. */
export const COLOURS = {
  white: tint('#eeebe4', 29, 'White', 'Blanco'),
  cream: tint('#eadfca', 200001438, 'Cream', 'Crema'),
  sand: tint('#d6c19c', 771, 'Sand', 'Arena'),
  grey: tint('#a9abab', 100018786, 'Grey', 'Gris'),
  charcoal: tint('#4a4c4f', 691, 'Charcoal', 'Gris carbón'),
  black: tint('#2c2d30', 193, 'Black', 'Negro'),
  sage: tint('#9aad92', 175, 'Sage', 'Salvia'),
  forest: tint('#44604f', 200002984, 'Forest green', 'Verde bosque'),
  mint: tint('#b4d2c3', 200003699, 'Mint', 'Menta'),
  teal: tint('#3f7c80', 200004890, 'Teal', 'Verde azulado'),
  sky: tint('#9db9cd', 1254, 'Sky blue', 'Celeste'),
  navy: tint('#3c4c66', 173, 'Navy', 'Azul marino'),
  cobalt: tint('#3e62a8', 200006153, 'Cobalt', 'Cobalto'),
  lilac: tint('#b6a6c9', 200006151, 'Lilac', 'Lila'),
  plum: tint('#7d5266', 496, 'Plum', 'Ciruela'),
  blush: tint('#e0b0a6', 1052, 'Blush', 'Rosa palo'),
  coral: tint('#d97d66', 200006152, 'Coral', 'Coral'),
  red: tint('#b8483a', 10, 'Red', 'Rojo'),
  terracotta: tint('#c0694a', 350852, 'Terracotta', 'Terracota'),
  mustard: tint('#d9a748', 366, 'Mustard', 'Mostaza'),
  butter: tint('#efdb9f', 200004870, 'Butter', 'Mantequilla'),
  brown: tint('#76503a', 365458, 'Brown', 'Marrón'),
  tan: tint('#b98352', 200572156, 'Tan', 'Cuero'),
  silver: tint('#d3d6d9', 350853, 'Silver', 'Plata'),
  gold: tint('#d4ad62', 350850, 'Gold', 'Dorado'),
  rose: tint('#dba792', 200001951, 'Rose gold', 'Oro rosa'),
  gun: tint('#5b5f66', 200004889, 'Gunmetal', 'Gris pistola'),
  oak: tint('#dcb67f', 200003939, 'Oak', 'Roble'),
  walnut: tint('#7a5036', 200003937, 'Walnut', 'Nogal'),
  beech: tint('#e8cfa2', 200003938, 'Beech', 'Haya'),
  ash: tint('#3b3733', 200003936, 'Black stained ash', 'Fresno teñido en negro'),
  clear: tint('#e9f1ef', 200013902, 'Clear', 'Transparente'),
  amber: tint('#d89a54', 200013901, 'Amber', 'Ámbar'),
  smoke: tint('#9aa09f', 200013900, 'Smoke', 'Ahumado'),
} as const satisfies Record<string, Tint>;

export type Colour = keyof typeof COLOURS;
