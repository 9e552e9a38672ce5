import { colours, defineProduct, html, pick } from '../define-product';
import type { CatalogueProduct } from '../product';
import { CATEGORIES, free, standard, STORES } from '../supply';

const hairRemover = defineProduct({
  no: 955172046, store: STORES.paws, category: CATEGORIES.pets,
  subject: {
    en: 'Pet Hair Remover Roller, Reusable Lint Brush for Sofa, Bed and Car Seats, Self Cleaning Cat and Dog Hair Collector',
    es: 'Rodillo quitapelos para mascotas, reutilizable, para sofá, cama y asientos de coche, recoge el pelo de perro y gato',
  },
  html: {
    en: html(['Roll it back and forth and the hair is gone: two brushes lift it and push it into the chamber. Press the red button, tip it out, carry on. No sticky sheets, ever.',
      'Works on upholstery, blankets, carpets and car seats. Not for knitwear.'],
    'Details', ['20 cm wide, 22 cm high, 260 g', 'Opens with one button', 'Wash with soap and water', 'No batteries, no refills'], 'hair-remover-sofa', 'The roller on a sofa cushion'),
    es: html(['Pásalo adelante y atrás y el pelo desaparece: dos cepillos lo levantan y lo llevan al depósito. Aprietas el botón rojo, lo vacías y sigues. Sin hojas adhesivas, nunca más.',
      'Va bien en tapicería, mantas, alfombras y asientos de coche. En prendas de punto, no.'],
    'Detalles', ['20 cm de ancho, 22 cm de alto, 260 g', 'Se abre con un botón', 'Se lava con agua y jabón', 'Sin pilas ni recambios'], 'hair-remover-sofa', 'El rodillo sobre un cojín de sofá'),
  },
  pictures: ['hair-remover-white', 'hair-remover-sofa', 'hair-remover-green', 'hair-remover-pink'],
  choices: [colours([pick(29, 'White', 'Blanco', 'hair-remover-white'), pick(175, 'Green', 'Verde', 'hair-remover-green'), pick(1052, 'Pink', 'Rosa', 'hair-remover-pink')])],
  rows: [[[0], 545, 1290, 688], [[1], 545, 1290, 421], [[2], 545, 1290, 209]],
  freight: [free(7, 13), standard(120, 110, 230)],
  facts: [['Material', 'Material', 'ABS, polyester brush', 'ABS, cepillo de poliéster']],
  record: [26890, '4.7', 7811], weight: 310, pack: [23, 22, 9], priceByCountry: { US: 10300 },
});

const slowFeeder = defineProduct({
  no: 955172510, store: STORES.paws, category: CATEGORIES.pets,
  subject: {
    en: 'Slow Feeder Dog Bowl, Anti Gulping Maze Puzzle Food Bowl, Non Slip, for Small and Medium Dogs, 700 ml',
    es: 'Comedero lento para perro, cuenco laberinto antivoracidad, antideslizante, para perros pequeños y medianos, 700 ml',
  },
  html: {
    en: html(['Two minutes become twenty: the dog has to nose every piece out of the curves, eats less air and sleeps better afterwards.',
      'Rounded walls, no sharp edge anywhere, and a rubber ring that keeps the bowl from wandering across the kitchen.'],
    'Details', ['27 cm across, 6 cm high, 700 ml', 'Food safe polypropylene, free of BPA', 'For dry and wet food', 'Dishwasher safe, top rack'], 'slow-feeder-full', 'The bowl filled with kibble'),
    es: html(['De dos minutos a veinte: el perro tiene que sacar cada bolita de las curvas con el hocico, traga menos aire y luego duerme mejor.',
      'Paredes redondeadas, ni un solo canto vivo, y un aro de goma para que el cuenco no se pasee por la cocina.'],
    'Detalles', ['27 cm de diámetro, 6 cm de alto, 700 ml', 'Polipropileno alimentario, sin BPA', 'Para comida seca o húmeda', 'Apto para lavavajillas, bandeja superior'], 'slow-feeder-full', 'El comedero lleno de pienso'),
  },
  pictures: ['slow-feeder-mint', 'slow-feeder-full', 'slow-feeder-sky', 'slow-feeder-coral'],
  choices: [colours([pick(175, 'Mint', 'Menta', 'slow-feeder-mint'), pick(173, 'Sky', 'Celeste', 'slow-feeder-sky'), pick(10, 'Coral', 'Coral', 'slow-feeder-coral')])],
  rows: [[[0], 465, 890, 277], [[1], 465, 890, 314], [[2], 465, 890, 0]],
  freight: [standard(160, 140, 260), free(13, 21)],
  facts: [['Material', 'Material', 'Polypropylene', 'Polipropileno'], ['Capacity', 'Capacidad', '700 ml', '700 ml']],
  record: [9904, '4.8', 2477], weight: 330, pack: [28, 28, 7],
});

const catBowl = defineProduct({
  no: 955173009, store: STORES.paws, category: CATEGORIES.pets,
  subject: {
    en: 'Raised Ceramic Cat Bowl with Ears, Elevated Tilted Food and Water Dish, Whisker Friendly Stress Free Pet Feeder',
    es: 'Comedero elevado de cerámica para gato con orejas, plato alto para agua y comida, ancho para no rozar los bigotes',
  },
  html: {
    en: html(['At this height a cat eats with a straight neck, and a wide, shallow dish leaves the whiskers in peace. Two small ears, because it will stand in your kitchen for years.',
      'Heavy enough that nobody pushes it around.'],
    'Details', ['13 cm high, 15 cm across, 350 ml', 'Lead free glaze, food safe', 'Microwave and dishwasher safe', 'Anti-slip ring in the foot'], 'cat-bowl-pair', 'Two bowls side by side'),
    es: html(['A esta altura el gato come con el cuello recto, y el plato, ancho y bajo, deja en paz los bigotes. Dos orejitas, porque va a estar años en tu cocina.',
      'Pesa lo suficiente para que nadie lo arrastre.'],
    'Detalles', ['13 cm de alto, 15 cm de diámetro, 350 ml', 'Esmalte sin plomo, apto para alimentos', 'Apto para microondas y lavavajillas', 'Aro antideslizante en el pie'], 'cat-bowl-pair', 'Dos comederos juntos'),
  },
  pictures: ['cat-bowl-white', 'cat-bowl-pair', 'cat-bowl-speckle', 'cat-bowl-blue'],
  choices: [colours([pick(29, 'White', 'Blanco', 'cat-bowl-white'), pick(771, 'Speckled Sand', 'Arena moteada', 'cat-bowl-speckle'), pick(173, 'Dusk Blue', 'Azul atardecer', 'cat-bowl-blue')])],
  rows: [[[0], 760, 1490, 154], [[1], 790, 1490, 92], [[2], 760, 1490, 67]],
  freight: [standard(280, 250, 360), free(14, 22)],
  facts: [['Material', 'Material', 'Ceramic', 'Cerámica'], ['Capacity', 'Capacidad', '350 ml', '350 ml']],
  record: [5218, '4.9', 1630], weight: 640, pack: [18, 18, 16], notTo: ['BR', 'IN'],
});

export const PET_GOODS: readonly CatalogueProduct[] = [hairRemover, slowFeeder, catBowl];
