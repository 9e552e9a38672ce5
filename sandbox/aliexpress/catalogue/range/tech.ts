import { sizeList, type Family } from './define-family';

const speaker: Family = {
  key: 'speaker', no: 3101, category: 'electronics', stores: ['volt'], grams: 690, pack: [22, 14, 14],
  tail: ['Portable Bluetooth 5.3 Speaker, 20 h Battery, Waterproof IPX7, Stereo Pairing', 'Altavoz Bluetooth 5.3 portátil, 20 h de batería, resistente al agua IPX7, estéreo'],
  about: ['Two of them find each other and play in stereo; one alone fills a kitchen.', 'Dos se encuentran solos y suenan en estéreo; uno basta para una cocina.'],
  details: [['Bluetooth 5.3, range 15 m', 'Bluetooth 5.3, alcance de 15 m'], ['USB-C, 3 h to full', 'USB-C, carga completa en 3 h'], ['IPX7', 'IPX7']], material: ['ABS, woven mesh', 'ABS, malla'],
  designs: [
    { shape: 'can', name: ['360 Degree Can Speaker', 'Altavoz lata de 360 grados'], line: ['The same sound from every chair around it.', 'El mismo sonido desde cualquier silla.'], made: 'weave', accent: ['plastic', 'charcoal'], in: ['grey', 'coral', 'navy'], usd: 2190, size: '12 x 20 cm' },
    { shape: 'puck', name: ['Clip On Puck Speaker', 'Altavoz disco con enganche'], line: ['Hangs on the shower, the bike or the tent.', 'Cuelga de la ducha, la bici o la tienda.'], made: 'weave', accent: ['plastic', 'black'], in: ['teal', 'mustard'], usd: 1490, size: '10 x 5 cm' },
    { shape: 'retro', name: ['Retro Radio Speaker', 'Altavoz radio retro'], line: ['A radio of 1962 that plays what your phone plays.', 'Una radio de 1962 que toca lo que toca tu móvil.'], made: 'leather', accent: ['weave', 'cream'], in: ['tan', 'forest', 'cream'], usd: 3490, size: '25 x 15 x 10 cm' },
    { shape: 'ball', name: ['Desk Ball Speaker', 'Altavoz esfera de sobremesa'], line: ['A ball that looks at you while it sings.', 'Una bola que te mira mientras canta.'], made: 'weave', accent: ['plastic', 'charcoal'], in: ['white', 'black'], usd: 1790, size: '16 cm' },
    { shape: 'boom', name: ['Boombox with Handle', 'Boombox con asa'], line: ['Loud enough for a beach, with a handle to carry it there.', 'Con fuerza para una playa y asa para llevarlo.'], made: 'weave', accent: ['plastic', 'black'], in: ['forest', 'red', 'cobalt'], usd: 4290, size: '30 x 14 cm', notTo: ['AU', 'NZ', 'BR', 'CL'] },
  ],
};

const charger: Family = {
  key: 'charger', no: 3102, category: 'electronics', stores: ['volt'], grams: 190, pack: [14, 12, 5],
  tail: ['Fast Charger for iPhone, Samsung and Earbuds, Qi2 15 W', 'Cargador rápido para iPhone, Samsung y auriculares, Qi2 15 W'],
  about: ['Cool to the touch and silent; the light goes out when it is dark.', 'No se calienta ni hace ruido; la luz se apaga a oscuras.'],
  details: [['Qi2, 15 W', 'Qi2, 15 W'], ['Over current protection', 'Protección de sobrecorriente'], ['USB-C cable included', 'Con cable USB-C']], material: ['Aluminium, silicone', 'Aluminio, silicona'],
  designs: [
    { shape: 'pad', name: ['Round Wireless Charging Pad', 'Base de carga inalámbrica redonda'], line: ['Lay the phone down anywhere on it.', 'Deja el móvil en cualquier punto.'], made: 'silicone', accent: ['metal', 'silver'], in: ['charcoal', 'white', 'sage'], usd: 990, size: '10 x 1 cm', special: 'wholesale' },
    { shape: 'stand', name: ['Upright Charging Stand', 'Soporte de carga vertical'], line: ['Charges while you cook from the screen.', 'Carga mientras cocinas mirando la pantalla.'], made: 'plastic', accent: ['metal', 'silver'], in: ['white', 'black'], usd: 1290, size: '11 x 13 cm' },
    { shape: 'trio', name: ['3 in 1 Charging Station', 'Estación de carga 3 en 1'], line: ['Phone, watch and earbuds, in one row.', 'Móvil, reloj y auriculares, en fila.'], made: 'wood', accent: ['metal', 'silver'], in: ['walnut', 'oak'], usd: 2490, size: '25 x 11 cm' },
    { shape: 'cube', name: ['GaN Cube Charger 65 W', 'Cargador cubo GaN de 65 W'], line: ['Four ports in the size of a die.', 'Cuatro puertos del tamaño de un dado.'], made: 'gloss', accent: ['metal', 'silver'], in: ['white', 'lilac'], usd: 1890, size: '6 x 6 cm' },
  ],
};

const powerBank: Family = {
  key: 'power-bank', no: 3103, category: 'electronics', stores: ['volt'], grams: 260, pack: [16, 9, 4],
  tail: ['Power Bank with USB-C PD Fast Charge, Cabin Approved, Digital Display', 'Batería externa con carga rápida USB-C PD, apta para cabina, pantalla digital'],
  about: ['Allowed on board, with the honest capacity printed on it.', 'Se admite en cabina y lleva impresa la capacidad de verdad.'],
  details: [['PD 22.5 W', 'PD 22,5 W'], ['Protected against heat', 'Protegida contra el calor'], ['Cable included', 'Con cable']], material: ['Aluminium, ABS', 'Aluminio, ABS'],
  sizes: { list: sizeList([[200003541, '5000 mAh'], [200003542, '10000 mAh'], [200003543, '20000 mAh']]), morePercent: [0, 40, 110] },
  designs: [
    { shape: 'slab', name: ['Slim Display Power Bank', 'Batería fina con pantalla'], line: ['Tells the percent, not four dots.', 'Dice el porcentaje, no cuatro puntitos.'], made: 'matte', accent: ['plastic', 'black'], in: ['navy', 'white', 'blush'], usd: 1190, size: '14 x 7 cm', notTo: ['AU', 'NZ', 'IN', 'ZA'] },
    { shape: 'ribs', name: ['Ribbed Suitcase Power Bank', 'Batería maletita acanalada'], line: ['Looks like luggage and travels like it.', 'Parece equipaje y viaja como tal.'], made: 'gloss', accent: ['leather', 'tan'], in: ['mint', 'coral'], usd: 1290, size: '14 x 7 cm', notTo: ['AU', 'NZ', 'IN'] },
    { shape: 'mini', name: ['Mini Plug In Power Bank', 'Mini batería enchufable'], line: ['Plugs straight into the phone, without a cable to lose.', 'Se enchufa al móvil, sin cable que perder.'], made: 'gloss', accent: ['plastic', 'white'], in: ['lilac', 'white', 'black'], usd: 990, size: '8 x 4 cm' },
    { shape: 'magnet', name: ['Magnetic Power Bank', 'Batería magnética'], line: ['Clicks to the back of the phone and stays.', 'Hace clic en la espalda del móvil y se queda.'], made: 'matte', accent: ['metal', 'silver'], in: ['black', 'sky'], usd: 1590, size: '10 x 7 cm', soldOut: true },
    { shape: 'tube', name: ['Cylinder Power Bank', 'Batería cilíndrica'], line: ['A tube for the bottle pocket.', 'Un tubo para el bolsillo de la botella.'], made: 'steel', accent: ['metal', 'gold'], in: ['gun', 'rose'], usd: 1390, size: '4 x 20 cm' },
  ],
};

const earbuds: Family = {
  key: 'earbuds', no: 3104, category: 'electronics', stores: ['volt'], grams: 95, pack: [11, 9, 4],
  tail: ['True Wireless Earbuds, Bluetooth 5.4, Noise Cancelling, 40 h with Case', 'Auriculares inalámbricos TWS, Bluetooth 5.4, cancelación de ruido, 40 h con estuche'],
  about: ['They close the door on the bus without making you miss your stop.', 'Cierran la puerta al ruido del bus sin que se te pase la parada.'],
  details: [['10 mm drivers', 'Altavoces de 10 mm'], ['Three tips', 'Tres tamaños de almohadilla'], ['IPX5', 'IPX5']], material: ['ABS, silicone', 'ABS, silicona'],
  designs: [
    { shape: 'pebble', name: ['Pebble Case Earbuds', 'Auriculares con estuche guijarro'], line: ['A case like a stone that you want to keep turning.', 'Un estuche como una piedra que no dejas de girar.'], made: 'gloss', accent: ['gloss', 'white'], in: ['white', 'sage'], usd: 1890, size: '6 x 5 cm' },
    { shape: 'pill', name: ['Pill Case Earbuds', 'Auriculares con estuche cápsula'], line: ['Two magnets, and they jump into bed by themselves.', 'Dos imanes, y se meten solos en la cama.'], made: 'gloss', accent: ['gloss', 'black'], in: ['black', 'cobalt'], usd: 1690, size: '7 x 4 cm' },
    { shape: 'square', name: ['Rounded Square Earbuds', 'Auriculares con estuche cuadrado'], line: ['A case in a colour, the buds to match.', 'Un estuche de color, con los auriculares a juego.'], made: 'matte', accent: ['matte', 'blush'], in: ['blush', 'lilac', 'butter'], usd: 1490, size: '6 x 6 cm' },
    { shape: 'hook', name: ['Sport Ear Hook Earbuds', 'Auriculares deportivos con gancho'], line: ['They hold through a marathon and the bus home.', 'Aguantan un maratón y el bus de vuelta.'], made: 'plastic', accent: ['plastic', 'charcoal'], in: ['red', 'teal'], usd: 2290, size: '8 x 6 cm' },
  ],
};

const keyboard: Family = {
  key: 'keyboard', no: 3105, category: 'electronics', stores: ['volt', 'desk'], grams: 620, pack: [38, 18, 5],
  tail: ['Wireless Mechanical Keyboard, Bluetooth and 2.4 GHz, Hot Swap, Retro Keycaps', 'Teclado mecánico inalámbrico, Bluetooth y 2,4 GHz, hot swap, teclas retro'],
  about: ['Three devices on three keys, and a sound that colleagues will comment on.', 'Tres aparatos en tres teclas y un sonido que los compañeros van a comentar.'],
  details: [['US layout', 'Distribución US'], ['4000 mAh', '4000 mAh'], ['Windows and macOS', 'Windows y macOS']], material: ['PBT, ABS', 'PBT, ABS'],
  designs: [
    { shape: 'compact', name: ['Compact 65 Percent Keyboard', 'Teclado compacto 65 %'], line: ['All that you type with and no more.', 'Lo que usas para escribir y nada más.'], made: 'gloss', accent: ['gloss', 'coral'], in: ['cream', 'charcoal'], usd: 3490, size: '31 x 11 cm' },
    { shape: 'dots', name: ['Round Key Typewriter Keyboard', 'Teclado de teclas redondas'], line: ['Round caps like a typewriter, without the ribbon.', 'Teclas redondas de máquina de escribir, sin cinta.'], made: 'gloss', accent: ['gloss', 'mustard'], in: ['mint', 'blush', 'navy'], usd: 2790, size: '31 x 12 cm' },
    { shape: 'pad', name: ['Numeric Keypad', 'Teclado numérico'], line: ['For those who count for a living.', 'Para quien vive de los números.'], made: 'gloss', accent: ['gloss', 'red'], in: ['white', 'black'], usd: 1290, size: '13 x 9 cm' },
  ],
};

const driver: Family = {
  key: 'driver', no: 3201, category: 'tools', stores: ['tool'], grams: 520, pack: [26, 12, 7],
  tail: ['Magnetic Screwdriver Set, Chrome Vanadium Steel, for Home and Electronics', 'Juego de destornilladores magnéticos, acero al cromo vanadio, para casa y electrónica'],
  about: ['Hard tips that hold the screw while you look for the hole.', 'Puntas duras que sujetan el tornillo mientras buscas el agujero.'],
  details: [['Cr-V steel', 'Acero Cr-V'], ['Magnetic tips', 'Puntas magnéticas']], material: ['Steel, TPR', 'Acero, TPR'],
  designs: [
    { shape: 'trio', name: ['Three Drivers with Stand', 'Tres destornilladores con base'], line: ['Slot, cross and star in a block for the wall.', 'Plano, estrella y torx en un taco para la pared.'], made: 'gloss', accent: ['matte', 'charcoal'], in: ['red', 'mustard'], usd: 990, size: '25 cm' },
    { shape: 'ball', name: ['Ball Grip Wooden Drivers', 'Destornilladores de madera con pomo'], line: ['A ball of wood that fills the palm.', 'Una bola de madera que llena la mano.'], made: 'turned', accent: ['turned', 'walnut'], in: ['oak', 'beech'], usd: 1490, size: '24 cm' },
    { shape: 'bits', name: ['Precision Bit Set, 18 Bits', 'Juego de precisión de 18 puntas'], line: ['Eighteen bits for glasses, phones and toys.', 'Dieciocho puntas para gafas, móviles y juguetes.'], made: 'steel', accent: ['plastic', 'navy'], in: ['gun', 'silver'], usd: 1190, size: '16 x 10 cm', special: 'wholesale' },
  ],
};

const flashlight: Family = {
  key: 'flashlight', no: 3202, category: 'tools', stores: ['tool', 'roam'], grams: 290, pack: [20, 10, 8],
  tail: ['Rechargeable LED Flashlight, Waterproof, for Camping, Car and Power Cuts', 'Linterna LED recargable, resistente al agua, para camping, coche y apagones'],
  about: ['Charges over USB-C and remembers the level you used last.', 'Se carga por USB-C y recuerda el último nivel.'],
  details: [['Up to 1200 lm', 'Hasta 1200 lm'], ['IPX5', 'IPX5'], ['Cable included', 'Con cable']], material: ['Aluminium', 'Aluminio'],
  designs: [
    { shape: 'torch', name: ['Aluminium Torch', 'Linterna de aluminio'], line: ['The torch for the drawer by the door.', 'La linterna del cajón de la entrada.'], made: 'matte', accent: ['steel', 'gun'], in: ['black', 'forest', 'red'], usd: 1290, size: '14 x 4 cm' },
    { shape: 'lantern', name: ['Camping Lantern', 'Farol de camping'], line: ['A table of light for four cards players.', 'Luz de mesa para cuatro jugadores de cartas.'], made: 'gloss', accent: ['steel', 'silver'], in: ['cobalt', 'mustard'], usd: 1490, size: '11 x 18 cm' },
    { shape: 'head', name: ['Head Lamp', 'Linterna frontal'], line: ['Both hands free, for tents and sinks.', 'Las dos manos libres, para tiendas y fregaderos.'], made: 'plastic', accent: ['weave', 'charcoal'], in: ['red', 'teal'], usd: 990, size: '6 x 4 cm' },
    { shape: 'clip', name: ['Pocket Work Light with Clip', 'Luz de trabajo de bolsillo con clip'], line: ['Clips to a cap, stands on a magnet.', 'Se engancha a la gorra o se sujeta con el imán.'], made: 'matte', accent: ['steel', 'gun'], in: ['mustard', 'charcoal'], usd: 790, size: '7 x 10 cm' },
  ],
};

const toolbox: Family = {
  key: 'toolbox', no: 3203, category: 'tools', stores: ['tool'], grams: 1_900, pack: [38, 22, 20],
  tail: ['Tool Organiser Box for Garage, Workshop and Craft', 'Caja organizadora de herramientas para garaje, taller y manualidades'],
  about: ['A place for every screw, and a handle that does not cut when it is full.', 'Un sitio para cada tornillo y un asa que no corta cuando va llena.'],
  details: [['Carries 15 kg', 'Aguanta 15 kg'], ['Tools not included', 'Herramientas no incluidas']], material: ['Steel or wood', 'Acero o madera'],
  designs: [
    { shape: 'case', name: ['Metal Tool Case with Latches', 'Caja metálica con cierres'], line: ['Two latches and a lid that closes with a proper clunk.', 'Dos cierres y una tapa que suena como debe.'], made: 'gloss', accent: ['metal', 'silver'], in: ['red', 'navy', 'forest'], usd: 2390, size: '38 x 20 x 22 cm' },
    { shape: 'drawers', name: ['Six Drawer Parts Cabinet', 'Cajonera de seis cajones'], line: ['Six drawers for what rattles.', 'Seis cajones para lo que suena.'], made: 'matte', accent: ['gloss', 'white'], in: ['charcoal', 'teal'], usd: 2890, size: '33 x 18 x 28 cm', notTo: ['AU', 'NZ', 'BR', 'CL'] },
    { shape: 'caddy', name: ['Open Wooden Tool Caddy', 'Caja abierta de madera con asa'], line: ['The carrier that carpenters made for themselves.', 'La caja que los carpinteros se hacían ellos mismos.'], made: 'wood', accent: ['turned', 'walnut'], in: ['oak'], usd: 2190, size: '36 x 20 x 25 cm' },
  ],
};

const tape: Family = {
  key: 'tape', no: 3204, category: 'tools', stores: ['tool'], grams: 270, pack: [12, 10, 6],
  tail: ['5 m, Metric and Inch, Magnetic Hook, Auto Lock', 'de 5 m, en centímetros y pulgadas, gancho magnético, bloqueo automático'],
  about: ['Stays where you stop and comes home slowly, without biting.', 'Se para donde paras y vuelve despacio, sin morder.'],
  details: [['5 m x 19 mm', '5 m x 19 mm'], ['Accuracy class II', 'Precisión clase II']], material: ['ABS, steel', 'ABS, acero'],
  designs: [
    { shape: 'classic', name: ['Classic Tape Measure', 'Cinta métrica clásica'], line: ['In a colour that you find again on the building site.', 'En un color que se encuentra en la obra.'], made: 'gloss', accent: ['metal', 'silver'], in: ['mustard', 'red'], usd: 590, size: '7 x 7 cm' },
    { shape: 'round', name: ['Round Pocket Tape Measure', 'Cinta métrica redonda de bolsillo'], line: ['A coin of leather and steel for the handbag.', 'Una moneda de cuero y acero para el bolso.'], made: 'leather', accent: ['metal', 'gold'], in: ['tan', 'forest'], usd: 690, size: '6 x 6 cm' },
  ],
};

const carMount: Family = {
  key: 'car-mount', no: 3301, category: 'auto', stores: ['road'], grams: 210, pack: [16, 12, 8],
  tail: ['Car Phone Holder for Dashboard and Windscreen, Strong Suction, 360 Rotation', 'Soporte de móvil para coche, salpicadero y parabrisas, ventosa fuerte, giro de 360'],
  about: ['Holds on cobbles and in August, and comes off without a trace.', 'Aguanta adoquines y agosto, y se quita sin dejar marca.'],
  details: [['For 4.7 to 7 inches', 'De 4,7 a 7 pulgadas'], ['Washable gel pad', 'Gel lavable']], material: ['ABS, silicone', 'ABS, silicona'],
  designs: [
    { shape: 'clamp', name: ['One Touch Clamp Mount', 'Soporte de pinza a un toque'], line: ['Press the phone in and it closes by itself.', 'Empujas el móvil y se cierra solo.'], made: 'plastic', accent: ['plastic', 'red'], in: ['charcoal', 'white'], usd: 890, size: '9 x 17 cm' },
    { shape: 'magnet', name: ['Magnetic Disc Mount', 'Soporte magnético de disco'], line: ['Four magnets and a ring for the back of the phone.', 'Cuatro imanes y un aro para la espalda del móvil.'], made: 'matte', accent: ['metal', 'silver'], in: ['black', 'gun'], usd: 990, size: '9 x 18 cm' },
    { shape: 'goose', name: ['Gooseneck Mount', 'Soporte de cuello flexible'], line: ['A neck that reaches over the cup holder.', 'Un cuello que llega por encima del posavasos.'], made: 'plastic', accent: ['steel', 'silver'], in: ['navy', 'charcoal'], usd: 1090, size: '9 x 20 cm' },
  ],
};

const freshener: Family = {
  key: 'freshener', no: 3302, category: 'auto', stores: ['road'], grams: 80, pack: [10, 8, 6],
  tail: ['Car Air Freshener Vent Clip Aroma Diffuser, Long Lasting Scent', 'Ambientador de coche para la rejilla, difusor de aroma de larga duración'],
  about: ['Smells of cedar and orange for two months, not of a taxi.', 'Huele dos meses a cedro y naranja, no a taxi.'],
  details: [['About 60 days', 'Unos 60 días'], ['Two refills included', 'Con dos recambios']], material: ['Aluminium, wood', 'Aluminio, madera'],
  designs: [
    { shape: 'bar', name: ['Aluminium Vent Bar', 'Barra de aluminio para rejilla'], line: ['A bar that looks as if it had come with the car.', 'Una barra que parece de serie.'], made: 'steel', accent: ['matte', 'black'], in: ['gun', 'silver', 'rose'], usd: 590, size: '7 x 2 cm' },
    { shape: 'fan', name: ['Little Propeller Freshener', 'Ambientador hélice'], line: ['Turns in the wind of the vent.', 'Gira con el aire de la rejilla.'], made: 'gloss', accent: ['metal', 'gold'], in: ['black', 'red'], usd: 490, size: '4 cm' },
    { shape: 'bottle', name: ['Hanging Glass Bottle', 'Botellita de vidrio para colgar'], line: ['A bottle with a wooden cap that lets the scent through.', 'Una botella con tapón de madera que deja pasar el aroma.'], made: 'glass', accent: ['turned', 'beech'], in: ['amber', 'clear'], usd: 390, size: '3 x 5 cm', special: 'wholesale' },
  ],
};

const carBin: Family = {
  key: 'car-bin', no: 3303, category: 'auto', stores: ['road'], grams: 540, pack: [34, 22, 12],
  tail: ['Car Organiser Bin for Back Seat and Boot, Foldable, Leakproof', 'Organizador papelera para asiento trasero y maletero, plegable e impermeable'],
  about: ['What rolls around in the car has a place at last.', 'Lo que rueda por el coche por fin tiene sitio.'],
  details: [['Leakproof lining', 'Forro impermeable'], ['Folds flat', 'Se pliega']], material: ['Felt, ABS', 'Fieltro, ABS'],
  designs: [
    { shape: 'handles', name: ['Felt Boot Organiser', 'Organizador de fieltro para maletero'], line: ['Two bays and two handles: it comes with you to the kitchen.', 'Dos huecos y dos asas: se viene contigo a la cocina.'], made: 'felt', accent: ['leather', 'tan'], in: ['charcoal', 'grey'], usd: 1690, size: '40 x 22 x 20 cm' },
    { shape: 'can', name: ['Mini Car Bin with Lid', 'Mini papelera con tapa'], line: ['Fits the cup holder and shuts itself.', 'Cabe en el posavasos y se cierra sola.'], made: 'matte', accent: ['metal', 'silver'], in: ['black', 'white', 'sky'], usd: 690, size: '8 x 18 cm' },
    { shape: 'tray', name: ['Back Seat Tray Box', 'Bandeja para el asiento trasero'], line: ['Crayons left, crackers right.', 'Ceras a la izquierda, galletas a la derecha.'], made: 'plastic', accent: ['silicone', 'mustard'], in: ['navy', 'mint'], usd: 1290, size: '38 x 21 x 18 cm' },
  ],
};

export const TECH_RANGE: readonly Family[] = [speaker, charger, powerBank, earbuds, keyboard, driver, flashlight, toolbox, tape, carMount, freshener, carBin];
