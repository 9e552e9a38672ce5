import { colours, defineProduct, html, pick, sizes } from '../define-product';
import type { CatalogueProduct } from '../product';
import { CATEGORIES, economy, free, premium, standard, STORES } from '../supply';

const foldingBottle = defineProduct({
  no: 166240815, store: STORES.roam, category: CATEGORIES.travel,
  subject: {
    en: 'Collapsible Water Bottle 600 ml with Carabiner, Leakproof Foldable Silicone Travel Bottle for Hiking, Gym and Flights',
    es: 'Botella plegable de 600 ml con mosquetón, silicona a prueba de fugas, para senderismo, gimnasio y avión',
  },
  html: {
    en: html(['Full at the gate, flat through security: press it down and it is a third of its height, twist the cap and it stays there. Fill it again on the other side.',
      'The carabiner clips it to a bag, and the bellows give your hand something to hold on to.'],
    'Details', ['600 ml, 22 cm open, 10 cm folded, 160 g', 'Food grade silicone, free of BPA, without taste', 'Stainless steel collar and carabiner', 'From -20 to 100 °C, dishwasher safe'], 'folding-bottle-folded', 'Open and folded side by side'),
    es: html(['Llena en la puerta de embarque, plana en el control: la aprietas y se queda en un tercio de su altura; giras el tapón y no se abre. Al otro lado la vuelves a llenar.',
      'El mosquetón la engancha a la mochila, y los pliegues dan buen agarre.'],
    'Detalles', ['600 ml, 22 cm abierta, 10 cm plegada, 160 g', 'Silicona alimentaria, sin BPA y sin sabor', 'Anillo y mosquetón de acero inoxidable', 'De -20 a 100 °C, apta para lavavajillas'], 'folding-bottle-folded', 'Abierta y plegada, juntas'),
  },
  pictures: ['folding-bottle-sage', 'folding-bottle-folded', 'folding-bottle-ocean', 'folding-bottle-sand', 'folding-bottle-coral'],
  choices: [colours([pick(175, 'Sage', 'Salvia', 'folding-bottle-sage'), pick(771, 'Sand', 'Arena', 'folding-bottle-sand'), pick(173, 'Ocean', 'Océano', 'folding-bottle-ocean'), pick(10, 'Coral', 'Coral', 'folding-bottle-coral')])],
  rows: [[[0], 585, 1190, 333], [[1], 585, 1190, 276], [[2], 585, 1190, 412], [[3], 585, 1190, 84]],
  freight: [free(8, 14), premium(490)],
  facts: [['Material', 'Material', 'Silicone, stainless steel', 'Silicona, acero inoxidable'], ['Capacity', 'Capacidad', '600 ml', '600 ml']],
  record: [12456, '4.7', 3187], weight: 200, pack: [11, 9, 12],
});

const packingCubes = defineProduct({
  no: 166241377, store: STORES.roam, category: CATEGORIES.travel,
  subject: {
    en: 'Compression Packing Cubes Set of 3 or 6, Lightweight Travel Luggage Organisers with Mesh Window and Double Zipper',
    es: 'Juego de 3 o 6 organizadores de equipaje con compresión, cubos de viaje ligeros con ventana de malla y doble cremallera',
  },
  html: {
    en: html(['Pack, close, pull the second zipper: a week of shirts shrinks by a third. The mesh tells you what is where without opening anything.',
      'Ripstop nylon that weighs less than a pair of socks and does not fray at the seams.'],
    'Sizes', ['Small 26 x 18 x 8 cm, medium 34 x 24 x 10 cm, large 42 x 30 x 12 cm', 'Set of 6: two of each', '320 g for the set of 3', 'Machine wash at 30 °C'], 'packing-cubes-detail', 'Open mesh and handle'),
    es: html(['Guardas, cierras, tiras de la segunda cremallera: las camisas de una semana ocupan un tercio menos. La malla te dice qué hay dentro sin abrir nada.',
      'Nailon ripstop que pesa menos que un par de calcetines y no se deshilacha.'],
    'Tamaños', ['Pequeño 26 x 18 x 8 cm, mediano 34 x 24 x 10 cm, grande 42 x 30 x 12 cm', 'Juego de 6: dos de cada', '320 g el juego de 3', 'A máquina a 30 °C'], 'packing-cubes-detail', 'La malla y el asa'),
  },
  pictures: ['packing-cubes-navy', 'packing-cubes-detail', 'packing-cubes-olive', 'packing-cubes-rust'],
  choices: [
    colours([pick(173, 'Navy', 'Azul marino', 'packing-cubes-navy'), pick(200002984, 'Olive', 'Oliva', 'packing-cubes-olive'), pick(350852, 'Rust', 'Teja', 'packing-cubes-rust')]),
    sizes([pick(200003528, 'Set of 3', 'Juego de 3'), pick(200003530, 'Set of 6', 'Juego de 6')]),
  ],
  rows: [[[0, 0], 899, 1690, 245], [[0, 1], 1590, 2890, 138], [[1, 0], 899, 1690, 190], [[1, 1], 1590, 2890, 72], [[2, 0], 929, 1690, 88]],
  freight: [free(9, 15), standard(210, 180, 290)],
  facts: [['Material', 'Material', 'Ripstop nylon', 'Nailon ripstop']],
  record: [8730, '4.8', 2215], weight: 390, pack: [32, 22, 6], notTo: ['ZA'],
});

const travelBottles = defineProduct({
  no: 166241902, store: STORES.roam, category: CATEGORIES.travel,
  subject: {
    en: 'Silicone Travel Bottles Set of 4 Leakproof, 90 ml TSA Approved Toiletry Containers for Shampoo, Conditioner and Lotion',
    es: 'Juego de 4 botes de viaje de silicona antifugas, 90 ml aptos para cabina, para champú, acondicionador y crema',
  },
  html: {
    en: html(['Wide enough to fill without a funnel, soft enough to squeeze out the last drop. Three seals in the cap: nothing on your shirts, even after ten hours in the hold.'],
    'Details', ['Two bottles of 90 ml and two of 75 ml', 'Passes cabin rules everywhere', 'Free of BPA', 'Oval window to write on, wipes clean', 'Zip bag included'], 'travel-bottles-pouch', 'One bottle lying, two standing'),
    es: html(['La boca es ancha y se llenan sin embudo; son blandos y sale hasta la última gota. El tapón lleva tres juntas: ni una mancha en las camisas, aunque pasen diez horas en bodega.'],
    'Detalles', ['Dos botes de 90 ml y dos de 75 ml', 'Cumplen las normas de cabina en todas partes', 'Sin BPA', 'Ventana ovalada para rotular, se borra', 'Con bolsa de cierre'], 'travel-bottles-pouch', 'Un bote tumbado y dos de pie'),
  },
  pictures: ['travel-bottles-earth', 'travel-bottles-pouch', 'travel-bottles-pastel'],
  choices: [colours([pick(365458, 'Earth', 'Tierra', 'travel-bottles-earth'), pick(1052, 'Pastel', 'Pastel', 'travel-bottles-pastel')])],
  rows: [[[0], 499, 950, 506], [[1], 499, 950, 278]],
  freight: [free(9, 16), economy(0)],
  facts: [['Material', 'Material', 'Silicone, polypropylene', 'Silicona, polipropileno'], ['Pieces', 'Piezas', '4', '4']],
  record: [15904, '4.6', 3870], weight: 170, pack: [20, 16, 5],
});

export const TRAVEL_GOODS: readonly CatalogueProduct[] = [foldingBottle, packingCubes, travelBottles];
