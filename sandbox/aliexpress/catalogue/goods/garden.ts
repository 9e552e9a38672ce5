import { colours, defineProduct, html, pick, shipsFrom, sizes } from '../define-product';
import type { CatalogueProduct } from '../product';
import { CATEGORIES, free, premium, standard, STORES } from '../supply';

const planter = defineProduct({
  no: 517740218, store: STORES.casa, category: CATEGORIES.garden,
  subject: {
    en: 'Self Watering Planter with Water Level Indicator, Ribbed Indoor Plant Pot with Inner Basket, Modern Flower Pot',
    es: 'Maceta con autorriego e indicador de nivel, tiesto acanalado de interior con cesta interna, diseño moderno',
  },
  html: {
    en: html(['Fill it once, then forget it for two weeks: the plant drinks what it needs through the wick and the little red float tells you when to fill it again.',
      'The inner basket lifts out, so repotting happens over the sink and not over the carpet.'],
    'Details', ['Recycled polypropylene, UV stable, for inside and sheltered balconies', 'Small 16 cm / 1.1 l reservoir, large 21 cm / 2.2 l reservoir', 'Overflow stop for outdoors', 'Plants are not included'], 'planter-group', 'Two planters with plants'),
    es: html(['La llenas una vez y te olvidas dos semanas: la planta bebe lo que necesita por la mecha y el flotador rojo te avisa cuando toca rellenar.',
      'La cesta interior se saca entera: trasplantas en el fregadero y no sobre la alfombra.'],
    'Detalles', ['Polipropileno reciclado, resistente al sol, para interior y balcones cubiertos', 'Pequeña: 16 cm y 1,1 l de depósito; grande: 21 cm y 2,2 l', 'Tapón de rebose para exterior', 'Las plantas no se incluyen'], 'planter-group', 'Dos macetas con plantas'),
  },
  pictures: ['planter-terracotta', 'planter-group', 'planter-sage', 'planter-white', 'planter-graphite'],
  choices: [
    colours([pick(29, 'White', 'Blanco', 'planter-white'), pick(175, 'Sage', 'Salvia', 'planter-sage'), pick(350852, 'Terracotta', 'Terracota', 'planter-terracotta'), pick(691, 'Graphite', 'Grafito', 'planter-graphite')]),
    sizes([pick(100014064, '16 cm', '16 cm'), pick(361386, '21 cm', '21 cm')]),
  ],
  rows: [[[0, 0], 519, 990, 233], [[0, 1], 819, 1490, 117], [[1, 0], 519, 990, 305], [[2, 0], 519, 990, 288], [[2, 1], 819, 1490, 96], [[3, 0], 519, 990, 41]],
  freight: [standard(220, 190, 350), free(14, 22)],
  facts: [['Material', 'Material', 'Recycled polypropylene', 'Polipropileno reciclado'], ['Use', 'Uso', 'Indoor, sheltered outdoor', 'Interior y exterior cubierto']],
  record: [6905, '4.7', 1877], weight: 410, pack: [22, 22, 18], special: 'wholesale',
});

const wateringCan = defineProduct({
  no: 517740655, store: STORES.casa, category: CATEGORIES.garden,
  subject: {
    en: 'Long Spout Watering Can 1.2 L, Powder Coated Metal Indoor Plant Watering Pot with Brass Handle',
    es: 'Regadera de pico largo de 1,2 L, metal lacado con asa de latón, para plantas de interior',
  },
  html: {
    en: html(['The spout reaches under the leaves and pours a thin, steady stream exactly at the root. The brass handle balances the can when it is full, and it is handsome enough to live on the shelf.',
      'Rolled seams, powder coated inside and out: it will not rust.'],
    'Details', ['1.2 litres, 34 cm from handle to tip, 20 cm high', 'Steel body, solid brass handle', 'Wide opening, fits under any tap'], 'watering-can-scene', 'Can beside a potted plant'),
    es: html(['El pico llega por debajo de las hojas y deja caer un hilo fino y constante justo en la raíz. El asa de latón la equilibra cuando está llena, y es lo bastante bonita para vivir en la estantería.',
      'Costuras engatilladas y lacado por dentro y por fuera: no se oxida.'],
    'Detalles', ['1,2 litros, 34 cm del asa a la punta, 20 cm de alto', 'Cuerpo de acero, asa de latón macizo', 'Boca ancha, cabe bajo cualquier grifo'], 'watering-can-scene', 'La regadera junto a una planta'),
  },
  pictures: ['watering-can-green', 'watering-can-scene', 'watering-can-cream', 'watering-can-rust'],
  choices: [colours([pick(200002984, 'Forest Green', 'Verde bosque', 'watering-can-green'), pick(771, 'Cream', 'Crema', 'watering-can-cream'), pick(350852, 'Rust', 'Óxido', 'watering-can-rust')]), shipsFrom],
  rows: [[[0, 0], 1380, 2490, 164], [[0, 1], 1560, 2690, 38], [[1, 0], 1380, 2490, 120], [[1, 1], 1560, 2690, 22], [[2, 0], 1380, 2490, 73]],
  freight: [standard(310, 260, 390), premium(890)],
  facts: [['Material', 'Material', 'Steel, brass', 'Acero, latón'], ['Capacity', 'Capacidad', '1.2 l', '1,2 l']],
  record: [1893, '4.8', 512], weight: 640, pack: [36, 16, 22], notTo: ['BR', 'IN'],
});

const plantStand = defineProduct({
  no: 517741290, store: STORES.casa, category: CATEGORIES.garden,
  subject: {
    en: 'Mid Century Wooden Plant Stand for Indoor Plants, Solid Wood Flower Pot Holder for 20 to 25 cm Pots, Pot Not Included',
    es: 'Soporte de madera para plantas de interior, estilo mid-century, madera maciza, para macetas de 20 a 25 cm, sin maceta',
  },
  html: {
    en: html(['Lifts a plant off the floor and into the light. Four slim legs, one cross, no screws in sight: the joints are cut so tight that they hold a forty kilo pot.',
      'Sanded three times and oiled. Felt under every foot.'],
    'Details', ['For pots from 20 to 25 cm across', '38 cm high, 1.3 kg', 'Assembled in five minutes, hex key included'], 'plant-stand-detail', 'Joint and pot from close by'),
    es: html(['Levanta la planta del suelo y la acerca a la luz. Cuatro patas finas, una cruz y ningún tornillo a la vista: las uniones ajustan tanto que aguantan una maceta de cuarenta kilos.',
      'Lijado tres veces y aceitado, con fieltro bajo cada pata.'],
    'Detalles', ['Para macetas de 20 a 25 cm de diámetro', '38 cm de alto, 1,3 kg', 'Se monta en cinco minutos, con llave incluida'], 'plant-stand-detail', 'La unión y la maceta de cerca'),
  },
  pictures: ['plant-stand-oak', 'plant-stand-detail', 'plant-stand-walnut'],
  choices: [colours([pick(771, 'Oak', 'Roble', 'plant-stand-oak'), pick(365458, 'Walnut', 'Nogal', 'plant-stand-walnut')]), sizes([pick(361386, '20 cm', '20 cm'), pick(361385, '25 cm', '25 cm')])],
  rows: [[[0, 0], 1890, 3290, 58], [[0, 1], 2290, 3790, 41], [[1, 0], 1990, 3290, 36], [[1, 1], 2390, 3790, 17]],
  freight: [standard(390, 380, 390, 14, 24), premium(1490)],
  facts: [['Material', 'Material', 'Oak or walnut', 'Roble o nogal'], ['Load', 'Carga', '40 kg', '40 kg']],
  record: [1408, '4.7', 377], weight: 1620, pack: [42, 34, 8], notTo: ['AU', 'NZ', 'BR', 'CL'],
});

export const GARDEN_GOODS: readonly CatalogueProduct[] = [planter, wateringCan, plantStand];
