// The painted gates as Python: an answer to the exercises that ask for a puzzle in code.

import { html, makeVerdict, whenNew } from "../../shared/common.js";

// A function as those exercises want it, and the check that judges it.
export const python = (puzzle, g, gates) => {
  const list = (values) => `[${values.join(", ")}]`;
  const rows = Object.entries(gates).map(([gate, values]) => `        "${gate}": ${list(values)},`);
  return [
    "from helpers import checks",
    "", "",
    `def ${puzzle}_gates(g):`,
    `    # g = ${list(g)}`,
    "    return {", ...rows, "    }",
    "", "",
    `checks.check_puzzle("${puzzle}", ${puzzle}_gates)`,
    "",
  ].join("\n");
};

// The button that copies, what is told of it, and the code itself where the browser refuses.
export const makeCopier = (words) => {
  const field = html("textarea", { class: "gb-code", readonly: "", rows: 13, "aria-label": words.code });
  const verdict = makeVerdict();
  const copied = (done) => {
    verdict.tell(done ? words.copied : words.refused, done);
    field.hidden = done;
    if (!done) field.select();
  };
  // Where a page is not secure there is no clipboard: an error, and so refused as well.
  const copy = async () => navigator.clipboard.writeText(field.value);
  const press = () => copy().then(() => copied(true), () => copied(false));
  const update = whenNew((code) => {
    field.value = code;
    field.hidden = true;
    verdict.tell("", false);
  });
  const button = html("button", { type: "button", onclick: press }, words.copy);
  return { button, verdict: verdict.element, field, update };
};
