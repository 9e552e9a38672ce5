import { sizeList, type Family } from './define-family';

const penPot: Family = {
  key: 'pen-pot', no: 2301, category: 'desk', stores: ['desk'], grams: 360, pack: [14, 14, 14],
  tail: ['Pen Holder Desk Organiser for Pencils, Brushes and Scissors, Office Stationery Storage', 'Portalápices de escritorio para bolígrafos, pinceles y tijeras, organizador de oficina'],
  about: ['Keeps what you write with upright and in reach, and stays put when you grab in a hurry.', 'Lo que usas para escribir queda de pie y a mano, y no se vuelca al cogerlo con prisa.'],
  details: [['Felt foot', 'Base de fieltro'], ['Pens not included', 'Bolígrafos no incluidos']], material: ['Ceramic or wood', 'Cerámica o madera'],
  designs: [
    { shape: 'round', name: ['Speckled Round Pen Pot', 'Portalápices redondo moteado'], line: ['A cup that gave up coffee for pencils.', 'Una taza que cambió el café por los lápices.'], made: 'stone', accent: ['metal', 'gold'], in: ['cream', 'terracotta'], usd: 690, size: '11 x 12 cm' },
    { shape: 'hex', name: ['Hexagon Wooden Pen Holder', 'Portalápices hexagonal de madera'], line: ['Six sides, cut from one block.', 'Seis caras, talladas de un solo bloque.'], made: 'turned', accent: ['metal', 'gold'], in: ['walnut', 'oak'], usd: 890, size: '11 x 11 cm' },
    { shape: 'twin', name: ['Twin Pen and Clip Pot', 'Bote doble para bolígrafos y clips'], line: ['A tall half for pens, a short one for clips and keys.', 'Una parte alta para bolígrafos y otra baja para clips y llaves.'], made: 'matte', accent: ['metal', 'gold'], in: ['sage', 'mustard'], usd: 790, size: '17 x 12 cm' },
    { shape: 'arch', name: ['Arch Pen Stand with Three Holes', 'Soporte arco para tres bolígrafos'], line: ['For the three pens that you really use.', 'Para los tres bolígrafos que de verdad usas.'], made: 'wood', accent: ['metal', 'gold'], in: ['beech'], usd: 650, size: '15 x 13 cm' },
  ],
};

const deskLamp: Family = {
  key: 'desk-lamp', no: 2302, category: 'desk', stores: ['luma', 'desk'], grams: 1380, pack: [42, 22, 16],
  tail: ['LED Desk Lamp, Dimmable, Touch Control, Eye Caring Light for Reading and Work', 'Lámpara LED de escritorio regulable, control táctil, luz que cuida la vista'],
  about: ['Five levels, three tones of white and a timer for those who fall asleep over books.', 'Cinco niveles, tres tonos de blanco y temporizador para quien se duerme leyendo.'],
  details: [['8 W LED, 3000 to 5000 K', 'LED de 8 W, de 3000 a 5000 K'], ['USB-C, adapter included', 'USB-C, con adaptador']], material: ['Aluminium', 'Aluminio'],
  designs: [
    { shape: 'arm', name: ['Architect Arm Lamp', 'Flexo de arquitecto'], line: ['One joint, one move, and the light is where the pencil is.', 'Una articulación, un gesto, y la luz está donde el lápiz.'], made: 'gloss', accent: ['metal', 'silver'], in: ['red', 'white', 'navy'], usd: 2190, size: '45 x 20 cm' },
    { shape: 'bow', name: ['Bow Neck Dome Lamp', 'Lámpara de arco con cúpula'], line: ['A single bow from foot to shade.', 'Un solo arco del pie a la pantalla.'], made: 'matte', accent: ['metal', 'gold'], in: ['mint', 'cream'], usd: 1990, size: '40 x 24 cm' },
    { shape: 'bar', name: ['Minimal Light Bar Lamp', 'Lámpara de barra minimalista'], line: ['A line of light the width of an open book.', 'Una línea de luz del ancho de un libro abierto.'], made: 'steel', accent: ['steel', 'silver'], in: ['gun', 'silver'], usd: 2590, size: '42 x 32 cm' },
  ],
};

const bookends: Family = {
  key: 'bookends', no: 2303, category: 'desk', stores: ['desk'], grams: 1560, pack: [22, 16, 14],
  tail: ['Bookends Pair, Heavy Duty Book Stopper for Shelves and Desk', 'Sujetalibros, par, pesados, para estanterías y escritorio'],
  about: ['Heavy enough for a row of art books, with felt that spares the shelf.', 'Pesan lo bastante para una fila de libros de arte, con fieltro que no raya el estante.'],
  details: [['Sold as a pair', 'Se venden por pares'], ['Books not included', 'Libros no incluidos']], material: ['Stone composite, metal', 'Composite de piedra, metal'],
  designs: [
    { shape: 'arch', name: ['Quarter Arch Bookends', 'Sujetalibros cuarto de arco'], line: ['Two quarters of an arch, with a library between them.', 'Dos cuartos de arco y una biblioteca en medio.'], made: 'terrazzo', accent: ['matte', 'white'], in: ['white'], usd: 1890, size: '16 x 12 cm' },
    { shape: 'ball', name: ['Brass Ball Bookends', 'Sujetalibros de bola'], line: ['A ball that leans on the books as if it were nothing.', 'Una bola que se apoya en los libros como si nada.'], made: 'metal', accent: ['metal', 'gold'], in: ['gold', 'gun'], usd: 2290, size: '15 x 10 cm' },
    { shape: 'steps', name: ['Stair Step Bookends', 'Sujetalibros escalera'], line: ['Three steps up to the first volume.', 'Tres peldaños hasta el primer tomo.'], made: 'stone', accent: ['matte', 'white'], in: ['charcoal', 'sand'], usd: 1690, size: '15 x 12 cm' },
  ],
};

const phoneStand: Family = {
  key: 'phone-stand', no: 2304, category: 'desk', stores: ['desk', 'volt'], grams: 240, pack: [14, 12, 10],
  tail: ['Phone Stand for Desk and Nightstand, Holder for All Smartphones and Small Tablets', 'Soporte de móvil para mesa y mesilla, para todos los teléfonos y tabletas pequeñas'],
  about: ['The screen at the angle at which you read it, with room below for the cable.', 'La pantalla en el ángulo en que la lees, y sitio debajo para el cable.'],
  details: [['For phones of 4 to 8 inches', 'Para móviles de 4 a 8 pulgadas'], ['Rubber feet', 'Pies de goma'], ['Phone not included', 'Móvil no incluido']], material: ['Wood or metal', 'Madera o metal'],
  designs: [
    { shape: 'wedge', name: ['Wooden Wedge Phone Dock', 'Soporte cuña de madera'], line: ['A wedge of wood with a groove: nothing to break.', 'Una cuña de madera con una ranura: nada que romper.'], made: 'wood', accent: ['matte', 'teal'], in: ['oak', 'walnut'], usd: 590, size: '12 x 9 cm', special: 'wholesale' },
    { shape: 'loop', name: ['Bent Aluminium Phone Stand', 'Soporte de aluminio curvado'], line: ['One strip of aluminium, bent twice.', 'Una tira de aluminio, doblada dos veces.'], made: 'steel', accent: ['matte', 'cobalt'], in: ['silver', 'rose'], usd: 690, size: '13 x 9 cm' },
    { shape: 'disc', name: ['Round Foot Phone Stand', 'Soporte de pie redondo'], line: ['Turns and tilts on a weighted foot.', 'Gira y se inclina sobre un pie con peso.'], made: 'matte', accent: ['matte', 'coral'], in: ['white', 'black', 'blush'], usd: 640, size: '12 x 12 cm' },
  ],
};

const planter: Family = {
  key: 'planter', no: 2401, category: 'garden', stores: ['casa', 'kiln'], grams: 980, pack: [24, 24, 22],
  tail: ['Indoor Plant Pot with Drainage Hole and Saucer, for Succulents, Ferns and Herbs', 'Maceta de interior con agujero de drenaje y plato, para suculentas, helechos y hierbas'],
  about: ['A hole in the bottom and a saucer beneath it: the two things a plant asks of a pot.', 'Un agujero abajo y un plato debajo: las dos cosas que una planta pide a su maceta.'],
  details: [['Drainage hole and saucer', 'Agujero de drenaje y plato'], ['For inside and sheltered outside', 'Para interior y exterior cubierto'], ['Plant not included', 'Planta no incluida']], material: ['Ceramic', 'Cerámica'],
  designs: [
    { shape: 'bowl', name: ['Shallow Bowl Planter', 'Maceta cuenco'], line: ['Low and wide, for herbs that want to spread.', 'Baja y ancha, para hierbas que quieren extenderse.'], made: 'stone', accent: ['matte', 'white'], in: ['terracotta', 'cream'], usd: 1190, size: '20 x 9 cm' },
    { shape: 'cone', name: ['Tapered Cone Planter', 'Maceta cónica'], line: ['Narrow at the foot, so it lifts out of its cover pot with two fingers.', 'Estrecha abajo: sale del cubremacetas con dos dedos.'], made: 'matte', accent: ['matte', 'white'], in: ['mustard', 'navy'], usd: 1090, size: '17 x 13 cm' },
    { shape: 'cube', name: ['Terrazzo Cube Planter', 'Maceta cubo de terrazo'], line: ['Chips of stone in four colours; no two sides alike.', 'Trozos de piedra de cuatro colores; ningún lado igual a otro.'], made: 'terrazzo', accent: ['matte', 'white'], in: ['white', 'grey'], usd: 1390, size: '16 x 13 cm', notTo: ['AU', 'NZ', 'BR', 'CL'] },
    { shape: 'footed', name: ['Planter on Wooden Legs', 'Maceta con patas de madera'], line: ['Three legs take it off the floor and out of the shade.', 'Tres patas la levantan del suelo y la sacan de la sombra.'], made: 'glaze', accent: ['turned', 'oak'], in: ['white', 'forest'], usd: 1790, size: '18 x 26 cm' },
    { shape: 'ribbed', name: ['Ribbed Cylinder Planter', 'Maceta cilíndrica acanalada'], line: ['Ribs that hide the hand prints of those who move it.', 'Estrías que disimulan las huellas de quien la mueve.'], made: 'stone', accent: ['matte', 'white'], in: ['sage', 'charcoal'], usd: 1290, size: '17 x 16 cm' },
    { shape: 'face', name: ['Sleeping Face Planter', 'Maceta carita dormida'], line: ['Closed eyes and green hair: it has never been known to complain.', 'Ojos cerrados y pelo verde: nunca se ha quejado.'], made: 'glaze', accent: ['matte', 'charcoal'], in: ['white', 'blush'], usd: 990, size: '15 x 12 cm' },
  ],
};

const lantern: Family = {
  key: 'lantern', no: 2402, category: 'garden', stores: ['casa', 'luma'], grams: 870, pack: [20, 20, 30],
  tail: ['Outdoor Candle Lantern for Terrace, Balcony and Garden Table, LED Candle Included', 'Farol de exterior para terraza, balcón y mesa de jardín, con vela LED'],
  about: ['The LED candle flickers for six hours and switches itself on again the next evening.', 'La vela LED parpadea seis horas y se vuelve a encender sola la noche siguiente.'],
  details: [['LED candle with timer, 2 AA', 'Vela LED con temporizador, 2 pilas AA'], ['Rust proof', 'No se oxida']], material: ['Metal, glass', 'Metal, vidrio'],
  designs: [
    { shape: 'house', name: ['House Lantern with Glass Walls', 'Farol casita con paredes de vidrio'], line: ['A lit house on the table when the others are dark.', 'Una casa encendida en la mesa cuando las demás están a oscuras.'], made: 'matte', accent: ['metal', 'gold'], in: ['black', 'white'], usd: 1690, size: '16 x 26 cm' },
    { shape: 'ship', name: ['Ship Lantern with Round Roof', 'Farol de barco con tejado redondo'], line: ['Made after the lamps of fishing boats.', 'Hecho como las lámparas de los barcos de pesca.'], made: 'gloss', accent: ['metal', 'gold'], in: ['red', 'navy'], usd: 1790, size: '17 x 27 cm' },
    { shape: 'cage', name: ['Wire Cage Lantern', 'Farol jaula de alambre'], line: ['Thin ribs that throw stripes over the tablecloth.', 'Varillas finas que echan rayas sobre el mantel.'], made: 'metal', accent: ['metal', 'gold'], in: ['gold', 'gun'], usd: 1490, size: '17 x 25 cm' },
    { shape: 'jar', name: ['Glass Jar Lantern with Handle', 'Farol tarro de vidrio con asa'], line: ['To hang in the apple tree.', 'Para colgar del manzano.'], made: 'metal', accent: ['metal', 'gun'], in: ['silver'], usd: 990, size: '15 x 22 cm' },
  ],
};

const birdHouse: Family = {
  key: 'bird-house', no: 2403, category: 'garden', stores: ['casa'], grams: 890, pack: [22, 20, 28],
  tail: ['Wooden Bird House Nest Box for Garden and Balcony, Weatherproof', 'Casita nido de madera para pájaros, para jardín y balcón, resistente a la intemperie'],
  about: ['A hole of 3.2 cm lets tits in and keeps cats out; the floor slides out for cleaning in autumn.', 'El agujero de 3,2 cm deja pasar a los carboneros y no a los gatos; el suelo sale para limpiarla en otoño.'],
  details: [['Hole 3.2 cm', 'Agujero de 3,2 cm'], ['Water based stain', 'Tinte al agua'], ['Screws included', 'Con tornillos']], material: ['Wood', 'Madera'],
  designs: [
    { shape: 'gable', name: ['Gable Roof Bird House', 'Casita a dos aguas'], line: ['A house as in a picture book.', 'Una casa de cuento.'], made: 'turned', accent: ['gloss', 'red'], in: ['oak', 'beech'], usd: 1390, size: '18 x 22 cm' },
    { shape: 'tall', name: ['Tall Nordic Bird House', 'Casita nórdica alta'], line: ['Slim and steep, painted like a boat shed.', 'Esbelta y empinada, pintada como un cobertizo de barcas.'], made: 'matte', accent: ['matte', 'charcoal'], in: ['sky', 'mustard', 'white'], usd: 1490, size: '17 x 26 cm' },
    { shape: 'round', name: ['Round Ceramic Bird House', 'Casita redonda de cerámica'], line: ['A ball with a hat, cool in summer.', 'Una bola con sombrero, fresca en verano.'], made: 'stone', accent: ['glaze', 'forest'], in: ['terracotta', 'cream'], usd: 1790, size: '19 x 23 cm', notTo: ['AU', 'NZ'] },
  ],
};

const petToy: Family = {
  key: 'pet-toy', no: 2501, category: 'pets', stores: ['paws'], grams: 210, pack: [18, 14, 12],
  tail: ['Dog Chew Toy for Small, Medium and Large Dogs, Tough and Washable', 'Juguete mordedor para perros pequeños, medianos y grandes, resistente y lavable'],
  about: ['Tested by people who own a terrier. It floats, and it survives the washing machine.', 'Probado por gente que tiene un terrier. Flota y sobrevive a la lavadora.'],
  details: [['Free of BPA and latex', 'Sin BPA ni látex'], ['Not for unattended chewing', 'No dejar sin vigilancia']], material: ['Rubber or cotton', 'Caucho o algodón'],
  designs: [
    { shape: 'ball', name: ['Treat Ball with Inner Core', 'Pelota con premio dentro'], line: ['A ball inside a ball, with a treat between them.', 'Una pelota dentro de otra, con un premio en medio.'], made: 'silicone', accent: ['silicone', 'mustard'], in: ['teal', 'coral', 'lilac'], usd: 490, size: '9 cm' },
    { shape: 'bone', name: ['Rubber Bone', 'Hueso de caucho'], line: ['The classic, with a mint taste that owners like.', 'El clásico, con un sabor a menta que agradecen los dueños.'], made: 'silicone', accent: ['silicone', 'white'], in: ['red', 'cobalt'], usd: 390, size: '18 x 8 cm', special: 'wholesale' },
    { shape: 'rope', name: ['Twisted Cotton Rope', 'Cuerda trenzada de algodón'], line: ['Three strands and two knots: one end for each of you.', 'Tres cabos y dos nudos: un extremo para cada uno.'], made: 'weave', accent: ['weave', 'navy'], in: ['cream', 'mint'], usd: 350, size: '28 cm' },
  ],
};

const collar: Family = {
  key: 'collar', no: 2502, category: 'pets', stores: ['paws'], grams: 110, pack: [16, 12, 4],
  tail: ['Adjustable Dog Collar with Metal Buckle and Name Tag', 'Collar ajustable para perro con hebilla metálica y chapa'],
  about: ['Soft on the inside, stitched twice where it matters, with a ring that does not open.', 'Suave por dentro, con doble costura donde importa y una anilla que no se abre.'],
  details: [['Solid metal ring', 'Anilla maciza'], ['Wipe clean', 'Se limpia con un paño']], material: ['Leather or webbing', 'Cuero o cinta'],
  sizes: { list: sizeList([[100014066, 'XS 20-28 cm'], [100014064, 'S 28-36 cm'], [361386, 'M 36-46 cm'], [361385, 'L 46-58 cm'], [100014065, 'XL 58-70 cm']]), morePercent: [0, 0, 10, 20, 30] },
  designs: [
    { shape: 'wide', name: ['Wide Leather Collar', 'Collar ancho de cuero'], line: ['Two fingers wide, for dogs that pull.', 'De dos dedos de ancho, para perros que tiran.'], made: 'leather', accent: ['metal', 'gold'], in: ['tan', 'black', 'brown'], usd: 690, size: '20-70 cm' },
    { shape: 'studs', name: ['Studded Collar', 'Collar con remaches'], line: ['Round studs for a gentle dog with a reputation.', 'Remaches redondos para un perro bueno con mala fama.'], made: 'leather', accent: ['metal', 'silver'], in: ['black', 'red'], usd: 790, size: '20-70 cm' },
    { shape: 'bow', name: ['Bow Tie Collar', 'Collar con pajarita'], line: ['For Sundays and weddings; the bow comes off.', 'Para domingos y bodas; la pajarita se quita.'], made: 'weave', accent: ['weave', 'red'], in: ['navy', 'forest', 'sand', 'lilac', 'mustard', 'blush', 'teal'], usd: 590, size: '20-70 cm' },
  ],
};

const petBowl: Family = {
  key: 'pet-bowl', no: 2503, category: 'pets', stores: ['paws'], grams: 740, pack: [34, 22, 12],
  tail: ['Pet Food and Water Bowl for Dogs and Cats, Non Slip, Dishwasher Safe', 'Comedero y bebedero para perros y gatos, antideslizante, apto para lavavajillas'],
  about: ['Stays where you put it, even for Labradors.', 'Se queda donde lo pones, incluso con un labrador.'],
  details: [['Non slip ring', 'Aro antideslizante'], ['Dishwasher safe', 'Apto para lavavajillas']], material: ['Ceramic, wood', 'Cerámica, madera'],
  designs: [
    { shape: 'stand', name: ['Double Bowl on Wooden Stand', 'Comedero doble con soporte de madera'], line: ['Food and water side by side, at the height of the chest.', 'Comida y agua juntas, a la altura del pecho.'], made: 'wood', accent: ['glaze', 'white'], in: ['oak', 'walnut'], usd: 2290, size: '30 x 15 x 9 cm' },
    { shape: 'flare', name: ['Flared No Tip Bowl', 'Comedero ancho que no vuelca'], line: ['Wider below than above: it cannot be turned over.', 'Más ancho abajo que arriba: no hay quien lo vuelque.'], made: 'plastic', accent: ['silicone', 'charcoal'], in: ['sky', 'coral', 'mint'], usd: 590, size: '24 x 6 cm' },
    { shape: 'dish', name: ['Straight Ceramic Dish', 'Plato recto de cerámica'], line: ['Plain, heavy and easy to wash.', 'Sencillo, pesado y fácil de lavar.'], made: 'stone', accent: ['silicone', 'charcoal'], in: ['cream', 'charcoal'], usd: 890, size: '19 x 7 cm' },
  ],
};

export const PLACE_RANGE: readonly Family[] = [penPot, deskLamp, bookends, phoneStand, planter, lantern, birdHouse, petToy, collar, petBowl];
