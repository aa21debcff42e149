// What every explorer shares: elements, numbers, sliders, and the frame that holds them together.

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

// Two decimals with a true minus; what rounds to nothing has no sign.
export const number = (value, digits = 2) => {
  const text = Math.abs(value).toFixed(digits);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
};

// An id that no other drawing of the page has: each explorer is a module of its own.
export const uniqueId = () => `gatebook-${Math.random().toString(36).slice(2)}`;

// A symbol such as c_prev as it is written: an italic letter and a subscript.
export const symbol = (name, subscript = "") =>
  html("span", { class: "gb-symbol" }, html("i", {}, name), subscript ? html("sub", {}, subscript) : null);

// A quantity's symbol in its colour.
export const sign = (name, subscript, quantity = name) =>
  html("span", { class: `gb-ink gb-${quantity}` }, symbol(name, subscript));

// One slider with its label and its number: { input, output, element }. `sign` is its symbol.
export const slider = ({ name, min, max, step = 0.01, label, sign, quantity = name }) => {
  const output = html("output", { name, "aria-live": "off" });
  const input = html("input", { type: "range", name, min, max, step, "aria-label": label });
  const words = html("span", { class: "gb-words" }, sign, html("span", { class: "gb-name" }, label));
  const element = html("label", { class: `gb-slider gb-${quantity}` }, words, output, input);
  return { input, output, element };
};

// Move a slider's thumb; its track is filled from 0, or from the left where 0 is not on it.
export const show = (input, value) => {
  if (Number(input.value) !== value) input.value = value;
  const [min, max] = [Number(input.min), Number(input.max)];
  const along = (v) => Math.min(1, Math.max(0, (v - min) / (max - min)));
  const ends = [along(0), along(Number(input.value))].sort((a, b) => a - b);
  ["--gb-from", "--gb-to"].forEach((name, k) => input.style.setProperty(name, ends[k]));
};

// Put an element of given width on the drawing; (x, y) is its left upper corner.
export const place = (element, x, y, width = null) => {
  element.style.left = `${x}px`;
  element.style.top = `${y}px`;
  if (width !== null) element.style.width = `${width}px`;
};

// The frame of an explorer: a root that the notebook's shortcuts do not reach, redrawn in the
// event that changed something. `build(root)` fills it and returns `draw(width)`.
export const explorer = (name, title, { model, el }, build) => {
  const root = html("div", { class: "gatebook", "data-explorer": name, role: "group", "aria-label": title });
  root.addEventListener("keydown", (event) => event.stopPropagation());
  const draw = build(root);
  el.replaceChildren(root);
  const inside = getComputedStyle(root);
  const redraw = () => {
    const room = root.clientWidth - parseFloat(inside.paddingLeft) - parseFloat(inside.paddingRight);
    if (room > 0) draw(room); // nothing to draw on while the notebook has not laid it out
  };
  const size = new ResizeObserver(redraw);
  model.on("change", redraw);
  size.observe(root);
  redraw();
  return () => {
    size.disconnect();
    model.off("change", redraw);
  };
};

// Tie a slider to a trait of the same name, both ways; returns what shows the trait's value.
export const tie = (model, { input, output }) => {
  input.addEventListener("input", () => {
    model.set(input.name, Number(input.value));
    model.save_changes();
  });
  return () => {
    show(input, model.get(input.name));
    output.value = number(model.get(input.name));
  };
};

// A row of buttons of which one is pressed: choose(name) is called, press(name) shows which.
export const choice = (names, words, choose) => {
  const buttons = names.map((name) => html("button", { type: "button", onclick: () => choose(name) }, words[name]));
  const press = (chosen) => buttons.forEach((button, k) => button.setAttribute("aria-pressed", names[k] === chosen));
  return { element: html("div", { class: "gb-choice" }, buttons), press };
};
