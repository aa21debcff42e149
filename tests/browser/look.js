// How an explorer looks, as lists of faults in words. Everything must be inside the viewport.

const SLACK = 1; // pixels: boxes are rounded

const visible = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
const named = (element) => {
  const name = (element.querySelector("[name]") ?? element).getAttribute("name") ?? element.textContent;
  return `${element.tagName.toLowerCase()} ${name}`;
};

// The band in the middle of a box, a part of its height: the ink of letters, the thumb of a slider.
const band = ({ left, right, top, bottom }, part) => {
  const [middle, half] = [(top + bottom) / 2, (part * (bottom - top)) / 2];
  return { left, right, top: middle - half, bottom: middle + half };
};

// Every piece of text that is seen: its words, the element it is in, where each line's ink is.
const texts = (root) => {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !visible(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    for (const box of range.getClientRects()) {
      found.push({ words: walker.currentNode.data, element, box: band(box, 0.75) });
    }
  }
  return found;
};

const inside = (box, frame) =>
  box.left >= frame.left - SLACK && box.right <= frame.right + SLACK &&
  box.top >= frame.top - SLACK && box.bottom <= frame.bottom + SLACK;

const overlap = (a, b) =>
  Math.min(a.right, b.right) - Math.max(a.left, b.left) > SLACK &&
  Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > SLACK;

const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });

// Red, green, blue and opacity of a CSS colour, each from 0 to 1.
const rgba = (colour) => {
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = colour;
  canvas.fillRect(0, 0, 1, 1);
  return [...canvas.getImageData(0, 0, 1, 1).data].map((part) => part / 255);
};

const drawn = (element) => element instanceof SVGGeometryElement;
const opaque = (colour) => !colour.startsWith("url") && colour !== "none" && rgba(colour)[3] === 1;
const paint = (element) => getComputedStyle(element)[drawn(element) ? "fill" : "backgroundColor"];

// Something lies over the middle line of a piece of text.
const covered = ({ element, box }) =>
  [box.left + 1, (box.left + box.right) / 2, box.right - 1].some((x) => {
    const top = document.elementFromPoint(x, (box.top + box.bottom) / 2);
    return top && !top.contains(element) && !element.contains(top) && opaque(paint(top));
  });

export const layout = (root) => {
  const faults = [];
  const frame = root.getBoundingClientRect();
  const controls = [...root.querySelectorAll("input, output, button, label")].filter(visible);
  const written = texts(root);
  for (const control of controls) {
    if (!inside(control.getBoundingClientRect(), frame)) faults.push(`${named(control)} sticks out`);
    const scrolls = control.type === "text";
    if (!scrolls && control.scrollWidth > control.clientWidth + SLACK && control.clientWidth) faults.push(`${named(control)} overflows`);
  }
  for (const piece of written) {
    const drawing = piece.element.closest("svg")?.getBoundingClientRect() ?? frame;
    if (!inside(piece.box, frame) || !inside(piece.box, drawing)) faults.push(`"${piece.words}" sticks out`);
    if (covered(piece)) faults.push(`"${piece.words}" is covered`);
  }
  const inputs = controls.filter((control) => control.type === "range");
  const pieces = [...written, ...inputs.map((element) => ({ words: named(element), box: band(element.getBoundingClientRect(), 0.75) }))];
  pieces.forEach((a, k) => pieces.slice(k + 1).forEach((b) => {
    if (overlap(a.box, b.box)) faults.push(`"${a.words}" and "${b.words}" overlap`);
  }));
  const wider = root.scrollWidth - root.clientWidth;
  if (wider > 0) faults.push(`it is ${wider} pixels wider than its place`);
  if (document.documentElement.scrollWidth > innerWidth) faults.push("the page scrolls sideways");
  if (frame.bottom > innerHeight) faults.push("it is higher than the viewport: nothing can be said");
  return faults;
};

// WCAG's relative luminance.
const luminance = (colour) => {
  const [r, g, b] = rgba(colour).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

// What is painted behind a point of a text, or null where it cannot be told.
const behind = ({ box }) => {
  const here = document.elementsFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
  const colours = here.filter((one) => !(one instanceof SVGTextContentElement)).map(paint);
  return colours.find(opaque) ?? getComputedStyle(document.body).backgroundColor;
};

export const contrasts = (root) => texts(root).flatMap((piece) => {
  const ink = getComputedStyle(piece.element)[piece.element instanceof SVGElement ? "fill" : "color"];
  const ground = behind(piece);
  const [low, high] = [luminance(ink), luminance(ground)].sort((a, b) => a - b);
  const ratio = (high + 0.05) / (low + 0.05);
  return ratio < 4.5 ? `"${piece.words}": ${ink} on ${ground} is ${ratio.toFixed(2)}` : [];
});

export const groundAndInk = (root) => {
  const { backgroundColor, color } = getComputedStyle(root);
  return [luminance(backgroundColor), luminance(color)];
};
