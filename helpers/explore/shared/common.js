// What every explorer shares: elements, words and numbers, and the frame that holds them together.

const SVG = "http://www.w3.org/2000/svg";

const fill = (element, attributes, children) => {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== null && value !== false) element.setAttribute(name, value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null));
  return element;
};

// An HTML element; an attribute "onclick" and the like is a listener, null and false leave it out.
export const html = (tag, attributes = {}, ...children) =>
  fill(document.createElement(tag), attributes, children);

// An SVG element.
export const svg = (tag, attributes = {}, ...children) =>
  fill(document.createElementNS(SVG, tag), attributes, children);

// A whole drawing, with the sentence that says what is on it.
export const picture = (name, width, height, ...children) =>
  svg("svg", { width, height, role: "img", "aria-label": name }, ...children);

// Words in a drawing; `anchor` is which point of them is at x.
export const caption = (x, y, words, kind = "gb-tick", anchor = "middle") =>
  svg("text", { x, y, class: kind, "text-anchor": anchor }, words);

// A number that a reader, or a test, finds by its name.
export const output = (name, value = "") => html("output", { name, "aria-live": "off" }, value);

// A sentence in pieces: each blank, {n}, is what `make` returns for its name.
export const pieces = (sentence, make) =>
  sentence.split(/\{(\w+)\}/).map((piece, k) => (k % 2 ? make(piece) : piece));

// A sentence with all its blanks filled in.
export const say = (sentence, values) => pieces(sentence, (name) => values[name]).join("");

// Two decimals with a true minus; what rounds to nothing has no sign.
export const number = (value, digits = 2) => {
  const text = Math.abs(value).toFixed(digits);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
};

export const limit = (low, value, high) => Math.max(low, Math.min(high, value));
export const sigmoid = (a) => 1 / (1 + Math.exp(-a));
export const logit = (v) => Math.log(v / (1 - v)); // ∓Infinity at 0 and 1

// An id that no other drawing of the page has: each explorer is a module of its own.
export const uniqueId = () => `gatebook-${Math.random().toString(36).slice(2)}`;

// A symbol such as c_prev as it is written: an italic letter and a subscript.
export const symbol = (name, subscript = "") =>
  html("span", { class: "gb-symbol" }, html("i", {}, name), subscript ? html("sub", {}, subscript) : null);

// A quantity's symbol in its colour.
export const sign = (name, subscript, quantity = name) =>
  html("span", { class: `gb-ink gb-${quantity}` }, symbol(name, subscript));

// Put an element on the drawing: its left upper corner, and the width and height that are given.
export const place = (element, left, top, width, height) =>
  Object.entries({ left, top, width, height }).forEach(([side, pixels]) => {
    if (pixels !== undefined) element.style[side] = `${pixels}px`;
  });

// A slider that is not seen, for the keyboard: the drawing under it shows where it stands.
export const hiddenSlider = (attributes, label) =>
  html("input", { type: "range", class: "gb-cell", ...attributes, "aria-label": label });

// The place of a drawing of so many pixels; what is laid over it comes after it.
export const makeStage = (kind, height, ...children) => {
  const stage = html("div", { class: `gb-stage ${kind}` }, ...children);
  stage.style.height = `${height}px`;
  return stage;
};

// A sentence that a screen reader hears when it changes, and what stands beside it.
export const makeVerdict = (...beside) => {
  const said = document.createTextNode("");
  const element = html("p", { class: "gb-verdict", role: "status" }, said, beside);
  const tell = (words, done) => {
    if (said.data !== words) said.data = words;
    element.classList.toggle("gb-done", done);
  };
  return { element, tell };
};

// `draw` as a function that does nothing while its first argument, the key, stays the same.
export const whenNew = (draw) => {
  let drawn = null;
  return (key, ...given) => {
    if (key === drawn) return;
    drawn = key;
    draw(key, ...given);
  };
};

// `make` as a function that remembers what it made last, while its first argument stays the same.
export const remembered = (make) => {
  let [known, made] = [null, null];
  return (key, ...given) => {
    if (key !== known) [known, made] = [key, make(key, ...given)];
    return made;
  };
};

// The render function of an explorer: a root that the notebook's shortcuts do not reach, redrawn
// in the event that changed something. `build` fills the root and returns draw(width, values), the
// values being those of the traits that are named; what it gives to `atEnd` is called at the end.
export const explorer = (name, traits, build) => ({ model, el }) => {
  const words = model.get("words");
  const frame = { class: "gatebook", "data-explorer": name, role: "group", "aria-label": words.title };
  const root = html("div", frame);
  root.addEventListener("keydown", (event) => event.stopPropagation());
  const set = (values) => (model.set(values), model.save_changes());
  const redraw = () => {
    const room = root.clientWidth - parseFloat(inside.paddingLeft) - parseFloat(inside.paddingRight);
    if (!(room > 0)) return; // 0 or NaN: nothing to draw on while the notebook has not laid it out
    draw(room, Object.fromEntries(traits.map((trait) => [trait, model.get(trait)])));
  };
  const ends = [];
  const draw = build({ root, words, model, set, redraw, atEnd: (end) => ends.push(end) });
  el.replaceChildren(root);
  const inside = getComputedStyle(root);
  const size = new ResizeObserver(redraw);
  model.on("change", redraw);
  size.observe(root);
  redraw();
  return () => {
    size.disconnect();
    model.off("change", redraw);
    ends.forEach((end) => end());
  };
};
