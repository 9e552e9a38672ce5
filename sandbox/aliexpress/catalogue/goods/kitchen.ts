import { colours, defineProduct, html, pick, sizes } from '../define-product';
import type { CatalogueProduct } from '../product';
import { CATEGORIES, economy, free, premium, standard, STORES } from '../supply';

const pourOver = defineProduct({
  no: 731066281, store: STORES.kiln, category: CATEGORIES.kitchen,
  subject: {
    en: 'Ceramic Pour Over Coffee Set, Fluted V60 Style Dripper with Heat Resistant Glass Server 600 ml and Wooden Collar',
    es: 'Set de café de goteo manual: dripper de cerámica acanalado tipo V60 y jarra de vidrio resistente al calor de 600 ml con aro de madera',
  },
  html: {
    en: html(['Deep flutes hold the paper off the wall, so the water runs evenly and the cup comes out clean and sweet. The dripper sits on a jug you can see through: stop pouring when it is enough.',
      'Standard size 02 cone filters fit.'],
    'In the set', ['Ceramic dripper for 1 to 4 cups', 'Borosilicate server, 600 ml, safe on the hob with a diffuser', 'Acacia collar against hot fingers', 'All parts except the collar are dishwasher safe'], 'pour-over-table', 'The set on a table with a cup of coffee'),
    es: html(['Las estrías profundas separan el papel de la pared: el agua baja pareja y el café sale limpio y dulce. El dripper se apoya en una jarra transparente, así que sabes cuándo parar.',
      'Sirven los filtros cónicos normales, tamaño 02.'],
    'El set trae', ['Dripper de cerámica para 1 a 4 tazas', 'Jarra de borosilicato de 600 ml, apta para fuego con difusor', 'Aro de acacia para no quemarse', 'Todo al lavavajillas menos el aro'], 'pour-over-table', 'El set en la mesa con una taza de café'),
  },
  pictures: ['pour-over-white', 'pour-over-table', 'pour-over-sage', 'pour-over-black'],
  choices: [colours([pick(29, 'White', 'Blanco', 'pour-over-white'), pick(193, 'Black', 'Negro', 'pour-over-black'), pick(175, 'Sage', 'Salvia', 'pour-over-sage')])],
  rows: [[[0], 1690, 2990, 187], [[1], 1690, 2990, 204], [[2], 1750, 2990, 58]],
  freight: [standard(350, 310, 390), premium(990)],
  facts: [['Material', 'Material', 'Ceramic, borosilicate glass, acacia', 'Cerámica, borosilicato, acacia'], ['Capacity', 'Capacidad', '600 ml', '600 ml']],
  record: [3340, '4.9', 1021], weight: 980, pack: [20, 18, 26], notTo: ['BR', 'AU', 'NZ'],
});

const siliconeLids = defineProduct({
  no: 731066904, store: STORES.cook, category: CATEGORIES.kitchen,
  subject: {
    en: 'Silicone Stretch Lids Set of 4, Reusable Airtight Food Covers for Bowls, Cans and Cut Fruit, Dishwasher and Microwave Safe',
    es: 'Juego de 4 tapas elásticas de silicona, herméticas y reutilizables, para cuencos, latas y fruta cortada, aptas para lavavajillas y microondas',
  },
  html: {
    en: html(['Pull by the tabs, let go, done: the lid grips round, square and oddly shaped bowls, half a melon too. Turn the bowl upside down and nothing drips.',
      'They take the place of some twelve metres of cling film a month.'],
    'Details', ['Four sizes: 9, 13, 18 and 23 cm, each stretches by a third', 'Food grade platinum silicone, free of BPA', 'From -40 to 220 °C: freezer, microwave, dishwasher', 'They nest and hang from a ring'], 'silicone-lids-bowl', 'A lid on a bowl of tomatoes'),
    es: html(['Tiras de las pestañas, sueltas y listo: la tapa se agarra a cuencos redondos, cuadrados o raros, y hasta a medio melón. Dale la vuelta al cuenco: no gotea.',
      'Te ahorran unos doce metros de film al mes.'],
    'Detalles', ['Cuatro tamaños: 9, 13, 18 y 23 cm; cada una estira un tercio más', 'Silicona platino alimentaria, sin BPA', 'De -40 a 220 °C: congelador, microondas y lavavajillas', 'Se guardan una dentro de otra'], 'silicone-lids-bowl', 'Una tapa sobre un cuenco de tomates'),
  },
  pictures: ['silicone-lids-green', 'silicone-lids-bowl', 'silicone-lids-clear', 'silicone-lids-mixed'],
  choices: [colours([pick(29, 'Clear White', 'Blanco translúcido', 'silicone-lids-clear'), pick(175, 'Greens', 'Verdes', 'silicone-lids-green'), pick(200004890, 'Mixed', 'Surtido', 'silicone-lids-mixed')])],
  rows: [[[0], 389, 790, 892], [[1], 419, 790, 540], [[2], 419, 790, 367]],
  freight: [free(8, 14), economy(0)],
  facts: [['Material', 'Material', 'Silicone', 'Silicona'], ['Pieces', 'Piezas', '4', '4']],
  record: [22460, '4.7', 6120], weight: 210, pack: [24, 24, 4], priceByCountry: { US: 10500 }, special: 'freight-stock-short',
});

const herbScissors = defineProduct({
  no: 731067315, store: STORES.cook, category: CATEGORIES.kitchen,
  subject: {
    en: 'Herb Scissors with 5 Stainless Steel Blades, Kitchen Shears for Chives, Parsley and Salad, with Cleaning Comb',
    es: 'Tijeras para hierbas con 5 hojas de acero inoxidable, para cebollino, perejil y ensalada, con peine de limpieza',
  },
  html: {
    en: html(['Five pairs of blades cut a bunch of chives in ten snips, straight into the pan. No board, no knife, nothing left to wash but the scissors.',
      'The comb in the sheath pushes out what stays between the blades.'],
    'Details', ['Five 9 cm blades of 2Cr13 steel', 'Soft handles for either hand', 'Sheath with cleaning comb', 'Dishwasher safe'], 'herb-scissors-board', 'Scissors and chives on a board'),
    es: html(['Cinco pares de hojas pican un manojo de cebollino en diez tijeretazos, directo a la sartén. Sin tabla, sin cuchillo y sin más que lavar que las tijeras.',
      'El peine de la funda saca lo que se queda entre las hojas.'],
    'Detalles', ['Cinco hojas de 9 cm de acero 2Cr13', 'Mango blando para diestros y zurdos', 'Funda con peine de limpieza', 'Aptas para lavavajillas'], 'herb-scissors-board', 'Las tijeras y el cebollino en una tabla'),
  },
  pictures: ['herb-scissors-green', 'herb-scissors-board', 'herb-scissors-black', 'herb-scissors-red'],
  choices: [colours([pick(175, 'Green', 'Verde', 'herb-scissors-green'), pick(193, 'Black', 'Negro', 'herb-scissors-black'), pick(10, 'Red', 'Rojo', 'herb-scissors-red')])],
  rows: [[[0], 219, 499, 655], [[1], 219, 499, 480], [[2], 219, 499, 12]],
  freight: [free(9, 16), standard(60, 50, 150)],
  facts: [['Material', 'Material', 'Stainless steel, TPR', 'Acero inoxidable, TPR'], ['Length', 'Largo', '19 cm', '19 cm']],
  record: [13075, '4.6', 2988], weight: 130, pack: [22, 9, 3], notTo: ['JP'],
});

const linenApron = defineProduct({
  no: 731068022, store: STORES.cook, category: CATEGORIES.kitchen,
  subject: {
    en: 'Washed Linen Apron with Leather Neck Strap and Front Pocket, Adjustable Kitchen Apron for Cooking, Pottery and Garden',
    es: 'Delantal de lino lavado con tirante de cuero y bolsillo delantero, ajustable, para cocina, cerámica y jardín',
  },
  html: {
    en: html(['Stone washed linen that is soft on the first day and softer on the hundredth. It falls to just above the knee and the ties are long enough to knot in front.',
      'One wide pocket with a bar-tacked edge, for the cloth you always look for.'],
    'Details', ['Linen 55 %, cotton 45 %, 260 g/m²', '72 cm wide, 86 cm long', 'Strap of vegetable tanned leather with brass rings, comes off for washing', 'Machine wash at 40 °C'], 'linen-apron-pocket', 'Pocket and cloth from close by'),
    es: html(['Lino lavado a la piedra: suave el primer día y más suave el centésimo. Llega justo por encima de la rodilla y las cintas dan para anudarlas delante.',
      'Un bolsillo ancho, con el borde reforzado, para ese paño que siempre andas buscando.'],
    'Detalles', ['Lino 55 %, algodón 45 %, 260 g/m²', '72 cm de ancho y 86 cm de largo', 'Tirante de cuero de curtido vegetal con anillas de latón, se quita para lavar', 'A máquina a 40 °C'], 'linen-apron-pocket', 'El bolsillo y la tela de cerca'),
  },
  pictures: ['linen-apron-oat', 'linen-apron-pocket', 'linen-apron-olive', 'linen-apron-terracotta', 'linen-apron-navy'],
  choices: [colours([pick(771, 'Oat', 'Avena', 'linen-apron-oat'), pick(200002984, 'Olive', 'Oliva', 'linen-apron-olive'), pick(350852, 'Terracotta', 'Terracota', 'linen-apron-terracotta'), pick(173, 'Navy', 'Azul marino', 'linen-apron-navy')])],
  rows: [[[0], 1125, 2190, 143], [[1], 1125, 2190, 119], [[2], 1125, 2190, 77], [[3], 1125, 2190, 102]],
  freight: [standard(240, 210, 320), free(14, 24)],
  facts: [['Material', 'Material', 'Linen and cotton', 'Lino y algodón'], ['Size', 'Talla', 'One size', 'Única']],
  record: [2790, '4.8', 804], weight: 380, pack: [28, 22, 4],
});

const knifeRoll = defineProduct({
  no: 731068490, store: STORES.cook, category: CATEGORIES.kitchen,
  subject: {
    en: 'Waxed Canvas Knife Roll Bag with Leather Straps, Chef Knife Case with 8 or 12 Slots and Carry Handle',
    es: 'Rollo para cuchillos de lona encerada con correas de cuero, estuche de chef con 8 o 12 ranuras y asa',
  },
  html: {
    en: html(['Heavy waxed canvas, two leather straps with brass buckles, a handle that balances. Knives up to 38 cm ride in padded slots under a flap that keeps the edges from each other.',
      'It ages like a good jacket. Wipe it, wax it once a year, keep it for life.'],
    'Details', ['Canvas 540 g/m², waxed, water repellent', '8 slots: 46 x 50 cm open, 12 slots: 62 x 50 cm open', 'Zipped pocket for tools, card holder inside', 'Knives not included'], 'knife-roll-end', 'The rolled end with its straps'),
    es: html(['Lona encerada de buen grosor, dos correas de cuero con hebilla de latón y un asa bien equilibrada. Caben cuchillos de hasta 38 cm, en ranuras acolchadas y con una solapa que protege los filos.',
      'Envejece como una buena chaqueta. Se limpia con un paño, se encera una vez al año y dura toda la vida.'],
    'Detalles', ['Lona de 540 g/m², encerada, repele el agua', '8 ranuras: 46 x 50 cm abierto; 12 ranuras: 62 x 50 cm', 'Bolsillo con cremallera y tarjetero interior', 'Los cuchillos no se incluyen'], 'knife-roll-end', 'El extremo enrollado con las correas'),
  },
  pictures: ['knife-roll-khaki', 'knife-roll-end', 'knife-roll-charcoal', 'knife-roll-brown'],
  choices: [
    colours([pick(200002984, 'Khaki', 'Caqui', 'knife-roll-khaki'), pick(691, 'Charcoal', 'Carbón', 'knife-roll-charcoal'), pick(365458, 'Brown', 'Marrón', 'knife-roll-brown')]),
    sizes([pick(361386, '8 slots', '8 ranuras'), pick(361385, '12 slots', '12 ranuras')]),
  ],
  rows: [[[0, 0], 1990, 3490, 66], [[0, 1], 2480, 4290, 34], [[1, 0], 1990, 3490, 81], [[1, 1], 2480, 4290, 27], [[2, 0], 2050, 3490, 19]],
  freight: [standard(390, 340, 390), premium(1090)],
  facts: [['Material', 'Material', 'Waxed cotton canvas, leather, brass', 'Lona de algodón encerada, cuero, latón'], ['Slots', 'Ranuras', '8 or 12', '8 o 12']],
  record: [1127, '4.9', 402], weight: 890, pack: [52, 16, 14], notTo: ['JP', 'IN', 'ZA'],
});

export const KITCHEN_GOODS: readonly CatalogueProduct[] = [pourOver, siliconeLids, herbScissors, linenApron, knifeRoll];
