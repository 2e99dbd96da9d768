// Texts as QR codes (ISO/IEC 18004): bytes in UTF-8, level L, versions 1 to 9, which is up to 230 bytes.
//
// A screen shows every module whole, and fewer, larger modules are what an old camera needs: hence level L, the lowest.
// Up to version 9 the blocks of a code are all of one length, and the number of bytes takes one byte.

// By version: the codewords of data, and those of correction in each block. From version 6 there are two blocks.
const DATA = [19, 34, 55, 80, 108, 136, 156, 194, 232], CORRECTION = [7, 10, 15, 20, 26, 18, 20, 24, 30];

// The 15 bits that say "level L, mask 0", and the 18 that say "version 7", 8 and 9.
const FORMAT = 0x77c4;
const VERSIONS = [0x7c94, 0x85bc, 0x9a99];

function bit(number, place) {
  return (number >> place & 1) > 0;
}

// The product of two bytes in the field of 256 elements that the standard names.
function multiply(one, other) {
  let product = 0;
  for (; other; other >>= 1) {
    if (other & 1) product ^= one;
    one = one << 1 ^ (one >> 7) * 0x11d;
  }
  return product;
}

// Reed-Solomon: what remains of a block after a long division by (x - 1)(x - 2)(x - 4)...
function correction(block, length) {
  let divisor = [1], root = 1;
  for (let i = 0; i < length; i++) {
    divisor = divisor.concat(0).map((factor, k) => factor ^ multiply(k && divisor[k - 1], root));
    root = multiply(root, 2);
  }
  const rest = block.slice(); // It grows: what is not there yet counts as 0.
  block.forEach((_, i) => {
    const lead = rest[i];
    divisor.forEach((factor, k) => { rest[i + k] ^= multiply(factor, lead); });
  });
  return rest.slice(block.length);
}

// The codewords in the order in which they are laid: the blocks take turns.
function codewords(bytes, version) {
  // Half a byte says "bytes follow" (4), the next whole one how many; half a byte of zeros ends them.
  const stream = [4, bytes.length].concat(bytes, 0), room = DATA[version - 1], laid = [];
  const data = stream.slice(1).map((byte, i) => (stream[i] & 15) << 4 | byte >> 4);
  for (let filler = 0xec; data.length < room; filler ^= 0xec ^ 0x11) data.push(filler);
  const blocks = version < 6 ? [data] : [data.slice(0, room / 2), data.slice(room / 2)];
  [blocks, blocks.map(block => correction(block, CORRECTION[version - 1]))].forEach(group =>
    group[0].forEach((_, i) => group.forEach(block => laid.push(block[i])))
  );
  return laid;
}

// Concentric squares, from the middle outwards: 1 is dark, 0 is light.
function squares(rows, across, down, rings) {
  rows.forEach((row, y) => rows.forEach((_, x) => {
    const ring = Math.max(Math.abs(x - across), Math.abs(y - down));
    if (ring < rings.length) row[x] = rings[ring] > 0;
  }));
}

// The rows of modules, true where dark, without the quiet zone. Throws a RangeError where the text is too long.
export function qr(text) {
  const bytes = Array.from(new TextEncoder().encode(text));
  const version = DATA.findIndex(room => room >= bytes.length + 2) + 1;
  if (!version) throw new RangeError("Too long for a QR code");
  const size = 17 + 4 * version, rows = Array.from({ length: size }, () => []);

  [[3, 3], [size - 4, 3], [3, size - 4]].forEach(at => squares(rows, at[0], at[1], [1, 1, 0, 1, 0]));
  const centres = version < 2 ? [] : version < 7 ? [size - 7] : [6, size >> 1, size - 7];
  centres.forEach(x => centres.forEach(y => {
    if (rows[y][x] === undefined) squares(rows, x, y, [1, 0, 1]);
  }));
  for (let i = 8; i < size - 8; i++) rows[i][6] = rows[6][i] = i % 2 === 0;
  // The format stands twice: once in each half of row 8 and of column 8.
  for (let i = 0; i < 15; i++) {
    const x = i < 8 ? size - 1 - i : i < 9 ? 7 : 14 - i, y = i < 6 ? i : i < 8 ? i + 1 : size - 15 + i;
    rows[8][x] = rows[y][8] = bit(FORMAT, i);
  }
  rows[size - 8][8] = true;
  for (let i = 0; i < 18 && version > 6; i++) {
    const near = Math.floor(i / 3), far = size - 11 + i % 3;
    rows[near][far] = rows[far][near] = bit(VERSIONS[version - 7], i);
  }

  // The data fill what is left, from the right, two columns at a time, upwards and downwards in turn; column 6 is full.
  // Of the eight masks we always lay mask 0, a chequerboard. A reader undoes the one that the format names, so that any
  // of them decodes; the standard weighs all eight for the easiest reading, which we leave out to stay small.
  const laid = codewords(bytes, version);
  let count = 0;
  for (let pair = size - 1; pair > 0; pair -= 2) {
    for (let i = 0; i < 2 * size; i++) {
      const x = (pair > 6 ? pair : pair - 1) - i % 2, y = pair & 2 ? i >> 1 : size - 1 - (i >> 1);
      if (rows[y][x] === undefined) {
        rows[y][x] = bit(laid[count >> 3], 7 - count % 8) !== ((x + y) % 2 === 0);
        count++;
      }
    }
  }
  return rows;
}

// The code as a picture with the quiet zone, black on white in every theme; `label` says what it holds.
export function qrSvg(text, label) {
  const rows = qr(text), size = rows.length + 8;
  let path = "";
  rows.forEach((row, y) => row.forEach((dark, x) => { if (dark) path += "M" + (x + 4) + " " + (y + 4) + "h1v1h-1z"; }));

  function element(name, attributes) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    Object.keys(attributes).forEach(key => made.setAttribute(key, attributes[key]));
    return made;
  }

  const svg = element("svg", { viewBox: "0 0 " + size + " " + size, role: "img", "aria-label": label });
  svg.appendChild(element("rect", { width: size, height: size, fill: "#fff" }));
  // Without crisp edges, hair lines would show between modules where a module is no whole number of pixels.
  svg.appendChild(element("path", { d: path, fill: "#000", "shape-rendering": "crispEdges" }));
  return svg;
}
