import { colours, defineProduct, html, pick, sizes } from '../define-product';
import type { CatalogueProduct } from '../product';
import { CATEGORIES, economy, free, standard, STORES } from '../supply';

const budVase = defineProduct({
  no: 402917330, store: STORES.kiln, category: CATEGORIES.home,
  subject: {
    en: 'Ribbed Stoneware Bud Vase, Handmade Ceramic Vase for Dried Flowers and Pampas Grass, Nordic Home Decor',
    es: 'Florero de gres acanalado hecho a mano, jarrón de cerámica para flores secas y pampa, decoración nórdica',
  },
  html: {
    en: html(['Thrown by hand, ribbed with a wooden comb and left unglazed outside, so the clay keeps its grain and its small speckles. No two are exactly alike.',
      'Glazed inside: it holds water without sweating, for a fresh branch as well as for dried grass.'],
    'Good to know', ['Stoneware fired at 1240 °C', 'Height 17 cm, 13 cm at the widest, neck 4 cm', 'Felt pad underneath, kind to furniture', 'Rinse by hand', 'Stems in the pictures are not included'], 'bud-vase-set', 'Three vases in window light'),
    es: html(['Torneado a mano, acanalado con un peine de madera y sin esmaltar por fuera: la arcilla conserva su grano y sus motas. No hay dos iguales.',
      'Por dentro va esmaltado y no rezuma, así que sirve tanto para una rama fresca como para hierba seca.'],
    'Conviene saber', ['Gres cocido a 1240 °C', '17 cm de alto, 13 cm en lo más ancho, cuello de 4 cm', 'Base con fieltro, no raya los muebles', 'Se aclara a mano', 'Los tallos de las fotos no se incluyen'], 'bud-vase-set', 'Tres floreros a la luz de la ventana'),
  },
  pictures: ['bud-vase-sand', 'bud-vase-set', 'bud-vase-white', 'bud-vase-moss', 'bud-vase-clay'],
  choices: [colours([pick(771, 'Sand', 'Arena', 'bud-vase-sand'), pick(29, 'Chalk White', 'Blanco tiza', 'bud-vase-white'), pick(200002984, 'Moss', 'Musgo', 'bud-vase-moss'), pick(365458, 'Clay', 'Arcilla', 'bud-vase-clay')])],
  rows: [[[0], 840, 1690, 122], [[1], 840, 1690, 88], [[2], 840, 1690, 61], [[3], 840, 1690, 0]],
  freight: [standard(290, 240, 390), free(12, 20)],
  facts: [['Material', 'Material', 'Stoneware', 'Gres'], ['Finish', 'Acabado', 'Unglazed, speckled', 'Sin esmaltar, moteado']],
  record: [2147, '4.9', 688], weight: 720, pack: [18, 18, 22], notTo: ['AU', 'BR'],
});

const wallHooks = defineProduct({
  no: 402918054, store: STORES.casa, category: CATEGORIES.home,
  subject: {
    en: 'Solid Wood Wall Hooks with Screws, Round Coat Pegs for Hallway, Bathroom and Kids Room, Set of 3 or 5',
    es: 'Ganchos de pared de madera maciza con tornillos, colgadores redondos para recibidor, baño o cuarto infantil, juego de 3 o 5',
  },
  html: {
    en: html(['A turned peg with a broad, rounded head: coats keep their shape, straw hats hang straight, towels do not slip. Put them in a row or scatter them up the wall.',
      'Each peg has a steel thread inside and turns onto its screw by hand, so nothing shows when it is up.'],
    'In the box', ['3 or 5 pegs, 7.6 cm deep, head 6 cm', 'Stainless screws and wall plugs', 'Drilling template printed on the box', 'Holds 8 kg each in a solid wall', 'Oak and walnut oiled, black stained beech'], 'wall-hooks-scene', 'Hat on an oak peg'),
    es: html(['Un colgador torneado de cabeza ancha y redonda: los abrigos no se deforman, los sombreros cuelgan rectos y las toallas no resbalan. Ponlos en fila o repártelos por la pared.',
      'Cada uno lleva la rosca de acero por dentro y se enrosca a mano sobre su tornillo: una vez puesto, no se ve nada.'],
    'En la caja', ['3 o 5 colgadores de 7,6 cm de fondo, cabeza de 6 cm', 'Tornillos inoxidables y tacos', 'Plantilla de taladrado impresa en la caja', 'Aguanta 8 kg cada uno en pared maciza', 'Roble y nogal aceitados; haya teñida en negro'], 'wall-hooks-scene', 'Sombrero en un colgador de roble'),
  },
  pictures: ['wall-hooks-oak', 'wall-hooks-scene', 'wall-hooks-walnut', 'wall-hooks-black'],
  choices: [
    colours([pick(771, 'Oak', 'Roble', 'wall-hooks-oak'), pick(365458, 'Walnut', 'Nogal', 'wall-hooks-walnut'), pick(193, 'Black', 'Negro', 'wall-hooks-black')]),
    sizes([pick(200003528, 'Set of 3', 'Juego de 3'), pick(200003529, 'Set of 5', 'Juego de 5')]),
  ],
  rows: [[[0, 0], 549, 999, 340], [[0, 1], 849, 1599, 215], [[1, 0], 599, 1099, 180], [[1, 1], 929, 1699, 74], [[2, 0], 549, 999, 260], [[2, 1], 849, 1599, 131]],
  freight: [free(9, 15), economy(0)],
  facts: [['Material', 'Material', 'Oak, walnut or beech', 'Roble, nogal o haya'], ['Load', 'Carga', '8 kg per hook', '8 kg por gancho']],
  record: [5630, '4.8', 1498], weight: 260, pack: [20, 12, 8], notTo: ['NZ', 'AU'],
});

const dryerBalls = defineProduct({
  no: 402918377, store: STORES.casa, category: CATEGORIES.home,
  subject: {
    en: 'Wool Dryer Balls XL, Pack of 6, Organic New Zealand Wool, Reusable Natural Fabric Softener, Shortens Drying Time',
    es: 'Bolas de lana XL para secadora, paquete de 6, lana de Nueva Zelanda, suavizante natural reutilizable, acortan el secado',
  },
  html: {
    en: html(['Six felted balls that bounce between the laundry, let the warm air through and leave towels soft without any softener. Loads dry up to a quarter faster.',
      'Pure wool all the way through, no filling. Add two drops of lavender oil to one ball if you like a scent.'],
    'Details', ['6 balls, 7 cm, in two natural shades', 'About 1000 cycles', 'No dye, no fragrance', 'Comes in a cotton bag'], 'dryer-balls-detail', 'Felted wool from close by'),
    es: html(['Seis bolas de lana afieltrada que rebotan entre la ropa, dejan pasar el aire caliente y suavizan las toallas sin suavizante. La carga se seca hasta un cuarto antes.',
      'Lana pura hasta el centro, sin relleno. Si te gusta el aroma, pon dos gotas de aceite de lavanda en una de ellas.'],
    'Detalles', ['6 bolas de 7 cm en dos tonos naturales', 'Unos 1000 ciclos', 'Sin tintes ni perfume', 'Vienen en una bolsa de algodón'], 'dryer-balls-detail', 'La lana afieltrada de cerca'),
  },
  pictures: ['dryer-balls-pile', 'dryer-balls-detail'],
  choices: [], rows: [[[], 690, 1290, 864]],
  freight: [free(8, 13), standard(0, 0, 190)],
  facts: [['Material', 'Material', '100 % wool', '100 % lana'], ['Pieces', 'Piezas', '6', '6']],
  record: [11840, '4.7', 3325], weight: 260, pack: [22, 15, 8],
});

export const HOME_GOODS: readonly CatalogueProduct[] = [budVase, wallHooks, dryerBalls];
